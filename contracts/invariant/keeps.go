package invariant

import "github.com/agentcore/proviso/analysis/program"

// Keeps reports whether a statement behind a change of a field checks that the object is sound again: it asks the object, not the
// value that came in, and an invariant speaks of the field. Such a check belongs behind the change.
func (s *Set) Keeps(change, check *program.Expr, param string) bool {
	touched := map[string]bool{}
	change.Walk(func(e *program.Expr) bool {
		if e.Op == program.Field_ || e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) && len(e.List) == 0 {
			touched[e.Name] = true
		}
		return true
	})
	spoken := len(s.List) == 0 && len(s.Methods) > 0
	for _, f := range s.Fields() {
		spoken = spoken || touched[f]
	}
	if !spoken {
		return false
	}
	own := true
	check.Walk(func(e *program.Expr) bool {
		own = own && !(e.Op == program.Local && e.Name == param)
		return own
	})
	return own
}
