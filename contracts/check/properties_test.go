package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
)

// splice replaces one span of a text.
type splice struct {
	span syntax.Span
	text string
}

// transformation rewrites a program into one that means the same. It keeps line ends where they are, apart from the lines it
// adds above, so findings can be compared by line.
type transformation struct {
	name  string
	lines int // added above the program
	// edits are the rewritings of one file; nil: the program has nothing of the kind.
	edits func(*program.File) []splice
}

var transformations = []transformation{
	{name: "modifier to block", edits: modifierToBlock},
	{name: "if to unless not", edits: ifToUnlessNot},
	{name: "yoda order", edits: yoda},
	{name: "locals renamed", edits: renamedLocals},
	{name: "wrapped in a module", lines: 1, edits: wrapped},
	{name: "an unused method added", edits: unusedMethod},
	{name: "independent methods reordered", edits: nil},
}

// TestMeaningDecidesNotForm holds findings to be the same after rewritings that change the form of a program only, for every
// rule's programs.
func TestMeaningDecidesNotForm(t *testing.T) {
	t.Parallel()
	programs, err := filepath.Glob("../*/testdata/*")
	if err != nil || len(programs) < 20 {
		t.Fatalf("%d programs, %v", len(programs), err)
	}
	for _, path := range programs {
		if !workspace.Supported(path) {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := "src/" + filepath.Base(path)
		if strings.HasSuffix(path, ".rb") {
			name = "app/services/" + filepath.Base(path)
		}
		t.Run(filepath.Base(filepath.Dir(filepath.Dir(path)))+"/"+filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			f := lowered(t, name, string(source))
			if len(f.Errors) > 0 {
				return // broken on purpose
			}
			want := placesOf(t, f)
			for _, tr := range transformations {
				if tr.edits == nil {
					reordered(t, f, want)
					continue
				}
				edits := tr.edits(f)
				if len(edits) == 0 {
					continue
				}
				text := spliced(string(source), edits)
				changed := lowered(t, name, text)
				if len(changed.Errors) > 0 {
					t.Errorf("%s: the rewriting does not parse:\n%s", tr.name, text)
					continue
				}
				if diff := cmp.Diff(want, movedUp(placesOf(t, changed), tr.lines)); diff != "" {
					t.Errorf("%s: findings differ (-before +after):\n%s", tr.name, diff)
				}
			}
		})
	}
}

func lowered(t *testing.T, name, text string) *program.File {
	t.Helper()
	f, err := workspace.Lower(name, syntax.NewText(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// place is where a rule speaks; renamed locals keep their findings' places, not their subjects.
type place struct {
	Line int
	Rule string
}

func placesOf(t *testing.T, f *program.File) []place {
	t.Helper()
	var out []place
	for _, x := range findings(t, f.Path, f.Text.String()) {
		if x.Severity > 1 { // hints speak of form now and then
			out = append(out, place{f.Text.LineOf(x.Span.Start) + 1, x.Rule})
		}
	}
	slices.SortFunc(out, func(a, b place) int {
		return strings.Compare(fmt.Sprintf("%06d %s", a.Line, a.Rule), fmt.Sprintf("%06d %s", b.Line, b.Rule))
	})
	return out
}

func movedUp(list []place, lines int) []place {
	for i := range list {
		list[i].Line -= lines
	}
	return list
}

// spliced applies edits that do not overlap; of two that do, the first one counts.
func spliced(text string, edits []splice) string {
	slices.SortStableFunc(edits, func(a, b splice) int { return a.span.Start - b.span.Start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.span.Start < at {
			continue
		}
		b.WriteString(text[at:e.span.Start])
		b.WriteString(e.text)
		at = e.span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// each calls visit for every expression of the file's classes.
func each(f *program.File, visit func(*program.Method, *program.Expr)) {
	for _, c := range f.Classes {
		for _, m := range c.Methods {
			m.Body().Walk(func(e *program.Expr) bool {
				visit(m, e)
				return true
			})
		}
	}
}

func guardStatements(f *program.File, visit func(e *program.Expr, cond, body string)) {
	each(f, func(_ *program.Method, e *program.Expr) {
		text := f.Text.Slice(e.Span)
		if e.Op != program.If || !e.Has(program.Modifier) || strings.Contains(text, "\n") {
			return
		}
		word := " if "
		if e.Has(program.UnlessForm) {
			word = " unless "
		}
		if i := strings.LastIndex(text, word); i > 0 && strings.Count(text, word) == 1 {
			visit(e, text[i+len(word):], text[:i])
		}
	})
}

func modifierToBlock(f *program.File) (out []splice) {
	guardStatements(f, func(e *program.Expr, cond, body string) {
		word := "if "
		if e.Has(program.UnlessForm) {
			word = "unless "
		}
		out = append(out, splice{e.Span, word + cond + " then " + body + " end"})
	})
	return out
}

func ifToUnlessNot(f *program.File) (out []splice) {
	guardStatements(f, func(e *program.Expr, cond, body string) {
		word := " unless !("
		if e.Has(program.UnlessForm) {
			word = " if !("
		}
		out = append(out, splice{e.Span, body + word + cond + ")"})
	})
	return out
}

var mirrored = map[string]string{"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "===": "===", "!=": "!=", "!==": "!=="}

// yoda turns x < 0 into 0 > x. Ruby's === asks its left side, so it stays.
func yoda(f *program.File) (out []splice) {
	each(f, func(_ *program.Method, e *program.Expr) {
		op, ok := mirrored[e.Name]
		if e.Op != program.Binary || !ok || e.Name == "===" && f.Language == program.Ruby || e.X == nil || e.Y == nil {
			return
		}
		switch e.Y.Op {
		case program.Nil, program.Int, program.Float:
		default:
			return
		}
		switch e.X.Op {
		case program.Local, program.Member, program.Call, program.Field_:
			x, y := f.Text.Slice(e.X.Span), f.Text.Slice(e.Y.Span)
			if !strings.Contains(x, "\n") && e.Span.Start == e.X.Span.Start && e.Span.End == e.Y.Span.End {
				out = append(out, splice{e.Span, y + " " + op + " " + x})
			}
		}
	})
	return out
}

// renamedLocals gives variables that a method itself assigns another name with the same ending, which is all that names are
// looked at for.
func renamedLocals(f *program.File) (out []splice) {
	for _, c := range f.Classes {
		for _, m := range c.Methods {
			out = append(out, renamedIn(f, m)...)
		}
	}
	return out
}

func renamedIn(f *program.File, m *program.Method) (out []splice) {
	kept := map[string]bool{}
	for _, p := range m.Params {
		keep(kept, p)
	}
	assigned := map[string]bool{}
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Local:
			assigned[e.X.Name] = true
		case e.Op == program.Multi, e.Op == program.For, e.Op == program.Match:
			e.Walk(func(x *program.Expr) bool { kept[x.Name] = true; return true })
		case e.Op == program.Pair && e.Y != nil && e.Y.Op == program.Local && (e.X == nil || e.X.Span.Start == e.Y.Span.Start || e.Y.Span.Len() == 0):
			kept[e.Y.Name] = true // shorthand
		case e.Op == program.Call && e.X == nil:
			kept[e.Name] = true
		}
		if e.Closure != nil {
			for _, p := range e.Closure.Params {
				keep(kept, p)
			}
		}
		for _, r := range e.Rescues() {
			kept[r.Var] = true
		}
		return true
	})
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Local && assigned[e.Name] && !kept[e.Name] {
			if f.Text.Slice(e.Span) != e.Name {
				kept[e.Name] = true
			}
		}
		return true
	})
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Local && assigned[e.Name] && !kept[e.Name] {
			out = append(out, splice{e.Span, "the_" + e.Name})
		}
		return true
	})
	return out
}

func keep(names map[string]bool, p *program.Param) {
	names[p.Name] = true
	for _, l := range p.Leaves {
		keep(names, l)
	}
}

func wrapped(f *program.File) []splice {
	if f.Language != program.Ruby || strings.HasPrefix(f.Text.String(), "# profile") {
		return nil
	}
	end := f.Text.Len()
	return []splice{{syntax.Span{}, "module Wrapped\n"}, {syntax.Span{Start: end, End: end}, "\nend\n"}}
}

// unusedMethod adds a private method that nothing calls at the end of each class.
func unusedMethod(f *program.File) (out []splice) {
	for _, c := range f.Classes {
		if c.Kind != program.KindClass || len(c.Methods) == 0 {
			continue
		}
		at := c.Span.End
		text := "private def unused_helper(given) = [given]; "
		if f.Language == program.TypeScript {
			at, text = at-1, " private unusedHelper(given: string): string[] { return [given]; } "
		} else {
			at -= len("end")
		}
		out = append(out, splice{syntax.Span{Start: at, End: at}, text})
	}
	return out
}

// reordered swaps neighbouring methods of the same visibility that stand on lines of their own and compares the rules that
// speak, method by method.
func reordered(t *testing.T, f *program.File, before []place) {
	t.Helper()
	for _, c := range f.Classes {
		for i := 0; i+1 < len(c.Methods); i++ {
			a, b := c.Methods[i], c.Methods[i+1]
			if !swappable(f, a) || !swappable(f, b) || a.Visibility != b.Visibility || a.Static != b.Static || a.Span.End >= b.Span.Start ||
				strings.TrimSpace(f.Text.Slice(syntax.Span{Start: a.Span.End, End: b.Span.Start})) != "" {
				continue
			}
			text := spliced(f.Text.String(), []splice{{a.Span, f.Text.Slice(b.Span)}, {b.Span, f.Text.Slice(a.Span)}})
			if diff := cmp.Diff(rulesOf(before), rulesOf(placesOf(t, lowered(t, f.Path, text)))); diff != "" {
				t.Errorf("%s and %s swapped: findings differ (-before +after):\n%s", a.Name, b.Name, diff)
			}
		}
	}
}

// swappable methods carry nothing in front of them.
func swappable(f *program.File, m *program.Method) bool {
	line := f.Text.Slice(f.Text.LineSpan(f.Text.LineOf(m.Span.Start)))
	return m.Sig == nil && m.Doc == nil && len(m.Decorators) == 0 && m.Kind != program.KindSignature && m.Kind != program.KindConstructor &&
		strings.HasPrefix(strings.TrimSpace(line), strings.TrimSpace(f.Text.Slice(m.Span))[:min(5, m.Span.Len())])
}

func rulesOf(list []place) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Rule)
	}
	slices.Sort(out)
	return out
}
