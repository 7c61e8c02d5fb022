package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// plainQuestions are asked of any record; what they say has nothing to do with whether it may be destroyed.
var plainQuestions = map[string]bool{"nil?": true, "present?": true, "blank?": true, "persisted?": true, "new_record?": true, "destroyed?": true, "is_a?": true, "respond_to?": true, "kind_of?": true, "instance_of?": true}

// askedBefore reports whether a Ruby method comes to a write only where a question about the very record was answered: it asks itself
// what the model would ask, and tells of it in its own way. unless section.students? … section.destroy; policy(order).destroy?
func askedBefore(m *program.Method, write *program.Expr) bool {
	if write.X == nil || !m.HasBody() {
		return false
	}
	asks := func(cond *program.Expr) bool {
		found := false
		cond.Walk(func(e *program.Expr) bool {
			if e.Op != program.Call || plainQuestions[e.Name] {
				return !found
			}
			question := strings.HasSuffix(e.Name, "?")
			if question && e.X != nil && program.Same(e.X, write.X) {
				found = true
			}
			about := false
			for _, a := range e.List {
				about = about || program.Same(a, write.X)
				question = question || (a.Op == program.Symbol || a.Op == program.Str) && strings.HasSuffix(a.Name, "?")
			}
			question = question || e.X == nil && e.Name == "policy"
			found = found || question && about
			return !found
		})
		return found
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || e.Op != program.If || e.X == nil || e.X.Span.Start > write.Span.Start {
			return !found
		}
		within := e.Span.Contains(write.Span) && !e.X.Span.Contains(write.Span)
		above := e.Span.End <= write.Span.Start && (leaves(e.Y) == outOfMethod || leaves(e.Z) == outOfMethod)
		found = (within || above) && asks(e.X)
		return !found
	})
	return found
}
