package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

type rescuedKey struct{ body *program.Expr }

// InHandler reports whether the record lies in a rescue or catch clause. A method is walked once for all of its records.
func InHandler(rec *Record) bool {
	m := rec.Frame.Method
	clauses := m.File.Derive(rescuedKey{m.Body()}, func() any {
		var out []syntax.Span
		m.Body().Walk(func(e *program.Expr) bool {
			for _, h := range e.Rescues {
				if h.Body != nil {
					out = append(out, h.Body.Span)
				}
			}
			return true
		})
		return out
	}).([]syntax.Span)
	for _, c := range clauses {
		if c.Contains(rec.Expr.Span) {
			return true
		}
	}
	return false
}
