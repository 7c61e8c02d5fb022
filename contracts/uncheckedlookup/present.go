package uncheckedlookup

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var stores = regexp.MustCompile(`^(insert|create|save|store|persist)([A-Z_!]\w*|!)?$`)

// present reports whether the method shows that what it looks up is there: it has just stored it, or has asked whether it exists.
func present(m *program.Method, lookup *program.Expr) bool {
	if lookup.Op == program.Await {
		lookup = lookup.X
	}
	if lookup == nil || lookup.Op != program.Call || len(lookup.List) == 0 {
		return false
	}
	return justStored(m, lookup) || existing(m, lookup)
}

// justStored reports whether the key is the id of what a call above gave back when it stored it.
func justStored(m *program.Method, lookup *program.Expr) bool {
	key := flow.Strip(lookup.List[0])
	if key == nil || key.Op != program.Member && key.Op != program.Call || key.Name != "id" || key.X == nil || key.X.Op != program.Local {
		return false
	}
	stored, others := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == key.X.Name && e.Span.Start < lookup.Span.Start {
			y := flow.Strip(e.Y)
			if y != nil && y.Op == program.Await {
				y = y.X
			}
			if y != nil && y.Op == program.Call && stores.MatchString(y.Name) {
				stored = true
			} else {
				others = true
			}
		}
		return true
	})
	return stored && !others
}

// existing reports whether the lookup stands where the same question was answered with yes: X.exists?(a: b) && X.find_by(a: b).c.
func existing(m *program.Method, lookup *program.Expr) bool {
	t := m.File.Text
	same := func(e *program.Expr) bool {
		if e.Op != program.Call || e.Name != "exists?" || e.X == nil || lookup.X == nil || len(e.List) != len(lookup.List) || t.Slice(e.X.Span) != t.Slice(lookup.X.Span) {
			return false
		}
		for i := range e.List {
			if t.Slice(e.List[i].Span) != t.Slice(lookup.List[i].Span) {
				return false
			}
		}
		return true
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		then := e.Y
		if (e.Op == program.And || e.Op == program.If && !e.Has(program.UnlessForm)) && e.X != nil && then != nil && then.Span.Contains(lookup.Span) {
			for x := e.X; x != nil && !found; x = x.X {
				found = same(x)
				if x.Op != program.And {
					break
				}
			}
		}
		return !found && e.Span.Contains(lookup.Span)
	})
	return found
}
