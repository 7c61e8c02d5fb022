package editors

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// client speaks to a server that runs by itself: it asks for diagnostics where the server offers that, and waits for them elsewhere.
type client struct {
	b           *testing.B
	process     *exec.Cmd
	started     time.Time
	initialized time.Duration // from the start to the answer
	settings    any           // what it answers to who asks for settings
	in          io.Writer
	out         *bufio.Reader
	last        int
	version     int
	pulls       bool
	whole       bool     // every edit is told by the whole text
	lines       []string // of it
	seen        string   // the id of the diagnostics it has
	found       string   // those, as the server told them last
}

func startServer(b *testing.B, folder string, command ...string) *client {
	b.Helper()
	c := &client{b: b, process: exec.CommandContext(b.Context(), command[0], command[1:]...), started: time.Now()}
	c.process.Dir = folder
	in, err := c.process.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := c.process.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	c.in, c.out = in, bufio.NewReader(out)
	if err := c.process.Start(); err != nil {
		b.Fatal(err)
	}
	return c
}

// open begins a session in a folder, opens one document and has its first diagnostics.
func (c *client) open(root, uri, text string) {
	folder := "file://" + root
	var answer struct {
		Capabilities struct{ DiagnosticProvider, TextDocumentSync json.RawMessage }
	}
	raw := c.request("initialize", map[string]any{"processId": os.Getpid(), "rootUri": folder,
		"workspaceFolders": []any{map[string]any{"uri": folder, "name": "root"}},
		"capabilities": map[string]any{
			"workspace": map[string]any{"diagnostics": map[string]any{"refreshSupport": true}, "configuration": true, "workspaceFolders": true},
			"textDocument": map[string]any{"diagnostic": map[string]any{}, "synchronization": map[string]any{},
				"publishDiagnostics": map[string]any{"versionSupport": true}}}})
	if err := json.Unmarshal(raw, &answer); err != nil {
		c.b.Fatal(err)
	}
	c.initialized, c.pulls, c.version = time.Since(c.started), answer.Capabilities.DiagnosticProvider != nil, 1
	c.lines, c.whole = strings.Split(text, "\n"), wholeText(answer.Capabilities.TextDocumentSync)
	c.send(map[string]any{"method": "initialized", "params": map[string]any{}})
	if c.settings != nil {
		c.send(map[string]any{"method": "workspace/didChangeConfiguration", "params": map[string]any{"settings": c.settings}})
	}
	language := "typescript"
	if strings.HasSuffix(uri, ".rb") {
		language = "ruby"
	}
	c.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{
		"uri": uri, "languageId": language, "version": c.version, "text": text}}})
	c.diagnostics(uri)
}

// wholeText reports whether a server does not take edits of a part of the text.
func wholeText(sync json.RawMessage) bool {
	var options struct{ Change int }
	if json.Unmarshal(sync, &options) != nil {
		_ = json.Unmarshal(sync, &options.Change) // older servers give the number alone
	}
	return options.Change == 1
}

// typeAt types characters one after the other, each when the diagnostics of the one before are there, and tells how long those took.
func (c *client) typeAt(uri string, line, column, strokes int) (waits []time.Duration) {
	for i := range strokes {
		position, typed := map[string]any{"line": line, "character": column + i}, c.lines[line]
		c.lines[line] = typed[:column+i] + "x" + typed[column+i:]
		change := map[string]any{"range": map[string]any{"start": position, "end": position}, "text": "x"}
		if c.whole {
			change = map[string]any{"text": strings.Join(c.lines, "\n")}
		}
		began := time.Now()
		c.version++
		c.send(map[string]any{"method": "textDocument/didChange", "params": map[string]any{
			"textDocument": map[string]any{"uri": uri, "version": c.version}, "contentChanges": []any{change}}})
		c.diagnostics(uri)
		waits = append(waits, time.Since(began))
	}
	return waits
}

// diagnostics has those of the current version of a document.
func (c *client) diagnostics(uri string) {
	if c.pulls {
		c.pull(uri)
		return
	}
	m := c.until(func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && m.Params.URI == uri && (m.Params.Version == nil || *m.Params.Version >= c.version)
	})
	c.found = m.body
}

// pull asks for the diagnostics of a document, unless they are those it has.
func (c *client) pull(uri string) {
	params := map[string]any{"textDocument": map[string]any{"uri": uri}}
	if c.seen != "" {
		params["previousResultId"] = c.seen
	}
	var report struct{ Kind, ResultID string }
	raw := c.request("textDocument/diagnostic", params)
	if err := json.Unmarshal(raw, &report); err != nil || report.Kind == "" {
		c.b.Fatalf("no diagnostics: %v", err)
	}
	if c.seen = report.ResultID; report.Kind == "full" {
		c.found = string(raw)
	}
}

// leave ends the session.
func (c *client) leave() {
	c.request("shutdown", nil)
	c.send(map[string]any{"method": "exit"})
	if err := c.process.Wait(); err != nil {
		c.b.Error(err)
	}
}

func (c *client) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err == nil {
		_, err = fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	if err != nil {
		c.b.Fatal(err)
	}
}

// request waits for the answer, past everything else the server says.
func (c *client) request(method string, params any) json.RawMessage {
	c.last++
	m := map[string]any{"id": c.last, "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m)
	answer := c.until(func(m message) bool { return m.Method == "" && string(m.ID) == strconv.Itoa(c.last) })
	if answer.Error != nil {
		c.b.Fatalf("%s: %v", method, answer.Error)
	}
	return answer.Result
}

// message is what a server says.
type message struct {
	ID     json.RawMessage
	Method string
	Params struct {
		URI     string
		Version *int
		Items   []struct{ Section string }
	}
	Result json.RawMessage
	Error  any

	body string
}

// until reads up to a message. Who asks for settings meanwhile has them, and every other question is answered with nothing.
func (c *client) until(wanted func(message) bool) message {
	for {
		m := c.read()
		if m.Method != "" && m.ID != nil {
			var result any
			if m.Method == "workspace/configuration" {
				list := []any{}
				for range m.Params.Items {
					list = append(list, c.settings)
				}
				result = list
			}
			c.send(map[string]any{"id": m.ID, "result": result})
		}
		if wanted(m) {
			return m
		}
	}
}

func (c *client) read() (m message) {
	header, err := textproto.NewReader(c.out).ReadMIMEHeader()
	if err != nil {
		c.b.Fatal(err)
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		c.b.Fatal(err)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(c.out, body); err != nil {
		c.b.Fatal(err)
	}
	// Parameters of other shapes than those it reads are left alone.
	if err := json.Unmarshal(body, &m); err != nil && m.Method == "" && m.ID == nil {
		c.b.Fatal(err)
	}
	m.body = string(body)
	return m
}
