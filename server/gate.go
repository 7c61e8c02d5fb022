package server

import (
	"sync"
	"time"
)

// gate counts what runs apart, and lets nothing in once the session is over.
type gate struct {
	mu     sync.Mutex
	inside int
	shut   bool
	empty  chan struct{}
}

func newGate() gate { return gate{empty: make(chan struct{})} }

func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.shut {
		g.inside++
	}
	return !g.shut
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside--
	if g.shut && g.inside == 0 {
		close(g.empty)
	}
}

// close waits for those inside, for as long as grace.
func (g *gate) close(grace time.Duration) {
	g.mu.Lock()
	g.shut = true
	idle := g.inside == 0
	g.mu.Unlock()
	if idle {
		return
	}
	t := time.NewTimer(grace)
	defer t.Stop()
	select {
	case <-g.empty:
	case <-t.C:
	}
}
