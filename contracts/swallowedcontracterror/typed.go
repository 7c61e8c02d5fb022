package swallowedcontracterror

import "github.com/agentcore/proviso/analysis/program"

// typed reports whether a guard only repeats what a parameter's type says: typeof name !== "string" of a string.
func typed(m *program.Method, cond *program.Expr) bool {
	if m.File.Language != program.TypeScript || cond.Op != program.Binary || cond.Name != "!==" && cond.Name != "!=" {
		return false
	}
	x, y := cond.X, cond.Y
	if x == nil || y == nil || x.Op != program.Unary || x.Name != "typeof" || x.X == nil || x.X.Op != program.Local {
		return false
	}
	for _, prm := range m.Params {
		if prm.Name == x.X.Name {
			return prm.Type != nil && prm.Type.Name == y.Name
		}
	}
	return false
}
