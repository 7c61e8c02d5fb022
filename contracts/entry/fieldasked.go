package entry

import (
	"github.com/agentcore/proviso/analysis/program"
)

// FieldAsked reports whether another method of a Ruby class asks whether there is anything in a field: the class reckons with it, and
// what runs when may well hang together with that.
func FieldAsked(m *program.Method, name string) bool {
	if m.Class == nil || m.File.Language != program.Ruby {
		return false
	}
	is := func(e *program.Expr) bool { return e != nil && e.Op == program.Field_ && e.Name == name }
	for _, o := range m.Class.Methods {
		if o == m || !o.HasBody() {
			continue
		}
		found := false
		o.Body().Walk(func(e *program.Expr) bool {
			switch e.Op {
			case program.If, program.And, program.Or, program.Not, program.While:
				found = found || is(e.X)
			case program.Call:
				found = found || is(e.X) && (e.Has(program.Safe) || presenceQuestions[e.Name])
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}
