package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/entry"
)

// patience is how long a test waits for a message before it gives up; a healthy server needs none of it.
const patience = 20 * time.Second

type object = map[string]any

// editor is a scripted client on the other end of in-memory pipes.
type editor struct {
	t     *testing.T
	s     *session
	clock *fakeClock
	logs  *observer.ObservedLogs
	in    *io.PipeWriter
	inbox chan object
	seen  []object // notifications and requests of the server that nobody waited for yet
	last  int
	exit  chan int

	mu    sync.Mutex
	asked map[string]string // methods of the requests sent, by id
	wrong []string          // what the server sent against the protocol
}

// start runs a server with the checker of these tests; tune may change it before it runs.
func start(t *testing.T, tune ...func(*session)) *editor {
	t.Helper()
	core, logs := observer.New(zapcore.DebugLevel)
	s := newSession(Options{Logger: zap.New(core), Version: "test"})
	clock := &fakeClock{}
	s.check, s.methods, s.clock = findBad, nil, clock
	for _, f := range tune {
		f(s)
	}
	serverIn, in := io.Pipe()
	out, serverOut := io.Pipe()
	e := &editor{t: t, s: s, clock: clock, logs: logs, in: in, inbox: make(chan object, 10000), exit: make(chan int, 1), asked: map[string]string{}}
	go func() { e.exit <- s.run(context.Background(), serverIn, serverOut) }()
	go e.read(out)
	t.Cleanup(func() {
		_ = in.Close() // the pipe of a server that is gone may be closed already
		_ = out.Close()
		e.mu.Lock()
		defer e.mu.Unlock()
		for _, w := range e.wrong {
			t.Error(w)
		}
	})
	return e
}

func (e *editor) read(out io.Reader) {
	r := bufio.NewReader(out)
	for {
		body, err := readFrame(r)
		if err != nil {
			close(e.inbox)
			return
		}
		var m object
		if err := json.Unmarshal(body, &m); err != nil {
			m = object{"unreadable": string(body)}
		}
		e.validate(m)
		e.inbox <- m
	}
}

// validate keeps what a message of the server has against the protocol's own description.
func (e *editor) validate(m object) {
	described := model()
	if described == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	asked := e.asked[fmt.Sprint(m["id"])]
	if w := described.violation(m, asked); w != "" {
		e.wrong = append(e.wrong, fmt.Sprintf("%v, answering %q: %s", m, asked, w))
	}
}

// initialize opens the session with the capabilities, given as JSON.
func (e *editor) initialize(capabilities string, folders ...string) object {
	e.t.Helper()
	p := object{"processId": nil, "rootUri": nil, "capabilities": json.RawMessage(capabilities)}
	if len(folders) > 0 {
		var list []object
		for _, f := range folders {
			list = append(list, object{"uri": "file://" + f, "name": "w"})
		}
		p["workspaceFolders"] = list
	}
	r := e.result("initialize", p)
	e.notify("initialized", object{})
	return r
}

func (e *editor) raw(text string) {
	if _, err := io.WriteString(e.in, text); err != nil {
		e.t.Errorf("the server does not read: %v", err)
	}
}

func (e *editor) body(text string) {
	e.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(text), text))
}

func (e *editor) send(m object) {
	m["jsonrpc"] = "2.0"
	if method, asks := m["method"].(string); asks && m["id"] != nil {
		e.mu.Lock()
		e.asked[fmt.Sprint(m["id"])] = method
		e.mu.Unlock()
	}
	body, err := json.Marshal(m)
	if err != nil {
		e.t.Fatal(err)
	}
	e.body(string(body))
}

func (e *editor) notify(method string, params any) {
	e.send(object{"method": method, "params": params})
}

// ask sends a request without waiting for its answer.
func (e *editor) ask(method string, params any) int {
	e.last++
	e.send(object{"method": method, "params": params, "id": e.last})
	return e.last
}

func (e *editor) next() object {
	e.t.Helper()
	select {
	case m, open := <-e.inbox:
		if !open {
			e.t.Fatal("the server closed its stream")
		}
		return m
	case <-time.After(patience):
		e.t.Fatal("the server is silent")
	}
	return nil
}

// answer waits for the response to a request.
func (e *editor) answer(id any) object {
	e.t.Helper()
	for {
		m := e.next()
		if _, asks := m["method"]; !asks && fmt.Sprint(m["id"]) == fmt.Sprint(id) {
			return m
		}
		e.seen = append(e.seen, m)
	}
}

func (e *editor) request(method string, params any) object {
	e.t.Helper()
	return e.answer(e.ask(method, params))
}

// result is the result of a request that must succeed.
func (e *editor) result(method string, params any) object {
	e.t.Helper()
	m := e.request(method, params)
	if m["error"] != nil {
		e.t.Fatalf("%s: %v", method, m["error"])
	}
	r, _ := m["result"].(object)
	return r
}

// wait gives the next message of the method that the server sent by itself.
func (e *editor) wait(method string) object {
	e.t.Helper()
	for i, m := range e.seen {
		if m["method"] == method {
			e.seen = append(e.seen[:i:i], e.seen[i+1:]...)
			return m
		}
	}
	for {
		m := e.next()
		if m["method"] == method {
			return m
		}
		e.seen = append(e.seen, m)
	}
}

// sync returns when everything sent before was handled.
func (e *editor) sync() {
	e.t.Helper()
	e.request("textDocument/hover", object{"textDocument": object{"uri": "none:"}, "position": object{"line": 0, "character": 0}})
}

func (e *editor) open(uri, language, text string) {
	e.notify("textDocument/didOpen", object{"textDocument": object{"uri": uri, "languageId": language, "version": 1, "text": text}})
}

func (e *editor) change(uri string, version int, changes ...object) {
	e.notify("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": version}, "contentChanges": changes})
}

func (e *editor) close(uri string) {
	e.notify("textDocument/didClose", object{"textDocument": object{"uri": uri}})
}

// settle lets all timers run out and gives the publication that follows.
func (e *editor) settle() object {
	e.t.Helper()
	e.sync()
	e.clock.advance(debounce)
	done := make(chan struct{})
	defer close(done)
	go func() { // an analysis that was still running sets its successor's timer late
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				e.clock.advance(0)
			}
		}
	}()
	return e.wait("textDocument/publishDiagnostics")["params"].(object)
}

func (e *editor) text(uri string) string {
	e.sync()
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if d := e.s.docs[uri]; d != nil {
		return d.current.text.String()
	}
	return "(not open)"
}

func (e *editor) status() int {
	e.t.Helper()
	select {
	case code := <-e.exit:
		return code
	case <-time.After(patience):
		e.t.Fatal("the server does not end")
	}
	return -1
}

func edit(l1, c1, l2, c2 int, text string) object {
	return object{"range": rangeOf(l1, c1, l2, c2), "text": text}
}

func rangeOf(l1, c1, l2, c2 int) object {
	return object{"start": object{"line": l1, "character": c1}, "end": object{"line": l2, "character": c2}}
}

// spans tells the ranges of diagnostics as "line:column-line:column message".
func spans(items any) []string {
	out := []string{}
	for _, i := range items.([]any) {
		d := i.(object)
		r := d["range"].(object)
		a, b := r["start"].(object), r["end"].(object)
		out = append(out, fmt.Sprintf("%v:%v-%v:%v", a["line"], a["character"], b["line"], b["character"]))
	}
	return out
}

func errorCode(m object) any {
	e, _ := m["error"].(object)
	return e["code"]
}

// fakeClock runs timers when the test says so.
type fakeClock struct {
	mu     sync.Mutex
	now    time.Duration
	timers []*fakeTimer
}

type fakeTimer struct {
	at   time.Duration
	do   func()
	dead bool
}

func (c *fakeClock) AfterFunc(d time.Duration, do func()) func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	timer := &fakeTimer{at: c.now + d, do: do}
	c.timers = append(c.timers, timer)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		timer.dead = true
	}
}

func (c *fakeClock) advance(d time.Duration) {
	c.mu.Lock()
	c.now += d
	var due, left []*fakeTimer
	for _, t := range c.timers {
		switch {
		case t.dead:
		case t.at <= c.now:
			due = append(due, t)
		default:
			left = append(left, t)
		}
	}
	c.timers = left
	c.mu.Unlock()
	for _, t := range due {
		t.do()
	}
}

// findBad is a checker that objects to the word "bad" and would rather have "good".
func findBad(ctx context.Context, _ *workspace.Index, f *program.File, _ *config.Config) check.Result {
	src := f.Text.String()
	if strings.Contains(src, "PANIC") {
		panic("as asked")
	}
	if strings.Contains(src, "BLOCK") {
		<-ctx.Done()
	}
	var out []contracts.Finding
	for at := 0; ; {
		i := strings.Index(src[at:], "bad")
		if i < 0 {
			return check.Result{Findings: out}
		}
		s := syntax.Span{Start: at + i, End: at + i + 3}
		at = s.End
		found := contracts.Finding{Rule: "missing-presence", Severity: contracts.Warning, Message: "this is bad", File: f, Span: s, Subject: "bad",
			Evidence: []contracts.Evidence{{File: f, Span: s, Message: "here"}},
			Repairs:  []contracts.Repair{{Title: "Make it good", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: s, NewText: "good"}}}}}
		broken := false
		for _, m := range methods(f) {
			if m.Span.Contains(s) {
				found.Symbol, broken = entry.Symbol(m), m.Broken
			}
		}
		if !broken {
			out = append(out, found)
		}
	}
}
