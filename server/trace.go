package server

import (
	"sync/atomic"

	"go.lsp.dev/protocol"
)

// trace tells whether the client wants to follow what it sends.
type trace struct{ on atomic.Bool }

func (s *session) setTrace(p *protocol.SetTraceParams) { s.trace.on.Store(wantsTrace(p.Value)) }

func wantsTrace(v protocol.TraceValue) bool {
	return v == protocol.TraceValueMessages || v == protocol.TraceValueVerbose
}

func (s *session) traced(kind, method string) {
	if s.trace.on.Load() && method != protocol.MethodSetTrace {
		s.notify("", protocol.MethodLogTrace, &protocol.LogTraceParams{Message: "received " + kind + " " + method})
	}
}
