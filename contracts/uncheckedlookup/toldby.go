package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// toldBy reports whether a lookup among what an object has stands in a branch that is taken only where the object said yes about the
// very thing that is looked for: if account.blocking?(other) … account.blocks.find_by(target: other).
func toldBy(m *program.Method, lookup *program.Expr) bool {
	if lookup.Op != program.Call || lookup.Name != "find_by" || len(lookup.List) != 1 || lookup.List[0].Op != program.Pair {
		return false
	}
	sought, owner := lookup.List[0].Y, lookup.X
	for owner != nil && owner.Op == program.Call && owner.X != nil {
		owner = owner.X
	}
	if owner == nil || sought == nil || owner.Op == program.Constant {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && e.Y != nil && e.Y.Span.Contains(lookup.Span) {
			said := e.X
			for said.Op == program.And && said.X != nil {
				found = found || says(said.Y, owner, sought)
				said = said.X
			}
			found = found || says(said, owner, sought)
		}
		return !found
	})
	return found
}

// says reports whether an expression asks an object a question about a value.
func says(e, owner, sought *program.Expr) bool {
	return e != nil && e.Op == program.Call && strings.HasSuffix(e.Name, "?") && len(e.List) == 1 && e.X != nil && program.Same(e.X, owner) && program.Same(e.List[0], sought)
}
