package violatedprecondition

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// tried runs the callee on the values that are written down, for conditions that its summary cannot express: what it rejects on
// every way, though it does not reject everything, is not legal.
func (c *call) tried(m *program.Method) (f contracts.Finding, at *program.Expr, ok bool) {
	world, bits := trial.World{}, map[string]uint64{}
	var list []argument
	for _, prm := range c.order {
		a := c.args[prm]
		if a.expr == nil || !declares(m, prm) || prm.Name == "" || a.passed.Known.Kind == summary.KnownNil {
			continue
		}
		if v, known := valueOf(a.passed.Known); known {
			world[prm.Name], bits[prm.Name] = v, 1<<len(list)
			list = append(list, a)
		}
	}
	if len(list) == 0 || len(list) > 20 || !clauses.Checks(c.p, m) {
		return f, nil, false
	}
	machine := clauses.Machine(c.p)
	ways, whole := machine.Ways(m, nil, world, bits)
	if !whole || len(ways) == 0 {
		return f, nil, false
	}
	var about uint64
	for _, way := range ways {
		if way.End != trial.Rejected || way.Unsure || way.Guard == nil {
			return f, nil, false
		}
		about |= way.About
	}
	if !passes(machine, m) {
		return f, nil, false
	}
	for i, a := range list {
		if about&(1<<i) != 0 {
			return c.triedFinding(m, a, ways[0])
		}
	}
	return f, nil, false
}

// passes reports whether some value gets through a method: one that raises whatever it is given is there to raise.
func passes(machine *trial.Machine, m *program.Method) bool {
	ways, whole := machine.Ways(m, nil, trial.World{}, nil)
	if !whole {
		return false
	}
	for _, way := range ways {
		if way.End == trial.Returned {
			return true
		}
	}
	return false
}

func (c *call) triedFinding(m *program.Method, a argument, way trial.Way) (contracts.Finding, *program.Expr, bool) {
	c.callee = m
	does := "rejects it"
	if way.Error != "" {
		does += " with " + way.Error
	}
	return contracts.Finding{Severity: contracts.Error, Span: a.expr.Span, Symbol: entry.Symbol(c.site.Method), Subject: a.param.Name,
		Message:  fmt.Sprintf("%s; `%s` %s", c.what(a), c.name(), does),
		Evidence: []contracts.Evidence{{File: m.File, Span: way.Guard.Span, Message: fmt.Sprintf("`%s` is rejected here", a.param.Name)}}}, a.expr, true
}
