package uncheckedlookup

import (
	"github.com/agentcore/proviso/analysis/program"
)

// keyAsked reports whether a dig stands in a branch that is taken only where its receiver was asked about the first key:
// if h.key?("a") && h["a"].any? … h.dig("a", -1).
func keyAsked(m *program.Method, dig *program.Expr) bool {
	if dig.X == nil || len(dig.List) == 0 {
		return false
	}
	t := m.File.Text
	same := func(a, b *program.Expr) bool { return a != nil && b != nil && t.Slice(a.Span) == t.Slice(b.Span) }
	asks := func(cond *program.Expr) bool {
		found := false
		cond.Walk(func(e *program.Expr) bool {
			keyed := e.Op == program.Index || e.Op == program.Call && (e.Name == "key?" || e.Name == "has_key?" || e.Name == "dig")
			found = found || keyed && len(e.List) > 0 && same(e.X, dig.X) && same(e.List[0], dig.List[0])
			return !found
		})
		return found
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if !e.Span.Contains(dig.Span) {
			return false
		}
		if e.Op == program.If && e.X != nil && e.Y != nil && e.Y.Span.Contains(dig.Span) {
			found = found || asks(e.X)
		}
		return !found
	})
	return found
}

// ownArguments reports whether e is what a job was enqueued with, which its own code decides.
func ownArguments(e *program.Expr) bool {
	return e != nil && e.Op == program.Call && e.Name == "arguments" && e.X == nil && len(e.List) == 0
}
