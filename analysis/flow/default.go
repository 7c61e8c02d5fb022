package flow

import "github.com/agentcore/proviso/analysis/program"

// notDefault learns from a variable that is not the constant it falls back to that what it is taken from was there: after
// tier = team?.plan || "free", a tier that is not "free" has a team.
func (f *Frame) notDefault(s *State, v *Value, constant *program.Expr) {
	if v == nil || len(v.From) == 0 || v.many {
		return
	}
	var fallback *program.Expr
	f.Method.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.Or || e.Op == program.Coalesce) && program.Same(Strip(e.Y), constant) && f.Value(s, e) == v {
			fallback = e
		}
		return fallback == nil
	})
	if fallback == nil {
		return
	}
	if x := Strip(fallback.X); x != nil {
		f.chainNonNull(s, x)
	}
}
