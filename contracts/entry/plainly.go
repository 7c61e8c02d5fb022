package entry

import (
	"github.com/agentcore/proviso/analysis/program"
)

// AskedPlainly reports whether some method of a Ruby class, or the one that dereferences the subject, asks in so many words whether it
// is there.
func (s *Subject) AskedPlainly() bool {
	if s.Deref == nil || s.Method.File.Language != program.Ruby {
		return true
	}
	bodies := []*program.Method{s.Deref.Frame.Method}
	if s.Class != nil {
		bodies = append(bodies, s.Class.Methods...)
	}
	found := false
	for _, m := range bodies {
		if !m.HasBody() {
			continue
		}
		m.Body().Walk(func(e *program.Expr) bool {
			switch e.Op {
			case program.Call:
				found = found || (e.Has(program.Safe) || presenceQuestions[e.Name] || e.Name == "is_a?" || e.Name == "empty?") && s.named(e.X)
			case program.Not, program.If, program.And, program.While:
				found = found || s.named(e.X) || e.Op == program.And && s.named(e.Y)
			case program.Or:
				found = found || s.named(e.X) || s.named(e.Y)
			case program.Binary:
				found = found || (e.Name == "==" || e.Name == "!=") && (s.named(e.X) || s.named(e.Y))
			case program.Assign:
				found = found || e.Name == "||" && s.named(e.X)
			case program.Case:
				found = found || s.named(e.X)
			}
			return !found
		})
	}
	return found
}
