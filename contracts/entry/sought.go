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
	switch {
	case lookup.Op == program.Index: // a table of the program, by a key that is not its own
		return len(lookup.List) > 0 && of(lookup.List[0]) >= origin.Keyed
	case lookup.Op != program.Call:
		return true
	case lookup.Name == "dig":
		return of(lookup.X) == origin.Wire || origin.Message(lookup.X)
	case lookup.Closure != nil:
		return of(lookup.X) == origin.Wire || comparesWith(lookup.Closure, of) || of(lookup.X) >= origin.Given && byState(lookup.Closure)
	case lookup.Name == "find" || lookup.Name == "detect": // of a collection that a caller gives: bays.detect(&:free?)
		return of(lookup.X) >= origin.Given
	}
	for _, a := range records.Unfolded(lookup.List) {
		if a.Op == program.Pair && a.X != nil && knowledge(p).Ties(m.Class, lookup.X, a.X.Name) {
			continue // the owner is in hand
		}
		if of(a) >= origin.Given {
			return true
		}
	}
	return false
}

// comparesWith reports whether a block compares its elements with what came in from outside or a caller gives.
func comparesWith(c *program.Closure, of func(*program.Expr) origin.Origin) bool {
	found := false
	c.Body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Binary && (e.Name == "==" || e.Name == "===") {
			for _, side := range []*program.Expr{e.X, e.Y} {
				found = found || !ofElement(c, side) && of(side) >= origin.Given
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
