package invariant

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// maxLineage bounds how many classes up a class is followed.
const maxLineage = 6

// lineage is a class with its other openings and everything it inherits from, nearest first.
type lineage struct {
	classes []*program.Class
	open    bool // some ancestor is unknown
}

func lineageOf(p *contracts.Pass, c *program.Class) lineage {
	var l lineage
	seen := map[*program.Class]bool{}
	var add func(*program.Class, int)
	add = func(c *program.Class, depth int) {
		if seen[c] || depth > maxLineage {
			return
		}
		openings := []*program.Class{c}
		for _, o := range p.Program.Classes(c.Name) {
			if o != c && o.Kind == c.Kind && o.File.Language == c.File.Language && (c.File.Language == program.Ruby || o.File == c.File) {
				openings = append(openings, o)
			}
		}
		for _, o := range openings {
			if !seen[o] {
				seen[o] = true
				l.classes = append(l.classes, o)
			}
		}
		for _, o := range openings {
			bases := []string{o.Super}
			if o.File.Language == program.Ruby {
				bases = append(bases, o.Mixins...)
			}
			for _, base := range bases {
				if base == "" {
					continue
				}
				found := flow.Resolve(p.Program, o, base)
				l.open = l.open || len(found) == 0
				for _, parent := range found {
					add(parent, depth+1)
				}
			}
		}
	}
	add(c, 0)
	return l
}

// method finds an instance method or getter by name.
func (l lineage) method(name string) *program.Method {
	for _, c := range l.classes {
		for _, m := range c.Methods {
			if m.Name == name && !m.Static && m.Kind != program.KindSetter && m.HasBody() && !m.Broken {
				return m
			}
		}
	}
	return nil
}

// constructor finds the constructor that new runs.
func (l lineage) constructor() *program.Method {
	for _, c := range l.classes {
		for _, m := range c.Methods {
			if m.Kind == program.KindConstructor && m.HasBody() {
				return m
			}
		}
	}
	return nil
}

// field finds a declared field.
func (l lineage) field(name string) *program.Field {
	for _, c := range l.classes {
		for _, f := range c.Fields {
			if f.Name == name && !f.Static {
				return f
			}
		}
	}
	return nil
}

// stores reports whether some method assigns the field.
func (l lineage) stores(name string) bool {
	for _, c := range l.classes {
		for _, m := range c.Methods {
			found := false
			m.Body().Walk(func(e *program.Expr) bool {
				if e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.X.Name == name {
					found = true
				}
				if e.Op == program.Multi {
					for _, t := range e.List {
						found = found || t.Op == program.Field_ && t.Name == name || t.X != nil && t.X.Op == program.Field_ && t.X.Name == name
					}
				}
				return !found
			})
			if found {
				return true
			}
		}
	}
	return false
}

// known reports whether the class has such a field at all.
func (l lineage) known(name string) bool { return l.field(name) != nil || l.stores(name) }
