package server

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestLifecycle(t *testing.T) {
	t.Parallel()
	e := start(t)
	if got := errorCode(e.request("textDocument/hover", object{})); got != float64(-32002) {
		t.Errorf("before initialize: %v", got)
	}
	e.notify("textDocument/didOpen", object{"textDocument": object{"uri": "file:///a.rb", "languageId": "ruby", "version": 1, "text": ""}})
	r := e.initialize(`{}`)
	if got := r["serverInfo"].(object)["version"]; got != "test" {
		t.Errorf("version %v", got)
	}
	if got := e.text("file:///a.rb"); got != "(not open)" {
		t.Errorf("a notification before initialize had an effect: %q", got)
	}
	if got := errorCode(e.request("initialize", object{"processId": nil, "rootUri": nil, "capabilities": object{}})); got != float64(-32600) {
		t.Errorf("second initialize: %v", got)
	}
	if got := errorCode(e.request("no/such", object{})); got != float64(-32601) {
		t.Errorf("unknown request: %v", got)
	}
	e.notify("no/such", nil)
	e.notify("$/such", object{})
	e.notify("textDocument/didOpen", nil)
	e.notify("textDocument/didChange", []int{1})
	if m := e.request("shutdown", nil); m["error"] != nil {
		t.Errorf("shutdown: %v", m)
	} else if r, ok := m["result"]; !ok || r != nil {
		t.Errorf("shutdown answers %v", m)
	}
	if got := errorCode(e.request("textDocument/hover", object{})); got != float64(-32600) {
		t.Errorf("after shutdown: %v", got)
	}
	e.notify("exit", nil)
	if got := e.status(); got != 0 {
		t.Errorf("status %d", got)
	}
}

func TestExitStatus(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		end  func(*editor)
		want int
	}{
		"exit without shutdown": {func(e *editor) { e.notify("exit", nil) }, 1},
		"end of input":          {func(e *editor) { e.in.Close() }, 1},
		"end inside a message":  {func(e *editor) { e.raw("Content-Length: 10\r\n\r\n{"); e.in.Close() }, 1},
		"half a header":         {func(e *editor) { e.raw("Content-Len"); e.in.Close() }, 1},
		"a long claim":          {func(e *editor) { e.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n{", 100<<20)); e.in.Close() }, 1},
		"end after shutdown":    {func(e *editor) { e.request("shutdown", nil); e.in.Close() }, 0},
		"stream is broken":      {func(e *editor) { e.in.CloseWithError(io.ErrUnexpectedEOF) }, 1},
		"shutdown, then exit":   {func(e *editor) { e.request("shutdown", nil); e.notify("exit", nil) }, 0},
		"exit while it analyses": {func(e *editor) {
			e.open("file:///x.rb", "ruby", "BLOCK")
			e.sync()
			e.clock.advance(0)
			e.notify("exit", nil)
		}, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.initialize(`{}`)
			tt.end(e)
			if got := e.status(); got != tt.want {
				t.Errorf("status %d, want %d", got, tt.want)
			}
		})
	}
}

func TestExitBeforeInitialize(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.notify("exit", nil)
	if got := e.status(); got != 1 {
		t.Errorf("status %d", got)
	}
}

func TestContextEndsSession(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	in, w := io.Pipe()
	defer w.Close()
	cancel()
	if got := Run(ctx, in, io.Discard, Options{}); got != 1 {
		t.Errorf("status %d", got)
	}
}

func TestEndsWithParent(t *testing.T) {
	t.Parallel()
	asked := make(chan int, 10)
	alive := true
	e := start(t, func(s *session) {
		s.alive = func(pid int) bool { asked <- pid; return alive }
	})
	e.result("initialize", object{"processId": 4711, "rootUri": nil, "capabilities": object{}})
	e.clock.advance(parentPoll)
	if pid := <-asked; pid != 4711 {
		t.Errorf("looked for %d", pid)
	}
	alive = false
	e.clock.advance(parentPoll)
	if got := e.status(); got != 1 {
		t.Errorf("status %d", got)
	}
}

func TestProcessAlive(t *testing.T) {
	t.Parallel()
	if !processAlive(1) {
		t.Error("process 1 is said to be gone")
	}
	if processAlive(1<<22 + 1) {
		t.Error("a process beyond the system's largest id is said to exist")
	}
}

func TestMalformed(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		raw  string
		want float64
	}{
		"no JSON":                {"Content-Length: 3\r\n\r\n{a}", -32700},
		"cut JSON":               {"Content-Length: 17\r\n\r\n{\"jsonrpc\":\"2.0\",", -32700},
		"empty body":             {"Content-Length: 0\r\n\r\n", -32700},
		"array":                  {"Content-Length: 2\r\n\r\n[]", -32600},
		"number":                 {"Content-Length: 2\r\n\r\n42", -32700},
		"not a message":          {"Content-Length: 2\r\n\r\n{}", -32600},
		"no length":              {"Content-Type: x\r\n\r\n", -32700},
		"negative length":        {"Content-Length: -5\r\n\r\n", -32700},
		"length that is no word": {"Content-Length: many\r\n\r\n", -32700},
		"deep nesting":           {frameOf(strings.Repeat("[", 100000)), -32600},
		"invalid UTF-8":          {frameOf("\xff\xfe"), -32700},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.raw(tt.raw)
			if got := errorCode(e.answer(nil)); got != tt.want {
				t.Errorf("code %v, want %v", got, tt.want)
			}
			e.initialize(`{}`)
		})
	}
}

func frameOf(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

func TestTolerantFrames(t *testing.T) {
	t.Parallel()
	body := `{"jsonrpc":"2.0","id":"é\"","method":"no/such"}`
	tests := map[string]string{
		"bare line feeds":   "Content-Length: %d\n\n%s",
		"small letters":     "content-length: %d\r\n\r\n%s",
		"more fields":       "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s",
		"lines of no field": "hello\r\nContent-Length:%d\r\nX\r\n\r\n%s",
		"blank lines":       "\r\n\r\nContent-Length: %d \r\n\r\n%s",
		"a long line":       "X: " + strings.Repeat("y", 200_000) + "\r\nContent-Length: %d\r\n\r\n%s",
	}
	for name, format := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.initialize(`{}`)
			e.raw(fmt.Sprintf(format, len(body), body))
			if got := errorCode(e.answer(`é"`)); got != float64(-32601) {
				t.Errorf("code %v", got)
			}
		})
	}
}

// endless is a body nobody can send in earnest.
func TestOversizedFrame(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n", maxBody+1))
	chunk := strings.Repeat(" ", 1<<20)
	for range maxBody >> 20 {
		e.raw(chunk)
	}
	e.raw(" ")
	if got := errorCode(e.answer(nil)); got != float64(-32700) {
		t.Errorf("code %v", got)
	}
	e.sync()
}

func TestCancel(t *testing.T) {
	t.Parallel()
	for _, id := range []any{7, "seven"} {
		e := start(t)
		e.initialize(pulling)
		e.open("file:///x.rb", "ruby", "BLOCK")
		e.send(object{"id": id, "method": "textDocument/diagnostic", "params": object{"textDocument": object{"uri": "file:///x.rb"}}})
		e.notify("$/cancelRequest", object{"id": "someone else's"})
		e.notify("$/cancelRequest", object{"id": id})
		if got := errorCode(e.answer(id)); got != float64(-32800) {
			t.Errorf("%v: code %v", id, got)
		}
	}
}

// TestCancelOfWhatIsOver does nothing, also to a later request of the same id.
func TestCancelOfWhatIsOver(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	id := e.ask("textDocument/hover", object{"textDocument": object{"uri": "none:"}, "position": object{"line": 0, "character": 0}})
	e.answer(id)
	for _, id := range []any{id, "never", -1, nil, 1.5, object{}} {
		e.notify("$/cancelRequest", object{"id": id})
	}
	e.notify("$/cancelRequest", nil)
	e.send(object{"id": id, "method": "textDocument/hover", "params": object{"textDocument": object{"uri": "none:"}, "position": object{"line": 0, "character": 0}}})
	if m := e.answer(id); m["error"] != nil {
		t.Errorf("answered %v", m)
	}
}

// TestLongHeader skips a header of a hundred megabytes and goes on.
func TestLongHeader(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	chunk := strings.Repeat("y", 1<<20)
	e.raw("X: ")
	for range 100 {
		e.raw(chunk)
	}
	e.raw("\r\n" + frameOf(`{"jsonrpc":"2.0","id":"after","method":"no/such"}`))
	if got := errorCode(e.answer("after")); got != float64(-32601) {
		t.Errorf("code %v", got)
	}
}

func TestPanicIsContained(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(pulling)
	e.open("file:///x.rb", "ruby", "PANIC")
	for range 2 {
		if got := errorCode(e.request("textDocument/diagnostic", object{"textDocument": object{"uri": "file:///x.rb"}})); got != float64(-32603) {
			t.Errorf("code %v", got)
		}
	}
	if logged := e.logs.FilterFieldKey("stack").Len(); logged != 2 {
		t.Errorf("%d stacks logged", logged)
	}
	e.wait("window/showMessage")
	e.sync()
	for _, m := range e.seen {
		if m["method"] == "window/showMessage" {
			t.Error("the user was told twice")
		}
	}
}

func TestPanicWhilePublishing(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open("file:///x.rb", "ruby", "PANIC")
	e.sync()
	e.clock.advance(0)
	e.wait("window/showMessage")
	e.change("file:///x.rb", 2, object{"text": "bad"})
	if got := spans(e.settle()["diagnostics"]); fmt.Sprint(got) != "[0:0-0:3]" {
		t.Errorf("after a panic: %v", got)
	}
}

func TestSetTrace(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.notify("$/setTrace", object{"value": "messages"})
	e.sync()
	m := e.wait("$/logTrace")["params"].(object)["message"]
	if m != "received request textDocument/hover" {
		t.Errorf("trace %q", m)
	}
	e.notify("$/setTrace", object{"value": "off"})
	e.sync()
	e.seen = nil
	e.sync()
	if len(e.seen) > 0 {
		t.Errorf("traced after off: %v", e.seen)
	}
}
