package ignoredguard

import "github.com/agentcore/proviso/analysis/program"

// probe reports whether a statement is all that a protected body does: it is run to see whether it raises.
func probe(m *program.Method, e *program.Expr) bool {
	found := false
	m.Body().Walk(func(t *program.Expr) bool {
		if t.Op == program.Try && len(t.Rescues()) > 0 && t.Y != nil {
			found = found || t.Y == e || t.Y.Op == program.Block && len(t.Y.List) == 1 && t.Y.List[0] == e
		}
		return !found
	})
	return found
}
