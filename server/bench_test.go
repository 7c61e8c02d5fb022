package server

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/check"
)

// thousandLines is a service of a thousand lines, each method with a defective guard.
func thousandLines() string {
	var b strings.Builder
	b.WriteString("class AccountService\n")
	for i := range 166 {
		fmt.Fprintf(&b, "  def m%d(account)\n    raise ArgumentError if account && account.closed?\n\n    account.name%d.upcase\n  end\n\n", i, i)
	}
	return b.String() + "end\n"
}

// BenchmarkEditToDiagnostics is what a keystroke costs, the debounce and the wire excluded.
func BenchmarkEditToDiagnostics(b *testing.B) {
	s := newSession(Options{})
	s.ctx, s.check, s.clock = b.Context(), check.File, &fakeClock{}
	s.client.pulls = true
	d := &document{key: doc, uri: doc, kind: code, shared: true}
	d.folder, _, _ = s.locate(doc)
	d.path = "app/services/account_service.rb"
	d.current = &version{text: syntax.NewText(thousandLines())}
	s.docs[doc] = d
	c := change{Text: "\n", Range: &struct{ Start, End position }{position{6, 0}, position{6, 0}}}
	for b.Loop() {
		d.edit(1, []change{c}, syntax.UTF16)
		if _, err := s.items(b.Context(), s.open(doc)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProjectTyping types into a file of a real project that is read as a whole, at a line (of the middle, unless told), a statement
// of code, a comment and a text; the wire is excluded:
//
//	PROVISO_BENCH_PROJECT=~/project PROVISO_BENCH_FILE=app/models/order.rb go test -run - -bench ProjectTyping ./server
func BenchmarkProjectTyping(b *testing.B) {
	root, name := os.Getenv("PROVISO_BENCH_PROJECT"), os.Getenv("PROVISO_BENCH_FILE")
	if root == "" || name == "" {
		b.Skip("no project is named")
	}
	raw, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		b.Fatal(err)
	}
	ruby := strings.HasSuffix(name, ".rb")
	for _, typed := range []struct{ what, ruby, typescript string }{
		{"code", "x = 1", "let x = 1;"}, {"text", `_ = "x"`, "void 'x';"}, {"comment", "# x", "// x"},
	} {
		line := typed.typescript
		if ruby {
			line = typed.ruby
		}
		b.Run(typed.what, func(b *testing.B) { typeLine(b, root, name, string(raw), line) })
	}
}

// typeLine adds a line in the middle of a text and lets its x grow.
func typeLine(b *testing.B, root, name, text, line string) {
	s := newSession(Options{})
	s.ctx, s.clock = b.Context(), &fakeClock{}
	s.client.pulls = true
	s.addFolder(root)
	f := s.folders[0]
	s.readNow(f, reading{all: true, excluded: f.settings.set.Excluded})
	lines := strings.SplitAfter(text, "\n")
	at := len(lines) / 2
	lines = slices.Insert(lines, at, line+"\n")
	uri := "file://" + filepath.Join(root, name)
	d := &document{key: uri, uri: uri, kind: code, shared: true, folder: f, path: name}
	d.current = &version{text: syntax.NewText(strings.Join(lines, "")), parser: new(syntax.Parser)}
	s.docs[uri] = d
	if _, err := s.items(b.Context(), s.open(uri)); err != nil {
		b.Fatal(err)
	}
	var waits []time.Duration
	column := strings.Index(line, "x") + 1
	cpu := processorTime()
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		here := position{float64(at), float64(column + i)}
		d.edit(int32(i+2), []change{{Text: "x", Range: &struct{ Start, End position }{here, here}}}, syntax.UTF16)
		if _, err := s.items(b.Context(), s.open(uri)); err != nil {
			b.Fatal(err)
		}
		waits = append(waits, time.Since(began))
	}
	b.ReportMetric(float64((processorTime()-cpu).Milliseconds())/float64(len(waits)), "ms-cpu")
	slices.Sort(waits)
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(waits[len(waits)*p/100].Microseconds())/1000, fmt.Sprintf("ms-p%d", p))
	}
}

// processorTime is what this process has used, which says more than the clock on a machine that others use too; 0 where the system
// does not tell.
func processorTime() time.Duration {
	raw, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(raw[strings.LastIndexByte(string(raw), ')')+1:]))
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * 10 * time.Millisecond
}
