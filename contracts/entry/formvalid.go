package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// validatedByForm reports whether the write stands where an object that the method makes for its input, a form and no record, said that
// it is valid: what is stored has been through its validations.
func (m *Mutation) validatedByForm() bool {
	if m.Kind != flow.BooleanDebt && m.Kind != flow.RecordDebt {
		return false
	}
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.If || e.X == nil {
			return !found
		}
		within := func(arm *program.Expr) bool { return arm != nil && arm.Span.Contains(m.Op.Span) }
		switch below := !e.Span.Contains(m.Op.Span) && e.Span.End < m.Op.Span.Start; {
		case within(e.Y):
			found = found || m.formSaid(e.X, "valid?")
		case within(e.Z):
			found = found || m.formSaid(e.X, "invalid?")
		case below && leavesAlways(e.Y):
			found = found || m.formSaid(e.X, "invalid?")
		case below && leavesAlways(e.Z):
			found = found || m.formSaid(e.X, "valid?")
		}
		return !found
	})
	return found
}

// formSaid reports whether a condition is, or demands besides, the answer of a form to a question.
func (m *Mutation) formSaid(cond *program.Expr, question string) bool {
	switch cond.Op {
	case program.And:
		return cond.X != nil && m.formSaid(cond.X, question) || cond.Y != nil && m.formSaid(cond.Y, question)
	case program.Not:
		return cond.X != nil && m.formSaid(cond.X, map[string]string{"valid?": "invalid?", "invalid?": "valid?"}[question])
	}
	if cond.Op != program.Call || cond.Name != question || len(cond.List) > 0 || cond.X == nil || program.Same(cond.X, m.Op.X) {
		return false
	}
	x, made := cond.X, false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Y != nil && program.Same(e.X, x) {
			y := flow.Strip(e.Y)
			made = y != nil && y.Op == program.Call && y.Name == "new" && y.X != nil && (y.X.Op != program.Constant || !m.knows(y.X.Name))
		}
		return true
	})
	return made
}

// leavesAlways reports whether an arm ends in leaving the method.
func leavesAlways(arm *program.Expr) bool {
	if arm == nil {
		return false
	}
	last := lastOf(arm)
	return last.Op == program.Return || last.Op == program.Raise
}
