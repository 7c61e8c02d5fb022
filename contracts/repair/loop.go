package repair

import "github.com/agentcore/proviso/analysis/program"

// walking are messages that run a block once for each of many.
var walking = map[string]bool{"each": true, "find_each": true, "each_with_index": true, "map": true, "flat_map": true, "each_slice": true, "in_batches": true, "find_in_batches": true,
	"each_value": true, "each_with_object": true, "times": true, "forEach": true, "filter_map": true, "in_groups_of": true}

// Repeated reports whether an expression is evaluated once for each of many, outside of a transaction that takes back what was done for
// those before: one that raises there leaves the work half done.
func Repeated(m *program.Method, at *program.Expr) bool {
	found, whole := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case !e.Span.Contains(at.Span):
			return false
		case (e.Op == program.For || e.Op == program.While) && e.Y != nil && e.Y.Span.Contains(at.Span):
			found = true
		case e.Op == program.Call && e.Closure != nil && e.Closure.Span.Contains(at.Span):
			found = found || walking[e.Name]
			whole = whole || !found && once[e.Name]
		}
		return true
	})
	return found && !whole
}
