package missingformat

import (
	"fmt"
	"strconv"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// tooLong tells of a text that goes to a column with a limit, where nothing asks how long it is: the database refuses it late and in its
// own words, or cuts it off.
func tooLong(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	if s.Presence == entry.Excluded || s.Tests()&^flow.TestNull != 0 || s.Param.Type != nil && s.Param.Type.Name != "string" {
		return contracts.Finding{}, false
	}
	rec, place := s.StoredIn(p)
	if place == nil || place.Length == 0 || s.Presence == entry.Required && s.Method.File.Language == program.TypeScript && entry.Untyped(s.Param.Type) {
		return contracts.Finding{}, false
	}
	name := s.Param.Name
	return contracts.Finding{
		Severity: contracts.Hint, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: name,
		Message: fmt.Sprintf("`%s` becomes the column `%s` at %s, which holds %d characters, and nothing checks how long it is", name, place.Name,
			entry.Line(p.File, rec, rec.Expr), place.Length),
		Evidence: []contracts.Evidence{{File: rec.Frame.File(), Span: rec.Expr.Span, Message: "`" + name + "` is stored here"}},
		Repairs:  shorter(p, s, place.Length),
	}, true
}

// shorter is the guard for the length. What the column cannot hold was refused or cut off until now, but not by this error.
func shorter(p *contracts.Pass, s *entry.Subject, length int) []contracts.Repair {
	name, most := s.Param.Name, strconv.Itoa(length)
	c := repair.Clause{Title: "Raise " + p.Config.PreconditionError(program.Ruby) + " if " + name + " has more than " + most + " characters", Bad: name + ".length > " + most,
		Message: name + " must have at most " + most + " characters", Rejects: "also rejects texts that the column cannot hold"}
	optional := s.Param.Optional || s.Presence == entry.Optional
	switch {
	case s.Method.File.Language == program.TypeScript:
		c.Title, c.Error = "Throw RangeError if "+name+" has more than "+most+" characters", "RangeError"
		if optional {
			c.Bad = name + " != null && " + c.Bad
		}
	case optional || !repair.Guarded(s.Method, name):
		c.Bad = name + " && " + c.Bad
	}
	if r, ok := repair.Insert(p, s.Method, name, c); ok {
		return []contracts.Repair{r}
	}
	return nil
}
