package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/contracts"
)

type schemasKey struct{}

// known keeps the checks that calls stand for and the shapes that parameters have, each read once.
type known struct {
	checks map[*program.Expr]*flow.Check
	shapes map[*program.Param]*flow.Shape
}

// schemas are the checks and shapes that declarations of schemas make known.
func schemas(p *contracts.Pass) (func(*program.Method, *program.Expr) *flow.Check, func(*program.Method, *program.Param) *flow.Shape) {
	k := memo(p, schemasKey{}, func() *known {
		return &known{checks: map[*program.Expr]*flow.Check{}, shapes: map[*program.Param]*flow.Shape{}}
	})
	check := func(m *program.Method, e *program.Expr) *flow.Check {
		c, ok := k.checks[e]
		if !ok {
			c = schema.Check(p.Program, m, e)
			k.checks[e] = c
		}
		return c
	}
	shape := func(m *program.Method, prm *program.Param) *flow.Shape {
		s, ok := k.shapes[prm]
		if !ok {
			s = piped(p, m, prm)
			k.shapes[prm] = s
		}
		return s
	}
	return check, shape
}
