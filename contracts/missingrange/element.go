package missingrange

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// picksElement is the hazard of a place that a list does not have.
const picksElement = "picks an element"

// element recognises a number that picks an element of a list which the code counts on. Whether it is one of the list's places, its size
// alone tells.
func element(s *entry.Subject) *hazard {
	el := s.ElementOf()
	if el == nil {
		return nil
	}
	list := s.Method.File.Text.Slice(el.List.Span)
	return &hazard{rec: el.Rec, what: picksElement, must: "a place in " + list, element: el,
		bad: func(n string) string {
			return "!Number.isInteger(" + n + ") || " + n + " < 0 || " + n + " >= " + list + ".length"
		},
		good: func(n string) string {
			return n + ".is_a?(Integer) && " + n + ".between?(0, " + list + ".size - 1)"
		}}
}

// places are the guards for a place in a list: one that the list has; in Ruby the read that raises for others, which leaves those that count
// from the end legal; and one for whole numbers from 0 up, which asks nothing of the list.
func places(p *contracts.Pass, s *entry.Subject, h *hazard) []contracts.Repair {
	var out []contracts.Repair
	name, access, ruby := s.Param.Name, s.Access(), s.Method.File.Language == program.Ruby
	c := clause(p, s, h)
	c.Message = name + " is out of range"
	if ruby {
		c.Rejects = "also rejects places that count from the end"
	}
	if askable(s, h.element.List) {
		out = append(out, inserted(p, s, c)...)
	}
	if e := h.element.Rec.Expr; ruby {
		f := s.Method.File
		text := f.Text.Slice(e.X.Span) + ".fetch(" + f.Text.Slice(e.List[0].Span) + ")"
		out = append(out, repair.Replace(f, e.Span, text, "Read "+f.Text.Slice(e.X.Span)+" with fetch, which raises IndexError for other places", false, true))
	}
	least := c
	least.Preferred, least.Message = len(out) == 0, name+" must be a whole number that is not negative"
	least.Title = "Demand a whole " + name + " that is not negative"
	if least.Good = access + ".is_a?(Integer) && " + access + " >= 0"; !ruby {
		least.Good, least.Bad, least.Rejects = "", "!Number.isInteger("+access+") || "+access+" < 0", ""
	}
	return append(out, inserted(p, s, least)...)
}

// askable reports whether the guard may ask a list for its size: a parameter that may be nil owes its own guard, which stands above only where
// it comes first.
func askable(s *entry.Subject, list *program.Expr) bool {
	if list.Op != program.Local {
		return true
	}
	for _, prm := range s.Method.Params {
		switch prm.Name {
		case list.Name:
			return true
		case s.Param.Name:
			return prm.Type != nil || repair.Guarded(s.Method, list.Name)
		}
	}
	return false
}
