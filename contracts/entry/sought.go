package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/origin"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// SoughtOutside reports whether a Ruby lookup goes by something that came in from outside, or that a caller gives, so that it may well
// find nothing. What a program looks up by what it has in hand is mostly there.
func SoughtOutside(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	if m.File.Language != program.Ruby || lookup == nil {
		return true
	}
	of := func(e *program.Expr) origin.Origin { return origin.Of(project(p), m, e) }
	outside := func(e *program.Expr) bool {
		switch of(e) {
		case origin.Wire:
			return true
		case origin.Given:
			return !settledArgument(p, m, e)
		}
		return false
	}
	switch {
	case lookup.Op == program.Index: // a table of the program, by a key that is not its own
		return len(lookup.List) > 0 && of(lookup.List[0]) == origin.Wire
	case lookup.Op != program.Call:
		return true
	case lookup.Name == "dig":
		return of(lookup.X) == origin.Wire || origin.Message(lookup.X)
	case lookup.Closure != nil && lookup.X != nil && lookup.X.Op == program.Constant: // a list of the program, from which callers choose
		return comparesWith(lookup.Closure, func(e *program.Expr) bool { return of(e) == origin.Wire })
	case lookup.Closure != nil:
		return comparesWith(lookup.Closure, outside) || of(lookup.X) >= origin.Given && byState(lookup.Closure)
	case lookup.Name == "find" || lookup.Name == "detect": // of a collection that a caller gives: bays.detect(&:free?)
		return of(lookup.X) >= origin.Given
	}
	for _, a := range records.Unfolded(lookup.List) {
		if a.Op == program.Pair && a.X != nil && knowledge(p).Ties(m.Class, lookup.X, a.X.Name) {
			continue // the owner is in hand
		}
		if outside(a) {
			return true
		}
	}
	return false
}

// settledArgument reports whether an expression is a parameter, or part of one, to which in an application no call is seen to give what
// came in from outside: somebody has had it in hand before.
func settledArgument(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	if e.Op == program.Pair {
		e = e.Y
	}
	e = givenWhole(m, e, 4)
	prm := handed(m, e)
	if prm == nil {
		m, prm = constructed(m, e)
	}
	return prm != nil && Settled(p, m, prm)
}

// givenWhole is what an expression is a part of: rows of rows.each { |row| row["id"] }, id of id.to_s.
func givenWhole(m *program.Method, e *program.Expr, depth int) *program.Expr {
	e = flow.Strip(e)
	if e == nil || depth == 0 {
		return e
	}
	switch {
	case (e.Op == program.Call || e.Op == program.Index) && e.X != nil:
		return givenWhole(m, e.X, depth-1)
	case e.Op == program.Local && handed(m, e) == nil:
		var of *program.Expr
		m.Body().Walk(func(c *program.Expr) bool {
			if c.Op == program.Call && c.Closure != nil && c.X != nil && c.Closure.Span.Contains(e.Span) && paramNamed(c.Closure.Params, e.Name) != nil {
				of = c.X
			}
			return c.Span.Contains(e.Span)
		})
		if of != nil {
			return givenWhole(m, of, depth-1)
		}
	}
	return e
}

// constructed is the constructor of a class and its parameter that a field or reader of the same name holds, or nil.
func constructed(m *program.Method, e *program.Expr) (*program.Method, *program.Param) {
	e = flow.Strip(e)
	if m.Class == nil || e == nil || e.Op != program.Field_ && (e.Op != program.Call || e.X != nil || len(e.List) > 0) {
		return nil, nil
	}
	for _, c := range m.Class.Methods {
		if c.Kind == program.KindConstructor {
			return c, paramNamed(c.Params, e.Name)
		}
	}
	return nil, nil
}

// comparesWith reports whether a block compares its elements with what came in from outside or a caller gives.
func comparesWith(c *program.Closure, outside func(*program.Expr) bool) bool {
	found := false
	c.Body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Binary && (e.Name == "==" || e.Name == "===") {
			for _, side := range []*program.Expr{e.X, e.Y} {
				found = found || !ofElement(c, side) && outside(side)
			}
		}
		return !found
	})
	return found
}

// byState reports whether a block looks for an element in a certain state and not for a certain element: one may well be in none.
func byState(c *program.Closure) bool {
	state, same := false, false
	c.Body.Walk(func(e *program.Expr) bool {
		same = same || e.Op == program.Binary && strings.HasPrefix(e.Name, "==")
		state = state || e.Op == program.Binary && strings.ContainsAny(e.Name, "<>") || e.Op == program.Call && strings.HasSuffix(e.Name, "?") && len(e.List) == 0 && ofElement(c, e.X)
		return !same
	})
	return state && !same
}

// ofElement reports whether an expression reads a parameter of the block.
func ofElement(c *program.Closure, e *program.Expr) bool {
	for e = flow.Strip(e); e != nil && e.X != nil && (e.Op == program.Call || e.Op == program.Index); e = flow.Strip(e.X) {
	}
	if e == nil || e.Op != program.Local {
		return false
	}
	for _, p := range c.Params {
		if p.Name == e.Name {
			return true
		}
	}
	return e.Name == "it" || e.Name == "_1"
}
