package missingshape

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// matched reports whether a Ruby method reads data only after a pattern has told its shape: in an arm of a case over it, or below
// data => { … }, which raises where the data is otherwise.
func matched(m *program.Method, root, use *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case found:
		case e.Op == program.Case && e.Has(program.PatternForm) && subject(m, e.X, root):
			for _, arm := range e.Whens() {
				found = found || arm.Pattern != nil && arm.Body != nil && arm.Body.Span.Contains(use.Span)
			}
		case e.Op == program.Match && e.Has(program.Raises) && e.Span.End <= use.Span.Start:
			found = subject(m, e.X, root)
		}
		return !found
	})
	return found
}

// subject reports whether an expression is the data, stores it, or is the local that holds it.
func subject(m *program.Method, e, root *program.Expr) bool {
	if e == nil {
		return false
	}
	if e.Op == program.Local {
		given := false
		m.Body().Walk(func(x *program.Expr) bool {
			given = given || x.Op == program.Assign && x.X != nil && x.X.Op == program.Local && x.X.Name == e.Name && flow.Strip(x.Y) == root
			return !given
		})
		return given
	}
	return e.Span.Contains(root.Span)
}
