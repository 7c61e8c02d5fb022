package fix

import (
	"context"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

func lower(t *testing.T, path, src string) *program.File {
	t.Helper()
	f, err := workspace.Lower(path, syntax.NewText(src))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// words is a fake rule: each file that holds the word has a warning of that name.
func words(list ...string) func(context.Context, *workspace.Index, *program.File) []contracts.Finding {
	return func(_ context.Context, _ *workspace.Index, f *program.File) []contracts.Finding {
		var out []contracts.Finding
		for _, w := range list {
			if at := strings.Index(f.Text.String(), w); at >= 0 {
				out = append(out, contracts.Finding{Rule: w, Severity: contracts.Warning, File: f, Span: syntax.Span{Start: at, End: at + len(w)}})
			}
		}
		return out
	}
}

// A repair that changes several files is made in all of them before it is offered.
func TestStandsInEveryFile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, own, other string
		want             bool
	}{
		{"mends", "fine", "fine", true},
		{"does not parse elsewhere", "fine", "def (", false},
		{"brings a warning elsewhere", "fine", "worse", false},
		{"does not mend", "bad", "fine", false},
		{"mends from elsewhere only", "", "fine", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a, b := lower(t, "a.rb", "bad\n"), lower(t, "b.rb", "good\n")
			m := Mender{Index: workspace.NewIndex([]*program.File{a, b}), Check: words("bad", "worse")}
			findings := m.find(t.Context(), m.Index, a)
			edits := []contracts.Edit{{File: b, Span: syntax.Span{End: 4}, NewText: tt.other}}
			if tt.own != "" {
				edits = append(edits, contracts.Edit{File: a, Span: syntax.Span{End: 3}, NewText: tt.own})
			}
			repair := contracts.Repair{Title: "Rewrite", Edits: edits}
			if got := m.Stands(t.Context(), a, findings, findings[0], repair); got != tt.want {
				t.Errorf("stands: %v", got)
			}
		})
	}
}

// What is repaired unasked must not bring a warning to a caller in another file.
func TestMendSparesCallers(t *testing.T) {
	t.Parallel()
	for _, bad := range []bool{false, true} {
		a := lower(t, "app/services/a.rb", "class A\n  def call(x)\n    bad\n  end\nend\n")
		b := lower(t, "app/services/b.rb", "class B\n  def call\n    A.new.call(nil)\n  end\nend\n")
		m := Mender{Index: workspace.NewIndex([]*program.File{a, b}), Level: contracts.Warning, Check: func(_ context.Context, ix *workspace.Index, f *program.File) []contracts.Finding {
			at := strings.Index(f.Text.String(), "bad")
			switch {
			case f.Path == b.Path && bad && strings.Contains(ix.File(a.Path).Text.String(), "good"):
				return []contracts.Finding{{Rule: "violated", Severity: contracts.Warning, File: f}}
			case f.Path == a.Path && at >= 0:
				span := syntax.Span{Start: at, End: at + 3}
				return []contracts.Finding{{Rule: "bad", Severity: contracts.Warning, File: f, Span: span, Repairs: []contracts.Repair{
					{Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: span, NewText: "good"}}}}}}
			}
			return nil
		}}
		if _, made := m.Mend(t.Context(), a); (made == 0) != bad {
			t.Errorf("caller gets worse: %v, repairs: %d", bad, made)
		}
	}
}
