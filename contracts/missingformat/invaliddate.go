package missingformat

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// invalid tells of a Date that may be none: what new Date makes of a text it cannot read is a Date all the same, to the compiler too, and
// no comparison with it holds.
func invalid(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	rec, what := entry.InvalidDate(p, s)
	if rec == nil {
		return contracts.Finding{}, false
	}
	passed := entry.CallersOf(p, s.Method, s.Param).MakingDates()
	severity := contracts.Hint
	if len(passed) > 0 {
		severity = contracts.Information
	} else if what != entry.ComparedDate {
		return contracts.Finding{}, false // what stores it refuses it
	}
	name := s.Param.Name
	return contracts.Finding{
		Severity: s.Graded(severity), Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: name,
		Message:  fmt.Sprintf("`%s` %s at %s, and nothing checks that it is a valid date", name, what, entry.Line(p.File, rec, rec.Expr)),
		Evidence: append([]contracts.Evidence{{File: rec.Frame.File(), Span: rec.Expr.Span, Message: what + " here"}}, passed...),
		Repairs:  valid(p, s),
	}, true
}

// valid are the guard for a valid date, and the one for a date on the right side of now where the name tells which that is.
func valid(p *contracts.Pass, s *entry.Subject) []contracts.Repair {
	name, access := s.Param.Name, s.Access()
	c := repair.Clause{Title: "Throw RangeError unless " + name + " is a valid date", Error: "RangeError", Message: name + " must be a valid date",
		Bad: "Number.isNaN(" + access + ".getTime())", Preferred: true}
	if s.Param.Optional || s.Presence == entry.Optional {
		c.Bad = access + " != null && " + c.Bad
	}
	clauses := []repair.Clause{c}
	if c, ok := repair.Timely(s.Method, repair.Absent{Subject: name, Access: access}, p.Config.PreconditionError(program.TypeScript)); ok {
		clauses = append(clauses, c)
	}
	var out []contracts.Repair
	for _, c := range clauses {
		if r, ok := repair.Insert(p, s.Method, name, c); ok {
			out = append(out, r)
		}
	}
	return out
}
