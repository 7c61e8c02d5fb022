package flow

import "github.com/agentcore/proviso/analysis/program"

// duck reports whether a try asks which of two messages an object answers: agent.try(:key) || agent.name sends the other one without
// a thought of nil.
func (f *Frame) duck(try *program.Expr) bool {
	if try.X == nil || try.X.Op != program.Local {
		return false
	}
	found := false
	f.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Or && Strip(e.X) == try {
			y := Strip(e.Y)
			found = y != nil && y.Op == program.Call && !y.Has(program.Safe) && y.Name != "try" && y.X != nil && y.X.Op == program.Local && y.X.Name == try.X.Name
		}
		return !found
	})
	return found
}
