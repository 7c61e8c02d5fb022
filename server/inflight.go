package server

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// inflight holds how to cancel each request that is being answered.
type inflight struct {
	mu     sync.Mutex
	cancel map[jsonrpc2.ID]*context.CancelFunc
}

func newInflight() *inflight { return &inflight{cancel: map[jsonrpc2.ID]*context.CancelFunc{}} }

// add gives the context of a request; release must be called when it is answered.
func (f *inflight) add(parent context.Context, id jsonrpc2.ID) (ctx context.Context, release func()) {
	ctx, cancel := context.WithCancel(parent)
	f.mu.Lock()
	f.cancel[id] = &cancel
	f.mu.Unlock()
	return ctx, func() {
		cancel()
		f.mu.Lock()
		defer f.mu.Unlock()
		// A client that uses an id twice at once must not lose the second.
		if f.cancel[id] == &cancel {
			delete(f.cancel, id)
		}
	}
}

func (s *session) cancelRequest(p *protocol.CancelParams) {
	var id jsonrpc2.ID
	switch token := p.ID.(type) {
	case protocol.Integer:
		id = jsonrpc2.NewNumberID(int64(token))
	case protocol.String:
		id = jsonrpc2.NewStringID(string(token))
	}
	s.inflight.mu.Lock()
	cancel := s.inflight.cancel[id]
	s.inflight.mu.Unlock()
	if cancel != nil {
		(*cancel)()
	}
}
