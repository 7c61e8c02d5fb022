package server

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/agentcore/proviso/analysis/workspace"
)

var (
	noID     jsonrpc2.ID
	errParse = jsonrpc2.NewError(jsonrpc2.ParseError, "not readable as a message")
)

// receive handles the body of one message. Nothing in it ends the session but the notification exit.
func (s *session) receive(body []byte) {
	msg, err := jsonrpc2.DecodeMessage(body)
	switch m := msg.(type) {
	case *jsonrpc2.Call:
		s.traced("request", m.Method())
		s.request(m)
	case *jsonrpc2.Notification:
		s.traced("notification", m.Method())
		s.notification(m)
	case *jsonrpc2.Response:
		s.answered(m)
	default:
		s.log.Warn("malformed message", zap.Error(err))
		s.respond(noID, nil, err)
	}
}

// notification is handled inline. An error is logged, never answered: there is nobody to answer.
func (s *session) notification(n *jsonrpc2.Notification) {
	if n.Method() == protocol.MethodExit {
		s.finish()
		return
	}
	handle, known := notifications[n.Method()]
	if !known || !s.life.is(serving) {
		return
	}
	s.noted(n.Method(), workspace.Contain(func() error { return handle(s, n.Params()) }))
}

// request prepares its answer inline, so that the snapshot it works on is the one the client had in mind, and computes it apart.
func (s *session) request(c *jsonrpc2.Call) {
	if err := s.life.admit(c.Method()); err != nil {
		s.respond(c.ID(), nil, err)
		return
	}
	prepare, known := requests[c.Method()]
	if !known {
		s.respond(c.ID(), nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "%s is not supported", c.Method()))
		return
	}
	var answer task
	err := workspace.Contain(func() (err error) {
		answer, err = prepare(s, c.Params())
		return err
	})
	if err != nil || inOrder[c.Method()] {
		s.answer(s.ctx, c.ID(), c.Method(), answer, err)
		return
	}
	ctx, release := s.inflight.add(s.ctx, c.ID())
	s.apart(c.Method(), func() {
		defer release()
		s.answer(ctx, c.ID(), c.Method(), answer, nil)
	})
}

func (s *session) answer(ctx context.Context, id jsonrpc2.ID, method string, do task, err error) {
	var result any
	if err == nil {
		err = workspace.Contain(func() (err error) {
			result, err = do(ctx)
			return err
		})
	}
	if ctx.Err() != nil { // analysis stops with what it has: half an answer is none
		err = protocol.ErrRequestCancelled
	}
	var p *workspace.Panic
	if errors.As(err, &p) {
		s.noted(method, err)
		err = jsonrpc2.NewError(jsonrpc2.InternalError, p.Error())
	}
	s.respond(id, result, err)
}

func (s *session) respond(id jsonrpc2.ID, result any, err error) {
	raw, ready := result.(jsonrpc2.RawMessage)
	if err == nil && !ready {
		raw, err = protocol.Marshal(result)
	}
	var coded *jsonrpc2.Error
	if err != nil && !errors.As(err, &coded) {
		err = jsonrpc2.NewError(jsonrpc2.InternalError, err.Error())
	}
	s.out.send("", jsonrpc2.AppendResponse(nil, id, raw, err))
}

// notify sends a notification; topic as for the outbox.
func (s *session) notify(topic, method string, params any) {
	raw, err := protocol.Marshal(params)
	if err != nil {
		s.log.Error("encode "+method, zap.Error(err))
		return
	}
	s.out.send(topic, jsonrpc2.AppendNotification(nil, method, raw))
}
