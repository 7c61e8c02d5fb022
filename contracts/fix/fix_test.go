package fix

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// rewrite is a fake rule: every line that is a key is a finding, and its repair puts the value in its place.
func rewrite(pairs map[string]string, change func(*contracts.Repair)) func(context.Context, *workspace.Index, *program.File) []contracts.Finding {
	return func(_ context.Context, _ *workspace.Index, f *program.File) []contracts.Finding {
		var out []contracts.Finding
		for line := range f.Text.LineCount() {
			span := f.Text.LineSpan(line)
			to, ok := pairs[f.Text.Slice(span)]
			if !ok {
				continue
			}
			r := contracts.Repair{Title: "Rewrite", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: span, NewText: to}}}
			if change != nil {
				change(&r)
			}
			out = append(out, contracts.Finding{Rule: "rewrite", Severity: contracts.Warning, File: f, Span: span, Subject: f.Text.Slice(span), Repairs: []contracts.Repair{r}})
		}
		return out
	}
}

func TestMend(t *testing.T) {
	t.Parallel()
	chain := map[string]string{}
	for c := 'a'; c < 'z'; c++ {
		chain[string(c)] = string(c + 1)
	}
	tests := []struct {
		name   string
		src    string
		pairs  map[string]string
		change func(*contracts.Repair)
		unsafe bool
		want   string
		made   int
	}{
		{name: "several at once", src: "a\nx\nb\n", pairs: map[string]string{"a": "y", "b": "z"}, want: "y\nx\nz\n", made: 2},
		{name: "rounds", src: "a\n", pairs: map[string]string{"a": "b", "b": "c", "c": "x"}, want: "x\n", made: 3},
		{name: "one finding for another", src: "a\n", pairs: chain, want: "a\n"},
		{name: "mends what shows behind", src: "a\n", pairs: map[string]string{"a": "b\nb", "b": "c"}, want: "c\nc\n", made: 3},
		{name: "does not mend", src: "a\nb\n", pairs: map[string]string{"a": "a", "b": "c"}, want: "a\nc\n", made: 1},
		{name: "breaks the syntax", src: "a\nb\nd\n", pairs: map[string]string{"a": "x", "b": "def (", "d": "y"}, want: "x\nb\ny\n", made: 2},
		{name: "adds a warning", src: "a\n", pairs: map[string]string{"a": "b", "b": "b"}, want: "a\n"},
		{name: "unsafe, not wanted", src: "a\n", pairs: map[string]string{"a": "b"}, change: func(r *contracts.Repair) { r.Safe = false }, want: "a\n"},
		{name: "unsafe, wanted", src: "a\n", pairs: map[string]string{"a": "b"}, change: func(r *contracts.Repair) { r.Safe = false }, unsafe: true, want: "b\n", made: 1},
		{name: "not preferred", src: "a\n", pairs: map[string]string{"a": "b"}, change: func(r *contracts.Repair) { r.Preferred = false }, want: "a\n"},
		{name: "insertions in one place", src: "a\nb\n", pairs: map[string]string{"a": "x", "b": "y"}, change: func(r *contracts.Repair) {
			r.Edits = append(r.Edits, contracts.Edit{File: r.Edits[0].File, NewText: "z\n"})
		}, want: "z\nz\nx\ny\n", made: 2},
		{name: "outside the text", src: "a\n", pairs: map[string]string{"a": "b"}, change: func(r *contracts.Repair) { r.Edits[0].Span.End = 99 }, want: "a\n"},
		{name: "another file", src: "a\n", pairs: map[string]string{"a": "b"}, change: func(r *contracts.Repair) { r.Edits[0].File = &program.File{} }, want: "a\n"},
		{name: "windows line ends", src: "a\r\nb\r\n", pairs: map[string]string{"a": "x"}, want: "x\r\nb\r\n", made: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := workspace.Lower("a.rb", syntax.NewText(tt.src))
			if err != nil {
				t.Fatal(err)
			}
			m := Mender{Index: workspace.NewIndex([]*program.File{f}), Level: contracts.Warning, Unsafe: tt.unsafe, Check: rewrite(tt.pairs, tt.change)}
			mended, made := m.Mend(t.Context(), f)
			if got := mended.Text.String(); got != tt.want || made != tt.made {
				t.Errorf("%q after %d repairs, want %q after %d", got, made, tt.want, tt.made)
			}
		})
	}
}

func TestLevelBoundsRepairs(t *testing.T) {
	t.Parallel()
	f, err := workspace.Lower("a.rb", syntax.NewText("a\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := Mender{Index: workspace.NewIndex(nil), Level: contracts.Error, Check: rewrite(map[string]string{"a": "b"}, nil)}
	if _, made := m.Mend(t.Context(), f); made != 0 || m.Wanted(m.Check(t.Context(), nil, f)) {
		t.Error("a warning is repaired where only errors are wanted")
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	edit := func(start, end int, text string) contracts.Edit {
		return contracts.Edit{Span: syntax.Span{Start: start, End: end}, NewText: text}
	}
	tests := []struct {
		name  string
		edits []contracts.Edit
		want  string
		ok    bool
	}{
		{"in any order", []contracts.Edit{edit(4, 5, "E"), edit(0, 1, "A")}, "AbcdE", true},
		{"touching", []contracts.Edit{edit(0, 2, "x"), edit(2, 3, "y")}, "xyde", true},
		{"overlapping", []contracts.Edit{edit(0, 2, "x"), edit(1, 3, "y")}, "", false},
		{"beyond the end", []contracts.Edit{edit(4, 6, "x")}, "", false},
		{"backwards", []contracts.Edit{edit(3, 2, "x")}, "", false},
		{"before the start", []contracts.Edit{edit(-1, 0, "x")}, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := Apply("abcde", tt.edits); got != tt.want || ok != tt.ok {
				t.Errorf("got %q, %v", got, ok)
			}
		})
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	want := "--- a/x/y.rb\n+++ b/x/y.rb\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
	if got := Diff("x/y.rb", "a\nb", "a\nc"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.rb"), filepath.Join(dir, "link.rb")
	if err := os.WriteFile(file, []byte("\uFEFFold\r\n"), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.rb", link); err != nil {
		t.Fatal(err)
	}
	if err := Write(link, "old\r\n", "new\r\n"); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != "\uFEFFnew\r\n" || info.Mode().Perm() != 0o750 {
		t.Errorf("holds %q with mode %v", data, info.Mode())
	}
	if at, err := os.Readlink(link); err != nil || at != "a.rb" {
		t.Error("the link was replaced")
	}
	if err := Write(file, "old\r\n", "newer\r\n"); err == nil || !strings.Contains(err.Error(), "changed meanwhile") {
		t.Errorf("error = %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}

func TestCreate(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "report.json")
	for _, text := range []string{"first", "second"} {
		if err := Create(file, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(file); err != nil || string(data) != text {
			t.Errorf("holds %q, %v", data, err)
		}
	}
	if err := Create(os.DevNull, []byte("x")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the null device was replaced by a file")
	}
	if err := Create(filepath.Join(file, "x"), nil); err == nil {
		t.Error("no error for a file below a file")
	}
}

// A later hunk begins further down in the new file by what the earlier ones added.
func TestDiffCountsEarlierHunks(t *testing.T) {
	t.Parallel()
	before := strings.Repeat("same\n", 20)
	after := "first\n" + strings.Repeat("same\n", 15) + "second\n" + strings.Repeat("same\n", 5)
	got := Diff("a.rb", before, after)
	for _, want := range []string{"@@ -1,3 +1,4 @@", "@@ -13,6 +14,7 @@"} {
		if !strings.Contains(got, want) {
			t.Errorf("no hunk %s in\n%s", want, got)
		}
	}
}
