package repair

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Exhausted reports whether a TypeScript switch over a parameter has an arm for every value that the parameter's type names: the compiler
// knows then that none is left.
func Exhausted(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	if m.File.Language != program.TypeScript || e.Op != program.Case || e.X == nil || e.X.Op != program.Local {
		return false
	}
	i := position(m, e.X.Name)
	if i < 0 || m.Params[i].Name != e.X.Name || m.Params[i].Optional || m.Params[i].Type == nil || m.Params[i].Type.Nullable {
		return false
	}
	values, ok := valuesOf(p, m.File, m.Params[i].Type, 0)
	if !ok || len(values) < 2 {
		return false
	}
	arms := map[string]bool{}
	for _, w := range e.Whens() {
		for _, v := range w.Values {
			arms[valueOf(v)] = true
		}
	}
	return !slices.ContainsFunc(values, func(v string) bool { return !arms[v] })
}

// valueOf spells a literal, or a member of an enum, as valuesOf does.
func valueOf(v *program.Expr) string {
	if v.Op == program.Member && v.X != nil {
		return v.X.Name + "." + v.Name
	}
	return v.Name
}

// valuesOf lists the values of a union of literals or of an enum; ok is false for a type that has others.
func valuesOf(p *contracts.Pass, f *program.File, t *program.Type, depth int) (values []string, ok bool) {
	switch {
	case depth > 4:
		return nil, false
	case t.Name == "literal":
		text := strings.Trim(t.Text, "'\"")
		return []string{text}, !strings.Contains(text, "`")
	case t.Name == "union":
		for _, a := range t.Args {
			list, ok := valuesOf(p, f, a, depth+1)
			if !ok {
				return nil, false
			}
			values = append(values, list...)
		}
		return values, len(values) > 0
	case len(t.Args) > 0:
		return nil, false
	}
	return namedValues(p, f, t.Name, depth)
}

// namedValues are those of an enum or of a union that has a name, where just one of the project's files declares it.
func namedValues(p *contracts.Pass, f *program.File, name string, depth int) (values []string, ok bool) {
	if p.Program == nil {
		return nil, false
	}
	found := 0
	for _, o := range p.Program.Mentioning(name) {
		for _, a := range o.Aliases {
			if a.Name == name {
				found++
				values, ok = valuesOf(p, o, a.Type, depth+1)
			}
		}
		for _, c := range o.Classes {
			if c.Name == name {
				found++
				values, ok = enumMembers(c)
			}
		}
	}
	return values, ok && found == 1
}

// enumMembers are the names of an enum's members, each after that of the enum.
func enumMembers(c *program.Class) (names []string, ok bool) {
	for _, m := range c.Fields {
		if !m.Static || !m.Readonly || m.Type != nil || c.Kind != program.KindInterface {
			return nil, false
		}
		names = append(names, c.Name+"."+m.Name)
	}
	return names, len(names) > 0
}

// Never are the statements that throw for a value of which the compiler knows that there is none: should the type get one more, it does
// not compile until that has an arm. They use the operator for it where the project uses it.
func Never(p *contracts.Pass, f *program.File, class, name string) []string {
	message := func(value string) string {
		return "throw new " + class + "(`" + name + " is not supported: ${String(" + value + ")}`)" + stop(f)
	}
	if satisfies(p) {
		return []string{message(name + " satisfies never")}
	}
	return []string{"const unknown: never = " + name + stop(f), message("unknown")}
}

// satisfies reports whether a file of the project uses the operator, which older compilers do not read.
func satisfies(p *contracts.Pass) bool {
	if p.Program == nil {
		return false
	}
	return slices.ContainsFunc(p.Program.MentionedIn("satisfies"), func(f *program.File) bool {
		return f.Language == program.TypeScript && strings.Contains(f.Text.String(), " satisfies ")
	})
}
