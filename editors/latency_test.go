package editors

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// strokes is how many characters are typed.
const strokes = 300

// BenchmarkTyping opens a file of a thousand lines in a workspace of ten thousand files and types into it, one character after the
// other, each when the diagnostics of the one before are there. It prints what a user waits for, in milliseconds, and the memory of
// the server. `go test -run - -bench Typing ./editors`
func BenchmarkTyping(b *testing.B) {
	server := buildServer(b)
	root := b.TempDir()
	for i := range 5000 {
		dir := fmt.Sprintf("%s/app/services/part%d", root, i/50)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			b.Fatal(err)
		}
		for name, text := range map[string]string{"rb": rubyService(i, 8), "ts": typescriptService(i, 8)} {
			if err := os.WriteFile(fmt.Sprintf("%s/service%d.%s", dir, i, name), []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("ruby", func(b *testing.B) {
		typeInto(b, server, root, "app/services/typed.rb", rubyService(-1, 1000), "    name = \"\"\n")
	})
	b.Run("typescript", func(b *testing.B) {
		typeInto(b, server, root, "app/services/typed.ts", typescriptService(-1, 1000), "    const name = '';\n")
	})
}

// rubyService is a service of about so many lines.
func rubyService(n, lines int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "class Service%d\n", n+1)
	for i := range lines / 8 {
		fmt.Fprintf(&s, "  def step%d(account, amount:)\n    raise ArgumentError, \"amount\" unless amount.positive?\n    return if account.closed?\n\n"+
			"    account.charge%d(amount)\n    Service%d.new.step0(account, amount: amount)\n  end\n\n", i, i, max(n, 1))
	}
	return s.String() + "end\n"
}

func typescriptService(n, lines int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "export class Service%d {\n", n+1)
	for i := range lines / 8 {
		fmt.Fprintf(&s, "  async step%d(account: Account | null, amount: number): Promise<void> {\n    if (amount <= 0) throw new Error('amount');\n"+
			"    if (account === null) return;\n\n    await account.charge%d(amount);\n    await new Service%d().step0(account, amount);\n  }\n\n", i, i, max(n, 1))
	}
	return s.String() + "}\n"
}

func typeInto(b *testing.B, server, root, name, text, line string) {
	lines := strings.SplitAfter(text, "\n")
	at := len(lines) / 16 * 8 // between the first and the second line of a method
	lines = slices.Insert(lines, at+2, line)
	uri := "file://" + filepath.Join(root, name)
	for b.Loop() {
		c := startServer(b, server)
		c.request("initialize", map[string]any{"processId": os.Getpid(), "rootUri": "file://" + root, "capabilities": map[string]any{
			"workspace": map[string]any{"diagnostics": map[string]any{"refreshSupport": true}}, "textDocument": map[string]any{"diagnostic": map[string]any{}}}})
		b.ReportMetric(ms(time.Since(c.started)), "ms-initialize")
		c.send(map[string]any{"method": "initialized", "params": map[string]any{}})
		c.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{"uri": uri, "version": 1, "text": strings.Join(lines, "")}}})
		c.pull(uri)
		b.ReportMetric(ms(time.Since(c.started)), "ms-first")
		c.rest()
		b.ReportMetric(float64(c.memory())/1024, "MiB-idle")
		column := strings.IndexAny(line, "\"'") + 1
		var waits []time.Duration
		for i := range strokes {
			position := map[string]any{"line": at + 2, "character": column + i}
			began := time.Now()
			c.send(map[string]any{"method": "textDocument/didChange", "params": map[string]any{"textDocument": map[string]any{"uri": uri, "version": i + 2},
				"contentChanges": []any{map[string]any{"range": map[string]any{"start": position, "end": position}, "text": "x"}}}})
			c.pull(uri)
			waits = append(waits, time.Since(began))
		}
		slices.Sort(waits)
		for _, p := range []int{50, 95, 99} {
			b.ReportMetric(ms(waits[len(waits)*p/100]), fmt.Sprintf("ms-p%d", p))
		}
		b.ReportMetric(float64(c.memory())/1024, "MiB-after")
		c.request("shutdown", nil)
		c.send(map[string]any{"method": "exit"})
		if err := c.process.Wait(); err != nil {
			b.Error(err)
		}
	}
	b.ReportMetric(0, "ns/op")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// client speaks to a server that runs by itself.
type client struct {
	b       *testing.B
	process *exec.Cmd
	started time.Time
	in      io.Writer
	out     *bufio.Reader
	last    int
	seen    string // the id of the diagnostics it has
}

// pull asks for the diagnostics of a document, unless they are those it has.
func (c *client) pull(uri string) {
	params := map[string]any{"textDocument": map[string]any{"uri": uri}}
	if c.seen != "" {
		params["previousResultId"] = c.seen
	}
	var report struct{ ResultID string }
	if err := json.Unmarshal(c.request("textDocument/diagnostic", params), &report); err != nil || report.ResultID == "" {
		c.b.Fatalf("diagnostics without an id: %v", err)
	}
	c.seen = report.ResultID
}

func startServer(b *testing.B, server string) *client {
	b.Helper()
	c := &client{b: b, process: exec.CommandContext(b.Context(), server, "lsp"), started: time.Now()}
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

// request waits for the answer, past everything else the server says; what it asks is answered with nothing.
func (c *client) request(method string, params any) json.RawMessage {
	c.last++
	m := map[string]any{"id": c.last, "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m)
	for {
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
		var message struct {
			ID     json.RawMessage
			Method string
			Result json.RawMessage
			Error  any
		}
		if err := json.Unmarshal(body, &message); err != nil {
			c.b.Fatal(err)
		}
		switch {
		case message.Method != "" && message.ID != nil:
			c.send(map[string]any{"id": message.ID, "result": nil})
		case message.Method == "" && string(message.ID) == strconv.Itoa(c.last):
			if message.Error != nil {
				c.b.Fatalf("%s: %v", method, message.Error)
			}
			return message.Result
		}
	}
}

// rest waits until the server uses no processor time: the workspace is read.
func (c *client) rest() {
	for quiet, before := 0, int64(-1); quiet < 4; {
		time.Sleep(250 * time.Millisecond)
		now := c.ticks()
		if quiet++; now-before > 1 {
			quiet = 0
		}
		before = now
	}
}

// ticks is the processor time of the server in hundredths of a second, 0 where the system does not tell.
func (c *client) ticks() int64 {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.process.Process.Pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(raw[strings.LastIndexByte(string(raw), ')')+1:]))
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return user + system
}

// memory is what the server holds in KiB, 0 where the system does not tell.
func (c *client) memory() int64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.process.Process.Pid))
	_, rest, _ := strings.Cut(string(raw), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(fields[0], 10, 64)
	return n
}
