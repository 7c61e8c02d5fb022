package server

import (
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// stage of a session.
type stage int32

const (
	fresh stage = iota
	serving
	shut
)

// life is the lifecycle of a session. Only the handling goroutine changes it.
type life struct{ at atomic.Int32 }

func (l *life) is(s stage) bool { return stage(l.at.Load()) == s }

func (l *life) enter(s stage) { l.at.Store(int32(s)) }

// status is the exit status by the letter: 0 only after shutdown.
func (l *life) status() int {
	if l.is(shut) {
		return 0
	}
	return 1
}

// admit says why a request may not be answered now; nil if it may.
func (l *life) admit(method string) error {
	switch {
	case l.is(shut):
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server was shut down")
	case l.is(fresh) && method != protocol.MethodInitialize:
		return jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the first request must be initialize")
	case l.is(serving) && method == protocol.MethodInitialize:
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "initialize was answered already")
	}
	return nil
}
