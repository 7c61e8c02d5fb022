package missingshape

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
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
				found = found || shapes(arm.Pattern) && arm.Body != nil && arm.Body.Span.Contains(use.Span)
			}
		case e.Op == program.Match && e.Has(program.Raises) && e.Span.End <= use.Span.Start:
			found = shapes(e.Pattern) && subject(m, e.X, root)
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
		return flow.Strip(summary.OnlyValue(m, e.Name)) == root
	}
	return e.Span.Contains(root.Span)
}

// shapes reports whether a pattern names keys that there must be.
func shapes(p *program.Pattern) bool {
	return p != nil && p.Kind == program.PatHash && len(p.Keys) > 0
}
