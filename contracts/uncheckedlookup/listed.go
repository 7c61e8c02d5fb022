package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// listed reports whether the value that a TypeScript find looks for was taken from the very list that it searches: one of its ids in
// `ids = list.map((x) => x.id)`, walked through or asked for with includes.
func listed(m *program.Method, lookup *program.Expr) bool {
	if m.File.Language != program.TypeScript || lookup.Op != program.Call || lookup.Name != "find" || lookup.X == nil || len(lookup.List) != 1 {
		return false
	}
	member, wanted := compared(lookup.List[0].Closure)
	if wanted == nil {
		return false
	}
	text := m.File.Text
	list := text.Slice(lookup.X.Span)
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || !e.Span.Contains(lookup.Span) {
			return false
		}
		for _, s := range sources(e, lookup, text.Slice(wanted.Span), func(x *program.Expr) string { return text.Slice(x.Span) }) {
			found = found || taken(m, s, list, member)
		}
		return true
	})
	return found
}

// compared reads (x) => x.id === wanted, in either order.
func compared(c *program.Closure) (member string, wanted *program.Expr) {
	b := answer(c)
	if b == nil || b.Op != program.Binary || b.Name != "===" && b.Name != "==" {
		return "", nil
	}
	if member = memberOf(c, b.X); member != "" {
		return member, b.Y
	}
	return memberOf(c, b.Y), b.X
}

// answer is the one expression that a function of a list's elements gives.
func answer(c *program.Closure) *program.Expr {
	if c == nil || c.Body == nil || len(c.Params) == 0 {
		return nil
	}
	b := c.Body
	if b.Op == program.Block {
		if len(b.List) != 1 {
			return nil
		}
		b = b.List[0]
	}
	if b.Op == program.Return {
		b = b.X
	}
	return flow.Strip(b)
}

// memberOf is which member of its element an expression of such a function reads; "" for any other.
func memberOf(c *program.Closure, e *program.Expr) string {
	e = flow.Strip(e)
	first := c.Params[0]
	switch {
	case e == nil:
	case e.Op == program.Member && e.X != nil && e.X.Op == program.Local && e.X.Name == first.Name:
		return e.Name
	case e.Op == program.Local:
		for _, leaf := range first.Leaves {
			if leaf.Name == e.Name {
				return leaf.Key
			}
		}
	}
	return ""
}

// sources are the lists of which e says that they hold the wanted value: those it walks through, and those a condition asked.
func sources(e, lookup *program.Expr, wanted string, slice func(*program.Expr) string) []*program.Expr {
	switch e.Op {
	case program.For:
		if len(e.List) > 0 && e.X != nil && e.Y != nil && e.Y.Span.Contains(lookup.Span) {
			if t := e.List[0]; t.Name == wanted || t.X != nil && t.X.Name == wanted {
				return []*program.Expr{e.X}
			}
		}
	case program.Call:
		for _, a := range e.List {
			if a.Op == program.Closure_ && a.Span.Contains(lookup.Span) && len(a.Closure.Params) > 0 && a.Closure.Params[0].Name == wanted && e.X != nil {
				return []*program.Expr{e.X}
			}
		}
	case program.If, program.And:
		var out []*program.Expr
		if e.Y != nil && e.Y.Span.Contains(lookup.Span) {
			e.X.Walk(func(x *program.Expr) bool {
				if x.Op == program.Call && (x.Name == "includes" || x.Name == "has") && x.X != nil && len(x.List) == 1 && slice(x.List[0]) == wanted {
					out = append(out, x.X)
				}
				return x.Op == program.And || x == e.X
			})
		}
		return out
	}
	return nil
}

// taken reports whether a list of values was made from a member of the elements of another, or of some of them.
func taken(m *program.Method, e *program.Expr, list, member string) bool {
	for depth := 0; e != nil && depth < 8; depth++ {
		e = flow.Strip(e)
		switch {
		case e == nil:
			return false
		case e.Op == program.Local:
			e = onlyStore(m, e.Name)
		case e.Op == program.Array && len(e.List) == 1 && e.List[0].Op == program.Spread:
			e = e.List[0].X
		case (e.Op == program.New || e.Op == program.Call && e.Name != "map") && len(e.List) >= 1 && e.List[0].Op != program.Closure_:
			e = e.List[0] // new Set(ids), Array.from(set), uniq(ids)
		case e.Op == program.Call && e.Name == "filter" && e.X != nil:
			e = e.X
		case e.Op == program.Call && e.Name == "map" && e.X != nil && len(e.List) == 1 && e.List[0].Op == program.Closure_:
			c := e.List[0].Closure
			b := answer(c)
			return b != nil && memberOf(c, b) == member && strings.HasPrefix(m.File.Text.Slice(e.X.Span), list)
		default:
			return false
		}
	}
	return false
}

// onlyStore is what a local is given, where it is given one thing alone but for an empty list.
func onlyStore(m *program.Method, name string) *program.Expr {
	var out *program.Expr
	n := 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == name && (e.Y == nil || e.Y.Op != program.Array || len(e.Y.List) > 0) {
			out, n = e.Y, n+1
		}
		return true
	})
	if n != 1 {
		return nil
	}
	return out
}
