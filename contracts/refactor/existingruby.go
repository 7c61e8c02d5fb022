package refactor

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// intoExamples adds to a file of RSpec: in the group of the method, or in a new one in that of the class.
func (s spec) intoExamples(f *program.File) ([]contracts.Edit, bool) {
	if f.Language != program.Ruby || s.method.Class == nil {
		return nil, false
	}
	e := describing(f, s.method.Class.Name)
	if e == nil {
		return nil, false
	}
	g, ok := groupOf(f, e)
	if !ok {
		return nil, false
	}
	title := s.mark() + s.method.Name
	return g.nested(s.rspecExamples(), []string{title, s.method.Name}, "describe "+repair.Literal(f, title)+" do", "end")
}

// describing is the call that opens the group of a class, in the file itself or in a module of it.
func describing(f *program.File, class string) *program.Expr {
	of := func(list []*program.Expr, within string) *program.Expr {
		for _, e := range list {
			if e.Op == program.Call && e.Name == "describe" && (e.X == nil || e.X.Op == program.Constant && e.X.Name == "RSpec") &&
				len(e.List) > 0 && e.List[0].Op == program.Constant && within+strings.TrimPrefix(e.List[0].Name, "::") == class {
				return e
			}
		}
		return nil
	}
	if f.TopLevel != nil && f.TopLevel.HasBody() {
		if e := of(f.TopLevel.Body().List, ""); e != nil {
			return e
		}
	}
	for _, c := range f.Classes {
		if e := of(c.Macros, c.Name+"::"); e != nil && c.Kind == program.KindModule {
			return e
		}
	}
	return nil
}

var testCase = regexp.MustCompile(`^(::)?(Minitest::Test|ActiveSupport::TestCase)$`)

// intoTests adds to a class of Minitest, behind its last test: what follows may be private.
func (s spec) intoTests(f *program.File) ([]contracts.Edit, bool) {
	if f.Language != program.Ruby || s.method.Class == nil {
		return nil, false
	}
	for _, c := range f.Classes {
		if strings.ReplaceAll(c.Name, "::", "") != strings.ReplaceAll(s.method.Class.Name, "::", "")+"Test" || !testCase.MatchString(c.Super) || c.Broken {
			continue
		}
		last, titled := lastTest(f, c)
		t := f.Text
		if last.End == 0 || !strings.HasSuffix(t.Slice(last), "end") {
			return nil, false
		}
		line := t.LineSpan(t.LineOf(last.End))
		if strings.TrimSpace(t.Slice(syntax.Span{Start: last.End, End: line.End})) != "" || t.LineOf(last.Start) == t.LineOf(last.End) {
			return nil, false
		}
		in := t.Indent(last.Start)
		unit := strings.TrimPrefix(in, t.Indent(c.Span.Start))
		tests := s.about(s.minitestMethods(titled), titled)
		there := t.Slice(c.Span)
		var more []block
		for _, b := range tests {
			if !strings.Contains(there, b.name) {
				more = append(more, b)
			}
		}
		if unit == "" || len(more) == 0 {
			return nil, unit != ""
		}
		return []contracts.Edit{written(f, t.LineSpan(t.LineOf(last.End)+1).Start, in, unit, more)}, true
	}
	return nil, false
}

// lastTest is the last test of a class, and whether its tests have titles.
func lastTest(f *program.File, c *program.Class) (last syntax.Span, titled bool) {
	for _, m := range c.Methods {
		if strings.HasPrefix(m.Name, "test_") && m.Visibility == program.Public && m.Span.Start > last.Start {
			last = m.Span
		}
	}
	for _, e := range c.Macros {
		if e.Op == program.Call && e.Name == "test" && e.X == nil && e.Closure != nil && e.Span.Start > last.Start {
			last, titled = syntax.Span{Start: e.Span.Start, End: e.Closure.Span.End}, true
		}
	}
	return last, titled
}

// about names the method in tests that stand beside those of others.
func (s spec) about(tests []block, titled bool) []block {
	for i, b := range tests {
		if titled {
			name := s.method.Name + " " + b.name
			tests[i].lines[0], tests[i].name = strings.Replace(b.lines[0], b.name, name, 1), name
			continue
		}
		name := "test_" + word(s.method.Name) + "_" + strings.TrimPrefix(b.name, "test_")
		tests[i].lines[0], tests[i].name = "def "+name, name
	}
	return tests
}
