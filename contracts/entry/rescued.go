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
			for _, h := range e.Rescues() {
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

// Survived reports whether what breaks at a record is caught around it by a clause that goes on: the caller is told, in some way or
// other, and nothing ends in the middle.
func Survived(rec *Record) bool {
	m := rec.Frame.Method
	if m.File.Language == program.TypeScript {
		for f, at := rec.Frame, rec.Expr; f != nil; f, at = f.Parent, f.Call {
			if at == nil || Contained(f.Method, at) || caughtInChain(f.Method, at) {
				return at != nil
			}
		}
		return false
	}
	survived := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(rec.Expr.Span) {
			for _, h := range e.Rescues() {
				survived = survived || takesAll(h) && (h.Body == nil || !raisesOn(h.Body))
			}
		}
		return !survived && e.Span.Contains(rec.Expr.Span)
	})
	return survived
}

// raisesOn reports whether a clause raises what anybody hears of: ActiveRecord::Rollback ends in the transaction around it.
func raisesOn(body *program.Expr) bool {
	found := false
	body.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Raise && !(len(e.List) > 0 && e.List[0].Op == program.Constant && last(e.List[0].Name) == "Rollback")
		return !found && e.Op != program.Closure_
	})
	return found
}
