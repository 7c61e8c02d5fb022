package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// ReferenceRow reports whether a Ruby lookup names its row by values that the program writes out, so that it asks for reference data
// without which the program does not run at all: TransactionType.find_by(name: "salary"), Kind.all.find { |k| k.code == "A" }; or
// whether it looks up the entry of a record in hand in a list of entries.
func ReferenceRow(m *program.Method, e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil || e.Op != program.Call || e.X == nil || m.File.Language != program.Ruby {
		return false
	}
	switch {
	case ofRecordInHand(e), e.Name == "find_by" && findsItsOwnWay(m, e.X):
		return true
	case strings.HasPrefix(e.Name, "find_by_") && rootedInConstant(e.X) && len(e.List) > 0 && !slices.ContainsFunc(e.List, func(a *program.Expr) bool { return !writtenOut(m, a) }):
		return true
	case e.Name == "find_by" && rootedInConstant(e.X):
		list := records.Unfolded(e.List)
		return len(list) > 0 && !slices.ContainsFunc(list, func(a *program.Expr) bool { return a.Op != program.Pair || !writtenOut(m, a.Y) })
	case (e.Name == "find" || e.Name == "detect") && e.Closure != nil && rootedInConstant(e.X):
		return equalsLiteral(e.Closure)
	case (e.Name == "find" || e.Name == "detect") && e.Closure != nil:
		return equalsRecord(e.Closure) || equalsReader(e.Closure)
	}
	return false
}

func rootedInConstant(x *program.Expr) bool {
	for x != nil && x.Op == program.Call && x.Closure == nil && len(x.List) == 0 {
		x = x.X
	}
	return x != nil && x.Op == program.Constant
}

// equalsLiteral reports whether a block does nothing but compare one attribute of what it is given with a text or symbol.
func equalsLiteral(c *program.Closure) bool {
	b := lastOf(c.Body)
	if b == nil || b.Op != program.Binary || b.Name != "==" || b.X == nil || b.Y == nil || b.X.Op != program.Call || b.X.X == nil || b.X.X.Op != program.Local {
		return false
	}
	return b.Y.Op == program.Str || b.Y.Op == program.Symbol
}

// equalsRecord reports whether a block does nothing but compare a key of a hash with the id of a record in hand: the list was made
// for such records, lines.find { |l| l[:order_id] == order.id }.
func equalsRecord(c *program.Closure) bool {
	b := lastOf(c.Body)
	if b == nil || b.Op != program.Binary || b.Name != "==" || b.X == nil || b.Y == nil || b.X.Op != program.Index {
		return false
	}
	id := b.Y
	return id.Op == program.Call && (id.Name == "id" || id.Name == "uuid") && id.X != nil && id.X.Op != program.Self && len(id.List) == 0
}

// OnlyTold reports whether all that a method does with a local is to put it into the text of an exception or of a log line.
func OnlyTold(m *program.Method, name string) bool {
	if name == "" || m.File.Language != program.Ruby {
		return false
	}
	uses, told := 0, 0
	var visit func(e *program.Expr, telling bool)
	visit = func(e *program.Expr, telling bool) {
		telling = telling || e.Op == program.Raise || flow.Reports(e) || e.Op == program.Call && e.Name == "raise"
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == name {
			if e.Y != nil {
				visit(e.Y, telling)
			}
			return
		}
		if e.Op == program.Local && e.Name == name {
			uses++
			if telling {
				told++
			}
		}
		e.Children(func(c *program.Expr) { visit(c, telling) })
	}
	visit(m.Body(), false)
	return uses > 0 && uses == told
}

// writtenOut reports whether a value stands in the program: a literal, or a member of a constant that is walked through.
func writtenOut(m *program.Method, e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Str, program.Symbol, program.Int, program.True, program.False:
		return true
	case program.Local:
		found := false
		m.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Call && x.Closure != nil && x.X != nil && x.X.Op == program.Constant && x.Closure.Span.Contains(e.Span) {
				for _, p := range x.Closure.Params {
					found = found || p.Name == e.Name
				}
			}
			return true
		})
		return found
	}
	return false
}

// AskedByPredicate reports whether a guard above a use asks a predicate of the class whose answer is what the lookup's own method
// gives: return unless step?; step.state, where step? says whether step is there.
func AskedByPredicate(p *contracts.Pass, m *program.Method, lookup *program.Expr, use *program.Expr) bool {
	if m.Class == nil || m.File.Language != program.Ruby {
		return false
	}
	name := ""
	for _, o := range m.Class.Methods {
		if o.HasBody() && len(o.Params) == 0 && lastOf(o.Body()) == lookup {
			name = o.Name
		}
	}
	if name == "" {
		return false
	}
	for _, o := range m.Class.Methods {
		if !o.HasBody() || !o.Span.Contains(use.Span) {
			continue
		}
		for _, g := range GuardsOf(p, o) {
			if g.Stmt.Span.End <= use.Span.Start && asksOf(m.Class, g.Cond, name, 0) {
				return true
			}
		}
	}
	return false
}

// asksOf reports whether a condition asks what a method of the class gives, itself or by a predicate of the class.
func asksOf(c *program.Class, cond *program.Expr, name string, depth int) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		if found || e.Op != program.Call || e.X != nil && e.X.Op != program.Self {
			return !found
		}
		if e.Name == name {
			found = true
			return false
		}
		for _, m := range c.Methods {
			if m.Name == e.Name && m.HasBody() && len(m.Params) == 0 && depth < 2 {
				if b := lastOf(m.Body()); b != nil && b.Span.Len() < 200 {
					found = found || asksOf(c, b, name, depth+1)
				}
			}
		}
		return !found
	})
	return found
}
