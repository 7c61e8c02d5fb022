package ruby

import (
	"os"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// FuzzLower holds that any text is lowered without a panic, with every span inside the text.
func FuzzLower(f *testing.F) {
	for _, file := range []string{"testdata/service.rb", "testdata/declarations.rb", "testdata/expressions.txt"} {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
		f.Add(string(src[:len(src)/2]))
	}
	for _, s := range halfTyped {
		f.Add("class A\n  def a\n    " + s + "\n  end\n\n  def b; end\nend\n")
	}
	f.Add("class\nmodule ::\ndef\n  end = \xff\x00")
	f.Fuzz(func(t *testing.T, src string) {
		checkSpans(t, lower(t, src))
	})
}

func checkSpans(t *testing.T, f *program.File) {
	t.Helper()
	inside := func(s syntax.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > f.Text.Len() {
			t.Fatalf("span %v of a text of %d bytes", s, f.Text.Len())
		}
	}
	walk := func(e *program.Expr) {
		e.Walk(func(e *program.Expr) bool {
			inside(e.Span)
			inside(e.NameSpan)
			return true
		})
	}
	check := func(m *program.Method) {
		inside(m.Span)
		inside(m.NameSpan)
		inside(m.BodySpan)
		walk(m.Body())
	}
	for _, c := range f.Classes {
		inside(c.Span)
		inside(c.NameSpan)
		for _, m := range c.Methods {
			check(m)
		}
		for _, m := range c.Macros {
			walk(m)
		}
	}
	for _, m := range f.Functions {
		check(m)
	}
	if f.TopLevel != nil {
		check(f.TopLevel)
	}
	for _, e := range f.Errors {
		inside(e)
	}
}

// TestHostileTexts holds that neither size nor depth breaks anything; where time grew faster than the text, it would show.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"brackets":   "x = " + strings.Repeat("[", 200_000),
		"closed":     "x = " + strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000),
		"classes":    strings.Repeat("class A\n", 20_000),
		"defs":       strings.Repeat("def a\n", 20_000),
		"parens":     "def a\n" + strings.Repeat("(", 20_000) + "\nend\n",
		"sum":        "x = 1" + strings.Repeat(" + 1", 50_000),
		"escapes":    "x = \"" + strings.Repeat(`\n`, 100_000) + "\"",
		"comments":   strings.Repeat("# a\n", 50_000) + "class A\nend\n",
		"heredocs":   strings.Repeat("f(<<~A)\n", 5_000),
		"statements": "class A\n" + strings.Repeat("  end\n  if x\n", 5_000),
	}
	for name, src := range texts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkSpans(t, lower(t, src))
		})
	}
}
