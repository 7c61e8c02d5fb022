package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Refusable reports whether what a method gives at a place may tell of a failure: a write that nothing in its model can refuse does
// not.
func Refusable(p *contracts.Pass, m *program.Method, at syntax.Span) bool {
	refusable := true
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Span == at {
			refusable = knowledge(p).Refusable(m.Class, e)
		}
		return refusable && e.Span.Contains(at)
	})
	return refusable
}
