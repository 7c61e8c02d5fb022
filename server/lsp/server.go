// Package lsp is the editor's face of Proviso: the Language Server Protocol over a stream. It is the only importer of
// go.lsp.dev/protocol; what a finding is, contracts/check decides.
//
// One goroutine reads messages and handles them in order, so that edits are never applied out of turn; answers go through a queue
// that never blocks reading. Analysis happens where a message needs it, on the immutable snapshot of that moment.
package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// Options configure a session.
type Options struct {
	Logger  *zap.Logger
	Version string
}

// maxMessage bounds a message's body in bytes.
const maxMessage = 64 << 20

// Error codes of the protocol that jsonrpc2 does not name (LSP 3.17, ErrorCodes).
const (
	codeParse          = -32700
	codeInvalidRequest = -32600
	codeNoMethod       = -32601
	codeInvalidParams  = -32602
	codeInternal       = -32603
	codeNotInitialized = -32002
)

type phase uint8

const (
	fresh phase = iota
	running
	stopped
)

// session is one connection with one editor window.
type session struct {
	opts  Options
	ctx   context.Context
	out   chan []byte
	phase phase
	work  *workspaceState
	sched *scheduler
	mu    sync.Mutex // guards work
}

// Run serves one session until exit, the end of in, or the end of ctx. The exit status is 0 after a proper shutdown, else 1.
func Run(ctx context.Context, in io.Reader, out io.Writer, opts Options) int {
	if opts.Logger == nil {
		opts.Logger = zap.NewNop()
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &session{opts: opts, ctx: ctx, out: make(chan []byte, 1024), work: newWorkspace()}
	s.sched = newScheduler(s.publish)
	var wg sync.WaitGroup
	wg.Go(func() { s.write(out) })
	status := s.read(bufio.NewReaderSize(in, 1<<16))
	s.sched.stop()
	close(s.out)
	wg.Wait()
	return status
}

// write sends what is queued. After a failed write the rest is dropped: the editor is gone and reading will end too.
func (s *session) write(out io.Writer) {
	dead := false
	for m := range s.out {
		if dead {
			continue
		}
		if _, err := fmt.Fprintf(out, "Content-Length: %d\r\n\r\n%s", len(m), m); err != nil {
			s.opts.Logger.Warn("the client no longer reads", zap.Error(err))
			dead = true
		}
	}
}

// read handles messages until the session ends.
func (s *session) read(in *bufio.Reader) int {
	for {
		body, err := frame(in)
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.opts.Logger.Warn("reading ended", zap.Error(err))
			}
			return s.status()
		}
		msg, err := jsonrpc2.DecodeMessage(body)
		if err != nil {
			s.respond(json.RawMessage("null"), nil, &responseError{codeParse, "the message is not valid JSON-RPC: " + err.Error()})
			continue
		}
		switch m := msg.(type) {
		case *jsonrpc2.Notification:
			if m.Method() == "exit" {
				return s.status()
			}
			s.contain(m.Method(), func() { s.notify(m.Method(), m.Params()) })
		case *jsonrpc2.Call:
			s.call(m)
		}
	}
}

func (s *session) status() int {
	if s.phase == stopped {
		return 0
	}
	return 1
}

// frame reads one message body. A header that cannot be understood ends the stream, for its length is unknown.
func frame(in *bufio.Reader) ([]byte, error) {
	length := -1
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			if length < 0 {
				continue
			}
			break
		}
		name, value, _ := strings.Cut(line, ":")
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			n, err := strconv.Atoi(strings.TrimSpace(value))
			if err != nil || n < 0 {
				return nil, fmt.Errorf("bad Content-Length %q", value)
			}
			length = n
		}
	}
	if length > maxMessage {
		return nil, fmt.Errorf("a message of %d bytes is larger than %d", length, maxMessage)
	}
	body := make([]byte, length)
	_, err := io.ReadFull(in, body)
	return body, err
}

type responseError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *responseError) Error() string { return e.Message }

// call answers a request.
func (s *session) call(m *jsonrpc2.Call) {
	id := encodeID(m.ID())
	method := m.Method()
	switch {
	case s.phase == fresh && method != "initialize":
		s.respond(id, nil, &responseError{codeNotInitialized, "the first request must be initialize"})
		return
	case s.phase == stopped:
		s.respond(id, nil, &responseError{codeInvalidRequest, "the server was shut down"})
		return
	}
	answered := false
	s.contain(method, func() {
		result, err := s.handle(method, m.Params())
		answered = true
		s.respond(id, result, err)
	})
	if !answered {
		s.respond(id, nil, &responseError{codeInternal, "internal error in " + method})
	}
}

// encodeID gives a request's identifier as JSON.
func encodeID(id jsonrpc2.ID) []byte {
	if n, ok := id.Number(); ok {
		return strconv.AppendInt(nil, n, 10)
	}
	text, _ := id.StringValue()
	data, _ := json.Marshal(text)
	return data
}

// contain keeps a panic in one handler from ending the session.
func (s *session) contain(what string, do func()) {
	defer func() {
		if r := recover(); r != nil {
			s.opts.Logger.Error("panic", zap.String("in", what), zap.Any("value", r), zap.ByteString("stack", debug.Stack()))
		}
	}()
	do()
}

func (s *session) handle(method string, params []byte) (any, error) {
	switch method {
	case "initialize":
		return decode(params, s.initialize)
	case "shutdown":
		s.phase = stopped
		return nil, nil
	case "textDocument/diagnostic":
		return decode(params, s.diagnostic)
	case "textDocument/codeAction":
		return decodeRaw(params, s.codeAction)
	case "textDocument/hover":
		return decode(params, s.hover)
	}
	return nil, &responseError{codeNoMethod, "method not found: " + method}
}

func (s *session) notify(method string, params []byte) {
	if s.phase != running {
		return
	}
	var err error
	switch method {
	case "textDocument/didOpen":
		_, err = decode(params, s.didOpen)
	case "textDocument/didChange":
		_, err = decode(params, s.didChange)
	case "textDocument/didClose":
		_, err = decode(params, s.didClose)
	case "workspace/didChangeWatchedFiles":
		s.reload()
	}
	if err != nil {
		s.opts.Logger.Warn("ignored a notification", zap.String("method", method), zap.Error(err))
	}
}

// decode reads parameters with the protocol library's own codec.
func decode[P any](raw []byte, handle func(*P) (any, error)) (any, error) {
	p := new(P)
	if len(raw) > 0 && string(raw) != "null" {
		if err := protocol.Unmarshal(raw, p); err != nil {
			return nil, &responseError{codeInvalidParams, err.Error()}
		}
	}
	return handle(p)
}

// decodeRaw reads the few fields a handler needs, so that another server's data in the rest cannot make a request undecodable.
func decodeRaw[P any](raw []byte, handle func(*P) (any, error)) (any, error) {
	p := new(P)
	if err := json.Unmarshal(raw, p); err != nil {
		return nil, &responseError{codeInvalidParams, err.Error()}
	}
	return handle(p)
}

func (s *session) respond(id []byte, result any, err error) {
	m := map[string]any{"jsonrpc": "2.0", "id": json.RawMessage(id)}
	if err != nil {
		var re *responseError
		if !errors.As(err, &re) {
			re = &responseError{codeInternal, err.Error()}
		}
		m["error"] = re
	} else {
		m["result"] = result
	}
	s.send(m)
}

func (s *session) notification(method string, params any) {
	s.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

func (s *session) send(m any) {
	data, err := json.Marshal(m)
	if err != nil {
		s.opts.Logger.Error("cannot encode a message", zap.Error(err))
		return
	}
	s.out <- data
}
