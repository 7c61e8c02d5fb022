package entry

import "github.com/agentcore/proviso/analysis/program"

// Contained reports whether a TypeScript expression stands in a try whose clause takes any error and goes on without raising it: what
// fails there has been provided for.
func Contained(m *program.Method, e *program.Expr) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	found := false
	m.Body().Walk(func(x *program.Expr) bool {
		if x.Op == program.Try && x.Y != nil && x.Y.Span.Contains(e.Span) && len(x.Rescues()) > 0 && !raises(x.Rescues()[0].Body) {
			found = true
		}
		return !found && x.Span.Contains(e.Span)
	})
	return found
}

// raises reports whether a clause raises anything, on whatever path.
func raises(body *program.Expr) bool {
	found := false
	body.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Raise
		return !found && e.Op != program.Closure_
	})
	return found
}
