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
	if lookup.X == nil {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.And || e.Op == program.If) && e.X != nil {
			then, otherwise := e.Y, e.Z
			found = found || then != nil && then.Span.Contains(lookup.Span) && finds(m, e.X, lookup, false) ||
				e.Op == program.If && otherwise != nil && otherwise.Span.Contains(lookup.Span) && finds(m, e.X, lookup, true)
		}
		return !found && e.Span.Contains(lookup.Span)
	})
	return found
}

// finds reports whether a condition that holds, or does not where denied, says that the lookup finds something.
func finds(m *program.Method, cond, lookup *program.Expr, denied bool) bool {
	if !denied && chained(m, cond, lookup, maxHops) {
		return true
	}
	switch cond.Op {
	case program.And:
		return !denied && cond.X != nil && cond.Y != nil && (finds(m, cond.X, lookup, false) || finds(m, cond.Y, lookup, false))
	case program.Or:
		return denied && cond.X != nil && cond.Y != nil && (finds(m, cond.X, lookup, true) || finds(m, cond.Y, lookup, true))
	case program.Not:
		return cond.X != nil && finds(m, cond.X, lookup, !denied)
	case program.Call:
	default:
		return false
	}
	switch cond.Name {
	case "nil?", "blank?", "none?", "empty?":
		return denied && sameRows(m, cond.X, lookup)
	case "present?", "any?":
		return !denied && sameRows(m, cond.X, lookup)
	case "exists?":
		return !denied && (len(cond.List) > 0 && sameRows(m, cond, lookup) || sameRows(m, cond.X, lookup))
	}
	return !denied && sameRows(m, cond, lookup)
}

// sameRows reports whether a query asks of the same records what the lookup does: where, find_by, exists? with the same arguments.
func sameRows(m *program.Method, query, lookup *program.Expr) bool {
	if query == nil || query.Op != program.Call || query.X == nil || len(query.List) != len(lookup.List) {
		return false
	}
	switch query.Name {
	case "where", "find_by", "exists?", "find":
	default:
		return false
	}
	t := m.File.Text
	for i := range query.List {
		if t.Slice(query.List[i].Span) != t.Slice(lookup.List[i].Span) {
			return false
		}
	}
	return t.Slice(query.X.Span) == t.Slice(lookup.X.Span)
}

// maxHops bounds through how many locals and messages an answer is followed back to its lookup.
const maxHops = 10

// chained reports whether what a condition finds there was taken from the same lookup: rows = Rate.find_by(a: b)&.rows; if rows.
func chained(m *program.Method, e, lookup *program.Expr, depth int) bool {
	for e = flow.Strip(e); e != nil && depth > 0; e, depth = flow.Strip(e), depth-1 {
		switch {
		case e.Op == program.Call && depth < maxHops && e.Name == "find_by" && e != lookup && sameRows(m, e, lookup):
			return true
		case e.Op == program.Call && e.Has(program.Safe):
			e = e.X
		case e.Op == program.Local:
			var last *program.Expr
			m.Body().Walk(func(a *program.Expr) bool {
				if a.Op == program.Assign && a.X != nil && a.X.Op == program.Local && a.X.Name == e.Name && a.Span.End <= e.Span.Start {
					last = a.Y
				}
				return true
			})
			return last != nil && chained(m, last, lookup, depth-1)
		default:
			return false
		}
	}
	return false
}
