package server

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// typist is a client that edits a document at random, keeping a text of its own.
type typist struct {
	random  *rand.Rand
	text    string
	before  []string // for undoing
	sources []string // of which it pastes
}

// snippets are what it types: half constructs, letters beyond ASCII, all ends of lines.
var snippets = []string{"x", "(", ")", "{", "}", "end", "\n", "\r\n", "\r", "é", "漢", "🙂", "\u2028", "'", "\"", "`", "#", "//", "# @pre `a > 0`\n", "if a.nil?\n",
	"return if x\n", "raise ArgumentError\n", "throw new Error('x');\n", "def m(a)\n", "class A\n", "class A {\n", "m(a: string | null) {\n", "a.b.c", " && ", "=>", "<", ">", "\t", "  "}

// edit makes one edit and tells it in the terms of the protocol.
func (p *typist) edit() object {
	r := p.random
	at := p.boundary(r.IntN(len(p.text) + 1))
	end, insert := at, ""
	switch n := r.IntN(20); {
	case n == 0 && len(p.before) > 0: // undo, as editors tell it: one replacement
		last := p.before[len(p.before)-1]
		p.before = p.before[:len(p.before)-1]
		step := difference(p.text, last)
		for !utf8.RuneStart(at0(last, step.at)) || !utf8.RuneStart(at0(p.text, step.at)) || within(p.text, step.at) || within(last, step.at) {
			step.at, step.removed, step.added = step.at-1, step.removed+1, step.added+1
		}
		for !utf8.RuneStart(at0(p.text, step.at+step.removed)) || within(p.text, step.at+step.removed) || within(last, step.at+step.added) {
			step.removed, step.added = step.removed+1, step.added+1
		}
		e := p.tell(step.at, step.at+step.removed, last[step.at:step.at+step.added])
		p.text = last
		return e
	case n == 1: // paste of another file
		other := p.sources[r.IntN(len(p.sources))]
		lines := strings.SplitAfter(other, "\n")
		from := r.IntN(len(lines))
		insert = strings.Join(lines[from:min(from+r.IntN(12), len(lines))], "")
	case n < 7: // deletion
		end = p.boundary(min(at+1+r.IntN(12), len(p.text)))
	default:
		insert = snippets[r.IntN(len(snippets))]
	}
	p.before = append(p.before, p.text)
	e := p.tell(at, end, insert)
	p.text = p.text[:at] + insert + p.text[end:]
	return e
}

func at0(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 'x'
	}
	return s[i]
}

// within reports whether an offset lies inside an end of line.
func within(s string, i int) bool { return i > 0 && i < len(s) && s[i-1] == '\r' && s[i] == '\n' }

// boundary is the next place at which the protocol can point.
func (p *typist) boundary(i int) int {
	for i < len(p.text) && (!utf8.RuneStart(p.text[i]) || within(p.text, i)) {
		i++
	}
	return i
}

func (p *typist) tell(from, to int, insert string) object {
	return object{"range": object{"start": p.position(from), "end": p.position(to)}, "text": insert}
}

// position counts lines and UTF-16 units from the start of the text, in the plainest way.
func (p *typist) position(offset int) object {
	line, column := 0, 0
	for i := 0; i < offset; {
		r, n := utf8.DecodeRuneInString(p.text[i:])
		switch {
		case r == '\r' && strings.HasPrefix(p.text[i+1:], "\n"):
		case r == '\n' || r == '\r':
			line, column = line+1, 0
		case r > 0xffff:
			column += 2
		default:
			column++
		}
		i += n
	}
	return object{"line": line, "character": column}
}

// afresh is what a session that never saw another text says of one; ok is false for texts with errors, of which one that saw them
// better keeps what it knew.
func afresh(t *testing.T, uri, text string) (items any, ok bool) {
	t.Helper()
	s := newSession(Options{})
	s.ctx, s.clock = t.Context(), &fakeClock{}
	s.client.pulls = true
	s.check = func(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) check.Result {
		result := check.File(ctx, ix, f, cfg)
		for _, failure := range result.Failures {
			stack := []byte(nil)
			if p := (*workspace.Panic)(nil); errors.As(failure.Err, &p) {
				stack = p.Stack
			}
			t.Errorf("%s fails: %v\n%s\ntext:\n%s", failure.Rule, failure.Err, stack, text)
		}
		return result
	}
	d := &document{key: uri, uri: uri}
	var name string
	d.folder, name, d.shared = s.locate(uri)
	d.path, d.kind = classify(name, "")
	d.current = &version{text: syntax.NewText(text)}
	s.docs[uri] = d
	found, err := s.items(t.Context(), s.open(uri))
	if err != nil {
		t.Fatal(err)
	}
	file, err := d.current.model(d.path)
	if err != nil {
		t.Fatal(err)
	}
	full := fullReport("file:///x", found)
	raw, err := protocol.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	var report object
	if err := json.Unmarshal(raw, &report); err != nil {
		t.Fatal(err)
	}
	return report["items"], file != nil && len(file.Errors) == 0
}

// TestRandomEdits types at random into real programs. After every burst the server has the client's text and, where that can be read,
// says of it what a server says that never saw another; nothing grows. PROVISO_RANDOM_TIME makes it last longer than a moment.
func TestRandomEdits(t *testing.T) {
	rounds, until := 6, time.Time{}
	if d, err := time.ParseDuration(os.Getenv("PROVISO_RANDOM_TIME")); err == nil {
		rounds, until = 1<<30, time.Now().Add(d)
	}
	seed := uint64(1)
	if !until.IsZero() {
		seed = uint64(time.Now().UnixNano())
	}
	random := rand.New(rand.NewPCG(seed, 2))
	var paths, sources []string
	for _, pattern := range []string{"../testdata/demo/app/*/*/*.rb", "../testdata/demo/src/*/*.ts", "../contracts/*/testdata/*.rb", "../contracts/*/testdata/*.ts"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v %v", pattern, found, err)
		}
		for _, file := range found {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			paths, sources = append(paths, file), append(sources, string(raw))
		}
	}
	e := start(t, func(s *session) { s.check, s.methods = check.File, check.Methods })
	e.initialize(pulling)
	edits, bursts, compared, most := 0, 0, 0, 0
	var settled runtime.MemStats
	for round := 0; round < rounds && (until.IsZero() || time.Now().Before(until)); round++ {
		n := random.IntN(len(sources))
		uri := "file:///w/" + filepath.Base(paths[n])
		p := &typist{random: random, text: sources[n], sources: sources}
		e.open(uri, "", p.text)
		version := 1
		for range 12 {
			list := []object{}
			for range 1 + random.IntN(20) {
				edits++
				list = append(list, p.edit())
				if random.IntN(3) > 0 {
					version++
					e.change(uri, version, list...)
					list = nil
				}
				if random.IntN(6) == 0 { // answered apart, or superseded
					e.notify("$/cancelRequest", object{"id": e.ask("textDocument/diagnostic", object{"textDocument": object{"uri": uri}})})
				}
			}
			if random.IntN(4) == 0 { // back to what can be read
				list = append(list, object{"text": sources[n]})
				p.before, p.text = nil, sources[n]
			}
			version++
			e.change(uri, version, list...)
			bursts++
			got := e.looked(uri, e.pull(uri, nil)["items"])
			if text := e.text(uri); text != p.text {
				t.Fatalf("seed %d, %s: the texts differ\n%q\n%q", seed, uri, text, p.text)
			}
			want, readable := afresh(t, uri, p.text)
			if a, b := told(got), told(want); readable && a != b {
				t.Fatalf("seed %d, %s:\n%s\nafresh:\n%s\ntext:\n%s", seed, uri, a, b, p.text)
			}
			if readable {
				compared++
			}
		}
		e.close(uri)
		e.sync()
		most = max(most, runtime.NumGoroutine())
		if round == min(rounds, 100)/2 {
			runtime.GC()
			runtime.ReadMemStats(&settled)
		}
		e.seen = nil
	}
	runtime.GC()
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	t.Logf("seed %d: %d edits in %d bursts, %d of them compared; at most %d goroutines; heap %d → %d KiB", seed, edits, bursts, compared, most, settled.HeapAlloc>>10, after.HeapAlloc>>10)
	if compared == 0 {
		t.Error("no text could be compared")
	}
	if !until.IsZero() && after.HeapAlloc > 2*settled.HeapAlloc+(32<<20) {
		t.Errorf("the heap grew from %d to %d bytes", settled.HeapAlloc, after.HeapAlloc)
	}
	for _, entry := range e.logs.All() {
		if strings.Contains(entry.Message, "panic") {
			t.Errorf("%s: %v", entry.Message, entry.ContextMap())
		}
	}
}

func told(items any) string {
	raw, _ := json.MarshalIndent(items, "", " ")
	return string(raw)
}
