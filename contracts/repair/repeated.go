package repair

import (
	"path"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// enough is in how many methods of one class the same guard would have to stand before it is too much of a good thing.
const enough = 3

// Everywhere reports whether several public methods of a class use a parameter of the same name without asking for it, and more than ask: a
// guard in each is a habit that the class does not have, and whether to take it up, or to put the check where the value comes from, is for a
// person to say.
func Everywhere(m *program.Method, name string) bool {
	if m.Class == nil || m.Kind == program.KindConstructor || position(m, name) < 0 {
		return false
	}
	return m.File.Derive(everywhereKey{m.Class, name}, func() any { return everywhere(m.Class, name) }).(bool)
}

type everywhereKey struct {
	class *program.Class
	name  string
}

func everywhere(c *program.Class, name string) bool {
	bare, asking := 0, 0
	for _, o := range c.Methods {
		if o.Kind == program.KindConstructor || o.Visibility != program.Public || !o.HasBody() || position(o, name) < 0 {
			continue
		}
		switch {
		case asksAbout(o, name):
			asking++
		case counts(o, name):
			bare++
		}
	}
	return bare >= enough && bare > asking
}

// many is how many classes of a folder make a kind.
const many = 5

// OfKind reports whether a TypeScript method is one of many in its folder that are called alike and take a parameter of the same name and type
// of the project, which hardly any of them asks for: somebody calls all of the kind in one place, and one guard there does better.
func OfKind(p *contracts.Pass, m *program.Method, name string) bool {
	t := typeOf(m, name)
	if m.File.Language != program.TypeScript || m.Class == nil || t == nil || p.Program == nil {
		return false
	}
	bare, asking := 0, 0
	for _, f := range append([]*program.File{m.File}, p.Program.Near(m.File.Path, neighbourhood)...) {
		if path.Dir(f.Path) != path.Dir(m.File.Path) {
			continue
		}
		for _, c := range f.Classes {
			for _, o := range c.Methods {
				if other := typeOf(o, name); o.Name != m.Name || !o.HasBody() || other == nil || other.Text != t.Text {
					continue
				}
				switch {
				case asksAbout(o, name):
					asking++
				case counts(o, name):
					bare++
				}
			}
		}
	}
	return bare >= many && bare > asking && (len(p.Program.Classes(t.Name)) > 0 || len(p.Program.MentionedIn(t.Name)) >= many)
}

// typeOf is the declared type of a parameter, where that names one.
func typeOf(m *program.Method, name string) *program.Type {
	i := position(m, name)
	if i < 0 || m.Params[i].Name != name {
		return nil
	}
	return m.Params[i].Type
}

// asksAbout reports whether a guard of a method speaks of a variable.
func asksAbout(m *program.Method, name string) bool {
	for _, g := range entry.Guards(m.Body()) {
		if entry.Mentions(g.Cond, name) {
			return true
		}
	}
	return false
}

// counts reports whether a method counts on a variable: it asks something of it, takes it apart, calculates with it or hands it on.
func counts(m *program.Method, name string) bool {
	found := false
	is := func(e *program.Expr) bool { return e != nil && e.Op == program.Local && e.Name == name }
	m.Body().Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Call:
			found = found || is(e.X) && !e.Has(program.Safe) || slices.ContainsFunc(e.List, is)
		case program.Member, program.Index:
			found = found || is(e.X) && !e.Has(program.Safe)
		case program.Multi:
			found = found || is(e.Y)
		case program.Pair: // take: n
			found = found || is(e.Y)
		case program.Binary:
			found = found || is(e.X) || is(e.Y)
		}
		return !found
	})
	return found
}
