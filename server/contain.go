package server

import (
	"errors"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/agentcore/proviso/analysis/workspace"
)

// contained runs do and logs its panic: one analysis that fails must not end the session.
func (s *session) contained(what string, do func()) {
	s.noted(what, workspace.Contain(func() error {
		do()
		return nil
	}))
}

// noted logs an error with the stack of its panic, if it is one, and tells the user of the first.
func (s *session) noted(what string, err error) {
	if err == nil {
		return
	}
	var p *workspace.Panic
	if !errors.As(err, &p) {
		s.log.Warn(what, zap.Error(err))
		return
	}
	s.log.Error("panic in "+what, zap.Any("value", p.Value), zap.ByteString("stack", p.Stack))
	s.showOnce("panic", protocol.MessageTypeError, "Proviso met an internal error and goes on; its log holds the details.")
}

// showOnce shows a message to the user, the first time its topic comes up.
func (s *session) showOnce(topic string, kind protocol.MessageType, text string) {
	s.mu.Lock()
	seen := s.told[topic]
	s.told[topic] = true
	s.mu.Unlock()
	if !seen {
		s.notify("", protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: kind, Message: text})
	}
}
