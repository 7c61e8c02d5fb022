package typescript

import (
	"os"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func lower(t testing.TB, path, src string) *program.File {
	t.Helper()
	f, err := Lower(path, syntax.NewText(src), nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// FuzzLower holds that any text is lowered without a panic, with every span inside the text.
func FuzzLower(f *testing.F) {
	src, err := os.ReadFile("testdata/service.ts")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(src))
	f.Add(string(src[:len(src)/2]))
	for _, s := range halfTyped {
		f.Add("class A {\n  a() {\n    " + s + "\n  }\n\n  b() {}\n}\n")
	}
	f.Add("class {\nexport default\nenum\n () => } \xff\x00 <a b=\"&\">&</a>")
	f.Fuzz(func(t *testing.T, src string) {
		checkSpans(t, lower(t, "a.ts", src))
		checkSpans(t, lower(t, "a.tsx", src))
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
		for _, p := range m.Params {
			inside(p.Span)
			inside(p.NameSpan)
			walk(p.Default)
		}
		walk(m.Body())
	}
	for _, c := range f.Classes {
		inside(c.Span)
		inside(c.NameSpan)
		for _, m := range c.Methods {
			check(m)
		}
		for _, m := range c.Fields {
			inside(m.Span)
			walk(m.Init)
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
	for _, c := range f.Comments {
		inside(c.Span)
	}
}

// TestHostileTexts holds that size and depth cost no more than time in proportion; quadratic work would run for minutes.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"brackets":   "x = " + strings.Repeat("[", 100_000),
		"closed":     "x = " + strings.Repeat("[", 30_000) + strings.Repeat("]", 30_000),
		"classes":    strings.Repeat("class A {\n", 10_000),
		"functions":  strings.Repeat("function a() {\n", 10_000),
		"arrows":     "x = " + strings.Repeat("() => ", 20_000) + "1",
		"sum":        "x = 1" + strings.Repeat(" + 1", 50_000),
		"union":      "type A = 'a'" + strings.Repeat(" | 'a'", 20_000),
		"chain":      "x" + strings.Repeat(".a()", 20_000),
		"escapes":    "x = \"" + strings.Repeat(`\n`, 100_000) + "\"",
		"comments":   strings.Repeat("// a\n", 50_000) + "class A {}\n",
		"elses":      strings.Repeat("if (x) {} else ", 10_000) + "{}",
		"statements": "class A {\n" + strings.Repeat("  }\n  a() { if (x) {\n", 5_000),
		"elements":   "x = " + strings.Repeat("<a b={", 10_000),
		"ampersands": "x = <a>" + strings.Repeat("& ", 50_000) + "</a>",
	}
	for name, src := range texts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkSpans(t, lower(t, "a.tsx", src))
		})
	}
}
