package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// raisesBelow reports whether a record that may not have been stored is given below, as an owner, to another one that is stored with a
// bang: that raises where it is not there.
func (m *Mutation) raisesBelow() bool {
	x := m.target()
	if m.Kind != flow.RecordDebt || x == nil || x.Op != program.Local && x.Op != program.Field_ {
		return false
	}
	given := func(call *program.Expr) bool {
		for _, a := range call.List {
			if a.Op != program.Pair || a.Y == nil {
				continue
			}
			y := flow.Strip(a.Y)
			if program.Same(y, x) || y != nil && y.Op == program.Call && y.Name == "id" && program.Same(y.X, x) {
				return true
			}
		}
		return false
	}
	made := map[string]bool{} // locals that hold what was made with it
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		switch {
		case found || e.Span.End <= m.Op.Span.End:
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.Y != nil && e.Y.Op == program.Call && given(e.Y):
			made[e.X.Name] = true
			found = bangWrites[e.Y.Name]
		case e.Op == program.Call && bangWrites[e.Name]:
			found = given(e) || e.X != nil && e.X.Op == program.Local && made[e.X.Name]
		}
		return !found
	})
	return found
}

// bangWrites are writes that raise where the record is refused.
var bangWrites = map[string]bool{"create!": true, "save!": true, "update!": true, "find_or_create_by!": true, "first_or_create!": true}
