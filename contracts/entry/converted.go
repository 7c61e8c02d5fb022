package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

type convertedKey struct{ body *program.Expr }

// Converted reports whether what fails at the record for want of a value is taken by a clause that answers for it: it makes another
// error of it, or returns a failure. In Ruby the clause must name the error; one for all is there for others.
func Converted(rec *Record) bool {
	m := rec.Frame.Method
	bodies := m.File.Derive(convertedKey{m.Body()}, func() any {
		var out []syntax.Span
		m.Body().Walk(func(e *program.Expr) bool {
			if e.Op != program.Try || e.Y == nil {
				return true
			}
			for _, r := range e.Rescues() {
				if takesAbsence(r, m.File.Language) && converts(r) {
					out = append(out, e.Y.Span)
				}
			}
			return true
		})
		return out
	}).([]syntax.Span)
	for _, b := range bodies {
		if b.Contains(rec.Expr.Span) {
			return true
		}
	}
	return false
}

// takesAbsence reports whether a clause is there for what is raised where nil is asked for something.
func takesAbsence(r *program.Rescue, lang program.Language) bool {
	if lang == program.TypeScript {
		return true
	}
	for _, c := range r.Classes {
		if c == "NoMethodError" || c == "NameError" {
			return true
		}
	}
	return false
}

// converts reports whether a clause ends with a failure of its own: not with the same error again, and not with nothing.
func converts(r *program.Rescue) bool {
	if r.Body == nil || len(r.Body.List) == 0 {
		return false
	}
	switch last := r.Body.List[len(r.Body.List)-1]; last.Op {
	case program.Raise:
		return len(last.List) > 0 && !(last.List[0].Op == program.Local && last.List[0].Name == r.Var)
	case program.Return:
		return last.X != nil && FailingValue(last.X)
	default:
		return FailingValue(last)
	}
}
