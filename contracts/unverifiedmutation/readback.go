package unverifiedmutation

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// readBack reports whether a value set only where there is none yet is read again under the same key: whoever has won, what is stored
// is what goes on.
func readBack(m *entry.Mutation) bool {
	if m.Op.Name != "set" && m.Op.Name != "setnx" || m.Op.X == nil || len(m.Op.List) == 0 {
		return false
	}
	t := m.Run.Method.File.Text
	same := func(a, b *program.Expr) bool { return a != nil && b != nil && t.Slice(a.Span) == t.Slice(b.Span) }
	found := false
	dropped := entry.Statements(m.Run.Method)
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Name == "get" && e.Span.Start > m.Op.Span.End && !dropped[e] && len(e.List) > 0 && same(e.X, m.Op.X) && same(e.List[0], m.Op.List[0])
		return !found
	})
	return found
}
