package suppression

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// file makes a model that has nothing but comments: every "#…" to the end of its line, and "/*…*/".
func file(src string) *program.File {
	f := &program.File{Path: "a.rb", Language: program.Ruby, Text: syntax.NewText(src)}
	for i := 0; i < len(src); i++ {
		end := -1
		switch {
		case src[i] == '#' || strings.HasPrefix(src[i:], "//"):
			end = i + strings.IndexAny(src[i:]+"\n", "\r\n")
		case strings.HasPrefix(src[i:], "/*"):
			end = i + strings.Index(src[i:], "*/") + 2
		}
		if end > i {
			f.Comments = append(f.Comments, program.Comment{Span: syntax.Span{Start: i, End: end}, Text: src[i:end]})
			i = end
		}
	}
	return f
}

// on makes a finding of the rule at the start of each given line, counted from 1.
func on(f *program.File, rule string, lines ...int) (out []contracts.Finding) {
	for _, l := range lines {
		s := f.Text.LineSpan(l - 1)
		out = append(out, contracts.Finding{Rule: rule, File: f, Span: s})
	}
	return out
}

var known = []string{"missing-presence", "missing-range", "unexplained-suppression", "unused-suppression"}

func TestSuppressions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		src     string
		at      []int // lines with a finding of missing-presence
		kept    []int
		defects []string
	}{
		{"next line", "# proviso:disable-next-line missing-presence -- why\nx\ny", []int{2, 3}, []int{3}, nil},
		{"next line, two slashes", "// proviso:disable-next-line missing-presence -- why\nx", []int{2}, nil, nil},
		{"block comment", "/* proviso:disable-next-line missing-presence -- why */\nx", []int{2}, nil, nil},
		{"block comment of several lines", "/**\n * Pays.\n * proviso:disable-next-line missing-presence -- why\n */\nx", []int{5}, nil, nil},
		{"stacked", "# proviso:disable-next-line missing-presence -- why\n# and more\nx", []int{3}, nil, nil},
		{"several rules", "# proviso:disable-next-line missing-range, missing-presence -- why\nx", []int{2}, nil,
			[]string{"unused-suppression: no finding of `missing-range` is suppressed by this comment"}},
		{"range", "a\n# proviso:disable missing-presence -- why\nb\n# proviso:enable missing-presence\nc", []int{1, 3, 5}, []int{1, 5}, nil},
		{"range ended for all", "# proviso:disable missing-presence -- why\nb\n# proviso:enable\nc", []int{2, 4}, []int{4}, nil},
		{"range to the end", "# proviso:disable missing-presence -- why\nb\nc", []int{2, 3}, nil, nil},
		{"behind code", "a # proviso:disable missing-presence -- why\nb", []int{1, 2}, []int{2}, nil},
		{"file", "a\nb\n# proviso:disable-file missing-presence -- why", []int{1, 2}, nil, nil},
		{"windows line ends", "# proviso:disable-next-line missing-presence -- why\r\nx\r\ny", []int{2, 3}, []int{3}, nil},
		{"no reason", "# proviso:disable-next-line missing-presence\nx", []int{2}, nil,
			[]string{"unexplained-suppression: say behind ` -- ` why `missing-presence` is suppressed here"}},
		{"empty reason", "# proviso:disable-next-line missing-presence --\nx", []int{2}, nil,
			[]string{"unexplained-suppression: say behind ` -- ` why `missing-presence` is suppressed here"}},
		{"nothing suppressed", "# proviso:disable-next-line missing-presence\nx", nil, nil,
			[]string{"unused-suppression: no finding of `missing-presence` is suppressed by this comment"}},
		{"unknown rule", "# proviso:disable-file missing-presense -- why\nx", []int{2}, []int{2},
			[]string{"unused-suppression: no rule is called `missing-presense`; did you mean `missing-presence`?"}},
		{"no rule", "# proviso:disable-file -- why\nx", []int{2}, []int{2}, []string{"unused-suppression: this suppression names no rule"}},
		{"unknown word", "# proviso:disable-nextline missing-presence -- why\nx", []int{2}, []int{2},
			[]string{"unused-suppression: `proviso:disable-nextline` means nothing; did you mean `proviso:disable-next-line`?"}},
		{"enabled without need", "# proviso:enable missing-presence\nx", nil, nil, []string{"unused-suppression: `missing-presence` was not disabled above"}},
		{"prose", "# see proviso:disable-file in the manual\n# proviso: a condition\nx", []int{3}, []int{3}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := file(tt.src)
			s := Of(f)
			kept, n := s.Filter(on(f, "missing-presence", tt.at...))
			var lines []int
			for _, k := range kept {
				lines = append(lines, f.Text.LineOf(k.Span.Start)+1)
			}
			if diff := cmp.Diff(tt.kept, lines); diff != "" || n != len(tt.at)-len(tt.kept) {
				t.Errorf("kept lines, %d suppressed (-want +got):\n%s", n, diff)
			}
			var defects []string
			for _, d := range s.Defects(known, func(string) bool { return true }) {
				defects = append(defects, d.Rule+": "+d.Message)
			}
			if diff := cmp.Diff(tt.defects, defects); diff != "" {
				t.Errorf("defects (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRepairs(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"own line", "a\n  # proviso:disable-file missing-presence -- why\nb\n", "a\nb\n"},
		{"last line without end", "a\n# proviso:disable-file missing-presence", "a\n"},
		{"behind code", "a # proviso:disable missing-presence -- why\nb", "a\nb"},
		{"within code", "a /* proviso:disable missing-presence */ b", "a b"},
		{"first of two", "# proviso:disable-file missing-presence, missing-range -- why", "# proviso:disable-file missing-range -- why"},
		{"wrong word", "# proviso:disabel-file missing-presence -- why", "# proviso:disable-file missing-presence -- why"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := Of(file(tt.src))
			found := s.Defects(known, func(string) bool { return true })
			if len(found) == 0 {
				t.Fatal("no defect")
			}
			if got := apply(tt.src, found[0].Repairs[0]); got != tt.want {
				t.Errorf("repaired = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReasonGoesInsideTheComment(t *testing.T) {
	t.Parallel()
	f := file("/* proviso:disable-next-line missing-presence */\nx")
	s := Of(f)
	s.Filter(on(f, "missing-presence", 2))
	found := s.Defects(known, func(string) bool { return true })
	if len(found) != 1 || found[0].Repairs[0].Preferred {
		t.Fatalf("found %v, want one that --fix leaves alone", found)
	}
	if got, want := apply(f.Text.String(), found[0].Repairs[0]), "/* proviso:disable-next-line missing-presence -- reason */\nx"; got != want {
		t.Errorf("repaired = %q, want %q", got, want)
	}
}

func TestUnknowableIsNotUnused(t *testing.T) {
	t.Parallel()
	src := "# proviso:disable-file missing-presence -- why"
	broken := file(src)
	broken.Errors = []syntax.Span{{Start: 0, End: 1}}
	for i, found := range [][]contracts.Finding{
		Of(broken).Defects(known, func(string) bool { return true }),
		Of(file(src)).Defects(known, func(string) bool { return false }),
	} {
		if len(found) > 0 {
			t.Errorf("case %d: %s", i, fmt.Sprint(found))
		}
	}
}

func apply(src string, r contracts.Repair) string {
	for _, e := range r.Edits {
		src = src[:e.Span.Start] + e.NewText + src[e.Span.End:]
	}
	return src
}
