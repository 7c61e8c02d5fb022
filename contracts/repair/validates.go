package repair

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// Validates is the repair that adds a validation of the subject to a Ruby class that has validations already. Whether the class asks them
// in time is for the proof of the repair to see.
func Validates(s *entry.Subject, validation, rejects string) (contracts.Repair, bool) {
	f := s.Method.File
	if f.Language != program.Ruby || s.Class == nil || s.Class.File != f {
		return contracts.Repair{}, false
	}
	var last *program.Expr
	for _, e := range s.Class.Macros {
		if e.Op == program.Call && e.X == nil && (e.Name == "validates" || e.Name == "validates!") && (last == nil || e.Span.Start > last.Span.Start) {
			last = e
		}
	}
	if last == nil {
		return contracts.Repair{}, false
	}
	text := last.Name + " :" + s.Param.Name + ", " + validation
	r, ok := After(f, last, text, "Declare it: "+text)
	r.Safe, r.Rejects = rejects == "", rejects
	return r, ok
}
