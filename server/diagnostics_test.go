package server

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"context"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

const rich = `{"textDocument":{"publishDiagnostics":{"relatedInformation":true,"codeDescriptionSupport":true,"tagSupport":{"valueSet":[1,2]}}}}`

func TestPublish(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(rich)
	e.open(doc, "ruby", "x = 1\ny = bad\n")
	p := e.settle()
	if p["uri"] != doc || p["version"] != float64(1) {
		t.Errorf("published for %v, version %v", p["uri"], p["version"])
	}
	d := p["diagnostics"].([]any)[0].(object)
	want := object{"severity": float64(2), "code": "missing-presence", "source": "proviso", "message": "this is bad"}
	for k, v := range want {
		if d[k] != v {
			t.Errorf("%s is %v, want %v", k, d[k], v)
		}
	}
	if got := d["codeDescription"].(object)["href"]; got != "https://github.com/agentcore/proviso/blob/main/contracts/missingpresence/doc.md" {
		t.Errorf("page %v", got)
	}
	if got := d["relatedInformation"].([]any)[0].(object)["location"].(object)["uri"]; got != doc {
		t.Errorf("related in %v", got)
	}
	e.close(doc)
	if p := e.wait("textDocument/publishDiagnostics")["params"].(object); fmt.Sprint(p["diagnostics"]) != "[]" {
		t.Errorf("after closing: %v", p)
	}
}

func TestPlainClientGetsPlainDiagnostics(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open(doc, "ruby", "bad")
	d := e.settle()["diagnostics"].([]any)[0].(object)
	for _, k := range []string{"codeDescription", "relatedInformation", "tags"} {
		if d[k] != nil {
			t.Errorf("%s sent unasked", k)
		}
	}
}

func TestPagesExist(t *testing.T) {
	t.Parallel()
	for _, r := range check.Rules() {
		path := strings.TrimPrefix(pageOf(r.Name), pages)
		if _, err := os.Stat(filepath.Join("..", "contracts", filepath.FromSlash(path))); err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
	}
}

func TestSeverities(t *testing.T) {
	t.Parallel()
	for severity, want := range map[contracts.Severity]float64{contracts.Error: 1, contracts.Warning: 2, contracts.Information: 3, contracts.Hint: 4} {
		e := start(t, func(s *session) {
			s.check = func(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) check.Result {
				r := findBad(ctx, ix, f, cfg)
				r.Findings[0].Severity = severity
				return r
			}
		})
		e.initialize(`{}`)
		e.open(doc, "ruby", "bad")
		if got := e.settle()["diagnostics"].([]any)[0].(object)["severity"]; got != want {
			t.Errorf("%v is sent as %v", severity, got)
		}
	}
}

func TestOwnSpellingOfURI(t *testing.T) {
	t.Parallel()
	for _, u := range []string{"file:///c%3A/w/x.rb", "file:///w/a%20b/%C3%A9.rb", "file:///w/ü b.rb", "untitled:Untitled-1", "vscode-vfs://x/y.rb"} {
		e := start(t)
		e.initialize(`{}`)
		e.open(u, "ruby", "bad")
		if p := e.settle(); p["uri"] != u || len(p["diagnostics"].([]any)) != 1 {
			t.Errorf("%s is published as %v", u, p)
		}
	}
}

func TestForeignDocumentsAreLeftAlone(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open("file:///w/x.py", "python", "bad")
	e.open("file:///w/x.d.ts", "typescript", "bad")
	e.open("untitled:1", "plaintext", "bad")
	e.open(doc, "ruby", "bad")
	if p := e.settle(); p["uri"] != doc {
		t.Errorf("published for %v", p["uri"])
	}
}

// TestBurst types a burst of 60 edits within the debounce of each other: one publication, of the last version.
func TestBurst(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open(doc, "ruby", "")
	e.settle()
	for i := range 60 {
		e.change(doc, i+2, edit(0, 0, 0, 0, "bad "))
		e.sync()
		e.clock.advance(debounce / 4)
	}
	if len(e.seen) > 0 {
		t.Errorf("published while typing: %v", e.seen)
	}
	p := e.settle()
	if p["version"] != float64(61) || len(p["diagnostics"].([]any)) != 60 {
		t.Errorf("version %v with %d diagnostics", p["version"], len(p["diagnostics"].([]any)))
	}
	e.clock.advance(10 * debounce)
	e.sync()
	if len(e.seen) > 0 {
		t.Errorf("published again: %v", e.seen)
	}
}

// TestOvertaken edits and closes while an analysis runs: what it finds is not published any more.
func TestOvertaken(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]func(*editor){
		"edit":  func(e *editor) { e.change(doc, 2, object{"text": "good"}) },
		"close": func(e *editor) { e.close(doc) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			entered, leave := make(chan bool, 9), make(chan bool)
			e := start(t, func(s *session) {
				s.check = func(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) check.Result {
					entered <- true
					<-leave
					return findBad(ctx, ix, f, cfg)
				}
			})
			e.initialize(`{}`)
			e.open(doc, "ruby", "bad")
			e.sync()
			e.clock.advance(0)
			<-entered
			overtake(e)
			e.sync()
			e.clock.advance(debounce)
			close(leave)
			if name == "edit" {
				<-waitIdle(e)
				e.clock.advance(debounce)
			}
			p := e.wait("textDocument/publishDiagnostics")["params"].(object)
			if got := fmt.Sprint(p["diagnostics"]); got != "[]" {
				t.Errorf("published %v", got)
			}
		})
	}
}

// waitIdle is closed when the document's running publication is over.
func waitIdle(e *editor) chan bool {
	done := make(chan bool)
	go func() {
		defer close(done)
		for {
			e.s.mu.Lock()
			busy := e.s.docs[doc].running
			e.s.mu.Unlock()
			if !busy {
				return
			}
		}
	}()
	return done
}

const pulling = `{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`

func (e *editor) pull(uri string, previous any) object {
	e.t.Helper()
	p := object{"textDocument": object{"uri": uri}}
	if previous != nil {
		p["previousResultId"] = previous
	}
	return e.result("textDocument/diagnostic", p)
}

func TestPull(t *testing.T) {
	t.Parallel()
	e := start(t)
	if r := e.initialize(pulling); r["capabilities"].(object)["diagnosticProvider"] == nil {
		t.Error("not offered")
	}
	e.open(doc, "ruby", "bad")
	full := e.pull(doc, nil)
	if full["kind"] != "full" || len(full["items"].([]any)) != 1 {
		t.Fatalf("first %v", full)
	}
	again := e.pull(doc, full["resultId"])
	if again["kind"] != "unchanged" || again["resultId"] != full["resultId"] {
		t.Errorf("again %v", again)
	}
	e.change(doc, 2, object{"text": " bad"})
	if changed := e.pull(doc, full["resultId"]); changed["kind"] != "full" || changed["resultId"] == full["resultId"] {
		t.Errorf("changed %v", changed)
	}
	if unknown := e.pull("file:///none.rb", nil); unknown["kind"] != "full" || len(unknown["items"].([]any)) != 0 {
		t.Errorf("unopened %v", unknown)
	}
	e.clock.advance(debounce)
	e.close(doc)
	e.sync()
	for _, m := range e.seen {
		if m["method"] == "textDocument/publishDiagnostics" {
			t.Errorf("pushed to a client that pulls: %v", m)
		}
	}
}

func TestNoPullForOldClients(t *testing.T) {
	t.Parallel()
	e := start(t)
	if r := e.initialize(`{}`); r["capabilities"].(object)["diagnosticProvider"] != nil {
		t.Error("offered unasked")
	}
}

// TestRequestsSeeTheirOwnVersion asks and edits without waiting: each answer is about the text as it was when asked.
func TestRequestsSeeTheirOwnVersion(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(pulling)
	e.open(doc, "ruby", "")
	var ids []int
	for i := range 20 {
		e.change(doc, i+2, edit(0, 0, 0, 0, "bad "))
		ids = append(ids, e.ask("textDocument/diagnostic", object{"textDocument": object{"uri": doc}}))
	}
	answers := map[int]int{}
	for range ids {
		m := e.next()
		answers[int(m["id"].(float64))] = len(m["result"].(object)["items"].([]any))
	}
	for i, id := range ids {
		if answers[id] != i+1 {
			t.Errorf("answer %d tells of %d findings", i+1, answers[id])
		}
	}
}

const service = `class Charge
  def first(bad)
    bad.name
  end

  def second(x)
    x
  end
end
`

// TestHalfTyped breaks one method, then another: what was found in the broken one stays, moved with the text.
func TestHalfTyped(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(pulling)
	e.open(doc, "ruby", service)
	items := func() string { return strings.Join(spans(e.pull(doc, nil)["items"]), " ") }
	if got := items(); got != "1:12-1:15 2:4-2:7" {
		t.Fatalf("whole: %s", got)
	}
	e.change(doc, 2, edit(0, 0, 0, 0, "# a line above\n"), edit(3, 4, 3, 4, "if (\n    "))
	if got := items(); got != "2:12-2:15 4:4-4:7" {
		t.Errorf("broken: %s", got)
	}
	e.change(doc, 3, edit(4, 4, 4, 7, ""))
	if got := items(); got != "2:12-2:15" {
		t.Errorf("broken further: %s", got)
	}
	e.change(doc, 4, object{"text": strings.ReplaceAll(service, "bad", "fine")})
	if got := items(); got != "" {
		t.Errorf("mended: %s", got)
	}
}

func TestByteOrderMarkKeepsColumns(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(pulling)
	e.open(doc, "ruby", "\uFEFFbad")
	if got := spans(e.pull(doc, nil)["items"]); fmt.Sprint(got) != "[0:1-0:4]" {
		t.Errorf("spans %v", got)
	}
}

func TestTooLargeForAnalysis(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(pulling)
	e.open(doc, "ruby", "bad\n"+strings.Repeat("# x\n", workspace.MaxSize/4))
	if got := len(e.pull(doc, nil)["items"].([]any)); got != 0 {
		t.Errorf("%d findings", got)
	}
}
