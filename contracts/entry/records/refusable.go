package records

import (
	"github.com/agentcore/proviso/analysis/program"
)

// Refusable reports whether a write that a class performs may be refused by its model, as far as the name of what it is performed on
// tells which that is: true where it does not.
func (k *Knowledge) Refusable(c *program.Class, write *program.Expr) bool {
	if write.X == nil || answers[write.Name] != Boolean {
		return true
	}
	x := bare(write.X)
	if x == nil || x.Op != program.Local && x.Op != program.Field_ && x.Op != program.Call {
		return true
	}
	r := k.named(c, x)
	if r.Verdict != Yes || r.Class == "" {
		return true
	}
	openings := k.openings(c, r.Class)
	refused := k.refusals(openings, false)
	switch {
	case len(openings) == 0 || !refused.said:
		return true
	case write.Name == "destroy":
		return refused.stops
	}
	return !refused.nothing() || len(refused.owners) > 0
}

// Validates reports whether the model of what is written, told by its name, looks at an attribute in more than whether it is there.
func (k *Knowledge) Validates(c *program.Class, x *program.Expr, attribute string) bool {
	class := x.Name
	if x.Op != program.Constant {
		class = k.named(c, bare(x)).Class
	}
	if class == "" || k.Class(c, class) != Yes {
		return false
	}
	refused := k.refusals(k.openings(c, class), false)
	return refused.looks[plain(attribute)] || refused.lax[plain(attribute)] || len(refused.lists[plain(attribute)]) > 0
}
