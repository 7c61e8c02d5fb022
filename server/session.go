package server

import (
	"context"
	"sync"

	"go.uber.org/zap"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// checker finds what is wrong in a file of a workspace; contracts/check in earnest.
type checker func(context.Context, *workspace.Index, *program.File, *config.Config) check.Result

// glancer does so for some of its methods.
type glancer func(context.Context, *workspace.Index, *program.File, *config.Config, []*program.Method) check.Result

// session is everything known of one client.
type session struct {
	log     *zap.Logger
	version string
	check   checker
	methods glancer // nil: no edit is answered by looking at its method alone
	clock   clock
	alive   func(pid int) bool

	ctx        context.Context // ends with the session
	background gate            // what runs apart and must not outlive it
	out        *outbox
	life       life
	end        chan struct{} // closed to end the session
	endOnce    sync.Once
	inflight   *inflight
	calls      calls
	client     client // written by initialize, before anything that reads it can run
	trace      trace

	mu          sync.Mutex // guards what follows and the fields of documents and folders
	docs        map[string]*document
	folders     []*folder
	preferences preferences
	told        map[string]bool      // messages shown once
	works       int                  // that progress was shown of
	running     map[string]*progress // by token
	nudge       func()               // stops the timer after which the client is told to ask again
}

// finish ends the session from any goroutine.
func (s *session) finish() { s.endOnce.Do(func() { close(s.end) }) }

func (s *session) over() bool {
	select {
	case <-s.end:
		return true
	default:
		return false
	}
}

// apart runs do in the background of the session, its panic contained; false if the session is over.
func (s *session) apart(what string, do func()) bool {
	if !s.background.enter() {
		return false
	}
	go func() {
		defer s.background.leave()
		s.contained(what, do)
	}()
	return true
}
