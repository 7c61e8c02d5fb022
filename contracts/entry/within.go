package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// FromWithin reports whether calls are known and each gives what the program itself decides: something that is not read from a
// request, a message or the environment, nor a parameter of which that is not known in turn.
func FromWithin(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return fromWithin(p, m, prm, followedNames)
}

func fromWithin(p *contracts.Pass, m *program.Method, prm *program.Param, depth int) bool {
	calls := CallsOf(p, m, prm)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(g Given) bool {
		return g.Site.Method != m && !decidedWithin(p, g, depth)
	})
}

// decidedWithin reports whether one call gives what the program decides, where it is written or in the local that holds it.
func decidedWithin(p *contracts.Pass, g Given, depth int) bool {
	if fromOutside(g) {
		return false
	}
	if e := flow.Strip(g.Expr); e.Op == program.Local {
		return localWithin(p, g.Site.Method, e, depth)
	}
	return true // a member of something in hand, a name that is written out
}

func localWithin(p *contracts.Pass, m *program.Method, local *program.Expr, depth int) bool {
	for _, prm := range m.Params {
		if prm.Name == local.Name {
			return depth > 0 && OpennessOf(m, prm) != Wire && fromWithin(p, m, prm, depth-1)
		}
	}
	within := true
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == local.Name && e.Y != nil {
			within = within && !fromOutside(Given{Expr: flow.Strip(e.Y)})
		}
		return within
	})
	return within
}
