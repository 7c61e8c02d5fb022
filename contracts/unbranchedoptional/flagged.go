package unbranchedoptional

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// flagged reports whether a use stands behind a flag of the same signature: !void_remaining && wallet_credit.zero?. Whoever sets
// the flag may know to give the value; nothing here says so or the contrary.
func flagged(s *entry.Subject, rec *entry.Record) bool {
	flags := map[string]bool{}
	for _, p := range s.Method.Params {
		if p.Default != nil && (p.Default.Op == program.True || p.Default.Op == program.False) || p.Type != nil && p.Type.Name == "boolean" {
			flags[p.Name] = true
		}
	}
	if len(flags) == 0 {
		return false
	}
	found := false
	rec.Frame.Method.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.And || e.Op == program.If && e.X != nil && e.X.Op == program.Local) && e.X != nil && e.Y != nil && e.Y.Span.Contains(rec.Expr.Span) {
			for name := range flags {
				found = found || entry.Mentions(e.X, name)
			}
		}
		return !found && e.Span.Contains(rec.Expr.Span)
	})
	return found
}
