package server

import (
	"fmt"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// calls numbers the requests sent to the client, and holds what follows their answers.
type calls struct {
	mu      sync.Mutex
	last    int64
	waiting map[int64]func(result []byte, err error)
}

// ask sends a request to the client whose answer carries no news.
func (s *session) ask(method string, params any) { s.askThen(method, params, nil) }

// askThen sends a request to the client. Its answer, which may never come, is given to then apart from everything else.
func (s *session) askThen(method string, params any, then func(result []byte, err error)) {
	var raw []byte
	if params != nil {
		var err error
		if raw, err = protocol.Marshal(params); err != nil {
			s.log.Error("encode "+method, zap.Error(err))
			return
		}
	}
	s.calls.mu.Lock()
	s.calls.last++
	id := s.calls.last
	if then != nil {
		if s.calls.waiting == nil {
			s.calls.waiting = map[int64]func([]byte, error){}
		}
		s.calls.waiting[id] = then
	}
	s.calls.mu.Unlock()
	s.out.send("", jsonrpc2.AppendCall(nil, jsonrpc2.NewNumberID(id), method, raw))
}

func (s *session) answered(r *jsonrpc2.Response) {
	if r.Err() != nil {
		s.log.Warn("the client refused a request", zap.String("id", fmt.Sprint(r.ID())), zap.Error(r.Err()))
	}
	id, ok := r.ID().Number()
	if !ok {
		return
	}
	s.calls.mu.Lock()
	then := s.calls.waiting[id]
	delete(s.calls.waiting, id)
	s.calls.mu.Unlock()
	if then != nil {
		result, err := []byte(r.Result()), r.Err()
		s.apart("an answer of the client", func() { then(result, err) })
	}
}
