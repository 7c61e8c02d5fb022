// Package server is the editor's face of Proviso: the Language Server Protocol over a stream, open documents, when to analyse
// them and what to say of them. It is the only importer of go.lsp.dev and knows no rule: it asks contracts/check for findings
// and analysis/workspace for models, and can be deleted without the command line's check noticing.
//
// One goroutine reads and queues frames, one handles them: notifications inline and in order, requests inline as far as their
// snapshot and then apart. Nothing written blocks either, because what goes out is queued.
package server

import (
	"context"
	"errors"
	"io"
	"time"

	"go.uber.org/zap"

	"github.com/agentcore/proviso/contracts/check"
)

// Options of a run.
type Options struct {
	Logger  *zap.Logger // nil logs nothing
	Version string      // told to the client
}

// grace bounds the wait, when the session is over, for what still runs and for a client that stopped reading.
const grace = time.Second

// Run serves one client until it says exit, the stream ends, its process dies or ctx is done. The status is 0 after an orderly
// shutdown and 1 otherwise, as the protocol asks.
func Run(ctx context.Context, in io.Reader, out io.Writer, opts Options) (exitStatus int) {
	return newSession(opts).run(ctx, in, out)
}

func newSession(opts Options) *session {
	log := opts.Logger
	if log == nil {
		log = zap.NewNop()
	}
	return &session{
		log: log, version: opts.Version, check: check.File, methods: check.Methods, clock: systemClock{}, alive: processAlive,
		background: newGate(), end: make(chan struct{}), inflight: newInflight(), docs: map[string]*document{}, told: map[string]bool{}, running: map[string]*progress{},
	}
}

func (s *session) run(ctx context.Context, in io.Reader, out io.Writer) int {
	ctx, cancel := context.WithCancel(ctx)
	s.ctx = ctx
	s.out = newOutbox(out, s.finish)
	defer func() {
		cancel()
		s.background.close(grace)
		s.out.close(grace)
	}()
	frames := make(chan frame)
	go readFrames(ctx, in, frames)
	for {
		select {
		case <-ctx.Done():
			return s.life.status()
		case <-s.end:
			return s.life.status()
		case f := <-frames:
			if !s.take(f) {
				return s.life.status()
			}
		}
	}
}

// take handles one frame and reports whether the session goes on.
func (s *session) take(f frame) bool {
	var bad malformedFrame
	switch {
	case errors.As(f.err, &bad):
		s.log.Warn("malformed frame", zap.Error(f.err))
		s.respond(noID, nil, errParse)
	case f.err != nil:
		return false
	default:
		s.receive(f.body)
	}
	return !s.over()
}
