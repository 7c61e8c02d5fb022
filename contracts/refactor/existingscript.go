package refactor

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// intoSuite adds to a file of Jest or Vitest that imports what is tested and has a suite of its own for it.
func (s spec) intoSuite(f *program.File) ([]contracts.Edit, bool) {
	subject, title := s.titles()
	if f.Language != program.TypeScript || f.TopLevel == nil || !f.TopLevel.HasBody() || !imports(f, subject) {
		return nil, false
	}
	src := f.Text.String()
	it := "it"
	if !strings.Contains(src, "it(") {
		it = "test"
	}
	if !strings.Contains(src, it+"(") || !strings.Contains(src, "expect(") || strings.Contains(src, "chai") {
		return nil, false
	}
	var suites []*program.Expr
	for _, e := range f.TopLevel.Body().List {
		if e.Op == program.Call && e.Name == "describe" && e.X == nil && len(e.List) > 1 && e.List[0].Op == program.Str {
			suites = append(suites, e)
		}
	}
	tests := s.typeScriptTests(it)
	if i := slices.IndexFunc(suites, func(e *program.Expr) bool { return e.List[0].Name == title }); i >= 0 {
		if g, ok := groupOf(f, suites[i]); ok {
			return g.end(tests), true
		}
		return nil, false
	}
	i := slices.IndexFunc(suites, func(e *program.Expr) bool { return e.List[0].Name == subject })
	if i < 0 && len(suites) == 1 {
		i = 0
	}
	if i < 0 {
		return nil, false
	}
	g, ok := groupOf(f, suites[i])
	if !ok {
		return nil, false
	}
	name := s.method.Name
	return g.nested(tests, []string{name, "#" + name, "." + name, name + "()"}, "describe("+repair.Literal(f, name)+", () => {", "});")
}

// imports reports whether a file imports a name as it is.
func imports(f *program.File, name string) bool {
	return slices.ContainsFunc(f.Imports, func(i program.Import) bool { return i.Local == name && strings.HasPrefix(i.From, ".") })
}
