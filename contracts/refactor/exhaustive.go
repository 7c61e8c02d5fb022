package refactor

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// exhaustive gives a switch that has an arm for every value of its parameter's type a branch for all others, of which the compiler knows
// that there are none: should the type get one more, it does not compile until that has an arm.
func exhaustive(p *contracts.Pass, m *program.Method, asked syntax.Span) (Rewriting, bool) {
	found := switchAround(m, asked)
	if found == nil || slices.ContainsFunc(found.Whens(), func(w *program.When) bool { return w.Default }) || !repair.Exhausted(p, m, found) {
		return Rewriting{}, false
	}
	class, imports := repair.Blame(p, m)
	edit, ok := repair.Otherwise(m.File, found, false, repair.Never(p, m.File, class, found.X.Name))
	return Rewriting{Kind: "exhaustive", Title: "Throw for every other " + found.X.Name + ", and have the compiler see that there is none", Edits: append(imports, edit)}, ok
}

// switchAround is the innermost switch around a place.
func switchAround(m *program.Method, asked syntax.Span) *program.Expr {
	var found *program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Case && e.Span.Contains(asked) {
			found = e
		}
		return true
	})
	return found
}
