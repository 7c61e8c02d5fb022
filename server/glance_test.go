package server

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/entry"
)

// looked is what is said of a document once it was looked at as a whole. A client that was told something else first must be told to
// ask again.
func (e *editor) looked(uri string, first any) any {
	e.t.Helper()
	e.s.mu.Lock()
	d := e.s.docs[uri]
	sn, pending := e.s.snapshot(d), d.glanced != nil
	e.s.mu.Unlock()
	if !pending {
		return first
	}
	e.clock.advance(pause)
	for end := time.Now().Add(patience); sn.version.seen(sn) == nil; e.sync() {
		if time.Now().After(end) {
			e.t.Fatal("nobody looks at the whole")
		}
	}
	items := e.pull(uri, nil)["items"]
	if told(items) != told(first) {
		e.answerTo("workspace/diagnostic/refresh")
	}
	return items
}

// answerTo waits for a request of the server and answers it with nothing.
func (e *editor) answerTo(method string) {
	e.t.Helper()
	e.reply(e.wait(method), nil)
}

const twoMethods = `class A
  def initialize(a)
    @a = a
  end

  def one(b)
    b.c
  end

  def two(d)
    d.e
  end
end
`

// looker stands for the checker: it objects to every method with its size, and counts how it is asked.
type looker struct {
	whole, single int
	bias          int // what looking at the whole adds to what a glance sees
}

func (l *looker) file(_ context.Context, _ *workspace.Index, f *program.File, _ *config.Config) check.Result {
	l.whole++
	return l.say(f, f.AllMethods(), l.bias)
}

func (l *looker) methods(_ context.Context, _ *workspace.Index, f *program.File, _ *config.Config, only []*program.Method) check.Result {
	l.single++
	return l.say(f, only, 0)
}

func (l *looker) say(f *program.File, list []*program.Method, bias int) check.Result {
	var out check.Result
	for _, m := range list {
		if m.Kind != program.KindTopLevel {
			out.Findings = append(out.Findings, contracts.Finding{Rule: "missing-presence", Severity: contracts.Warning, File: f, Span: m.NameSpan,
				Symbol: entry.Symbol(m), Message: fmt.Sprint(m.Name, " ", m.Span.Len()+bias)})
		}
	}
	return out
}

// summary tells items as "line message", in order.
func summary(items any) string {
	var out []string
	for _, i := range items.([]any) {
		d := i.(object)
		out = append(out, fmt.Sprint(d["range"].(object)["start"].(object)["line"], " ", d["message"]))
	}
	return strings.Join(out, ", ")
}

// insert is a change that inserts a text.
func insert(line, character int, text string) object {
	at := object{"line": line, "character": character}
	return object{"range": object{"start": at, "end": at}, "text": text}
}

func TestAnEditIsAnsweredWithItsMethod(t *testing.T) {
	t.Parallel()
	const before = "1 initialize 34, 5 one 24, 9 two 24"
	for name, c := range map[string]struct {
		edit          object
		whole, single int
		want          string
	}{
		"in a method":           {insert(6, 7, "xy"), 0, 1, "1 initialize 34, 5 one 26, 9 two 24"},
		"a line in a method":    {insert(6, 0, "    b.f\n"), 0, 1, "1 initialize 34, 5 one 32, 10 two 24"},
		"a comment":             {insert(6, 7, " # why"), 0, 0, before},
		"white space":           {insert(6, 2, "  "), 0, 0, before},
		"a directive":           {insert(6, 7, " # proviso:disable"), 0, 1, "1 initialize 34, 5 one 42, 9 two 24"},
		"a comment on its own":  {insert(6, 0, "    # why\n"), 0, 1, "1 initialize 34, 5 one 34, 10 two 24"},
		"in parameters":         {insert(5, 11, ", c"), 0, 1, "1 initialize 34, 5 one 27, 9 two 24"},
		"half typed":            {insert(6, 7, " if ("), 0, 0, before},
		"in a constructor":      {insert(2, 10, "x"), 1, 0, "1 initialize 35, 5 one 24, 9 two 24"},
		"between methods":       {insert(4, 0, "  attr_reader :a\n"), 1, 0, "1 initialize 34, 6 one 24, 10 two 24"},
		"a new name":            {insert(5, 9, "s"), 1, 0, "1 initialize 34, 5 ones 25, 9 two 24"},
		"another method inside": {insert(6, 0, "  end\n\n  def three(b)\n"), 1, 0, "1 initialize 34, 5 one 16, 8 three 26, 12 two 24"},
		"two methods":           {object{"range": object{"start": object{"line": 6, "character": 4}, "end": object{"line": 10, "character": 4}}, "text": "b.cc\n  end\n\n  def two(d)\n     "}, 1, 0, "1 initialize 34, 5 one 25, 9 two 25"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := &looker{}
			e := start(t, func(s *session) { s.check, s.methods = l.file, l.methods })
			e.initialize(pulling)
			e.open(doc, "ruby", twoMethods)
			if got := summary(e.pull(doc, nil)["items"]); got != before {
				t.Fatalf("opened: %s", got)
			}
			e.change(doc, 2, c.edit)
			items := e.pull(doc, nil)["items"]
			if got := summary(items); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if l.whole != 1+c.whole || l.single != c.single {
				t.Errorf("looked %d times at all, %d times at one, want %d and %d", l.whole-1, l.single, c.whole, c.single)
			}
			if after := summary(e.looked(doc, items)); c.whole+c.single > 0 && after != c.want { // else the method was not asked
				t.Errorf("at a closer look %s", after)
			}
		})
	}
}

// TestLayoutChangesNoFinding puts white space or a comment before the first statement of the first method with a finding of every
// rule's programs: what was found before, moved, is what is found then.
func TestLayoutChangesNoFinding(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../contracts/*/testdata/*")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d programs, %v", len(paths), err)
	}
	settings := config.NewSet(t.TempDir(), nil)
	settings.Force(contracts.Fortress, nil)
	cfg, err := settings.For("a.rb")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, name := range paths {
		if !workspace.Supported(name) {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		path := "app/services/" + filepath.Base(name)
		found := func(text string) (*program.File, []contracts.Finding) {
			f, err := workspace.Lower(path, syntax.NewText(text))
			if err != nil {
				t.Fatal(err)
			}
			return f, check.File(t.Context(), workspace.NewIndex([]*program.File{f}), f, cfg).Findings
		}
		before, list := found(string(source))
		at := slices.IndexFunc(before.AllMethods(), func(m *program.Method) bool {
			return m.Kind != program.KindTopLevel && m.HasBody() && !m.Broken && len(m.Body().List) > 0 &&
				slices.ContainsFunc(list, func(f contracts.Finding) bool { return f.Symbol == entry.Symbol(m) })
		})
		if at < 0 {
			continue
		}
		first := before.AllMethods()[at].Body().List[0].Span.Start
		layout := "  "
		if before.Language == program.TypeScript {
			layout = "/* noted */ "
		}
		after, want := found(string(source[:first]) + layout + string(source[first:]))
		memory := &memory{file: before, text: before.Text, shown: list}
		if len(after.AllMethods()) != len(before.AllMethods()) || !sameToRules(memory, after, after.AllMethods()[at], changeOf(before.Text, after.Text)) {
			continue // in a template, or on the line of a directive
		}
		got, ok := newMove(memory, after.Text, nil).all(list, after)
		if !ok {
			continue
		}
		asked++
		if diff := cmp.Diff(places(want), places(got)); diff != "" {
			t.Errorf("%s (-found +moved):\n%s", name, diff)
		}
	}
	if asked < 300 {
		t.Errorf("asked of %d programs", asked)
	}
}

func places(list []contracts.Finding) []string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprintf("%v %s %s: %s, %d related", f.Span, f.Severity, f.Rule, f.Message, len(f.Evidence)))
	}
	return out
}

func TestPauseCorrectsAGlance(t *testing.T) {
	t.Parallel()
	l := &looker{}
	lookers := func(s *session) { s.check, s.methods = l.file, l.methods }
	e := start(t, lookers)
	e.initialize(pulling)
	e.open(doc, "ruby", twoMethods)
	e.pull(doc, nil)
	l.bias = 100
	for version := range 3 { // the pause begins anew with each edit
		e.change(doc, version+2, insert(6, 7, "x"))
		e.sync()
		e.clock.advance(pause / 2)
		if got, want := summary(e.pull(doc, nil)["items"]), fmt.Sprintf("1 initialize 34, 5 one %d, 9 two 24", 25+version); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got, want := summary(e.looked(doc, e.pull(doc, nil)["items"])), "1 initialize 134, 5 one 127, 9 two 124"; got != want {
		t.Errorf("after the pause %s, want %s", got, want)
	}
	if l.whole != 2 {
		t.Errorf("looked %d times at all, want 2", l.whole)
	}
}

func TestPauseCorrectsWhatWasPublished(t *testing.T) {
	t.Parallel()
	l := &looker{}
	e := start(t, func(s *session) { s.check, s.methods = l.file, l.methods })
	e.initialize(rich)
	e.open(doc, "ruby", twoMethods)
	e.settle()
	e.change(doc, 2, insert(6, 7, "x"))
	if got, want := summary(e.settle()["diagnostics"]), "1 initialize 34, 5 one 25, 9 two 24"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	e.s.mu.Lock()
	l.bias = 100
	e.s.mu.Unlock()
	e.clock.advance(pause)
	p := e.wait("textDocument/publishDiagnostics")["params"].(object)
	if got, want := summary(p["diagnostics"]), "1 initialize 134, 5 one 125, 9 two 124"; got != want || p["version"] != float64(2) {
		t.Errorf("version %v: %s, want %s", p["version"], got, want)
	}
}
