package missingrange

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs are the guard that rejects what the hazard is about, and one that rejects 0 too, which may be meant.
func repairs(p *contracts.Pass, s *entry.Subject, h *hazard) []contracts.Repair {
	if h.what == picksElement {
		return places(p, s, h)
	}
	var out []contracts.Repair
	c := clause(p, s, h)
	c.Preferred = c.Preferred && !(strings.HasPrefix(h.what, "reaches ") && repair.Everywhere(s.Method, s.Param.Name))
	if r, ok := repair.Insert(p, s.Method, s.Param.Name, c); ok {
		out = append(out, r)
	}
	switch {
	case h.what == reachesOffset:
		return out
	case h.most != "":
		return append(out, shares(p, s, h, c)...)
	}
	if h.what == "divides" {
		return append(out, inserted(p, s, positive(s, c))...)
	}
	out = append(out, narrower(p, s, c)...)
	out = append(out, inserted(p, s, positive(s, c))...)
	out = append(append(out, exact(p, s, c)...), withCurrency(p, s, c)...)
	return append(out, declarations(s, c)...)
}

// shares are the guard that lets more than the whole pass, and the validation of the range.
func shares(p *contracts.Pass, s *entry.Subject, h *hazard, c repair.Clause) []contracts.Repair {
	var out []contracts.Repair
	less := c
	less.Preferred, less.Rejects, less.Message = false, "also rejects negative numbers", s.Param.Name+" must be a number that is not negative"
	less.Title = "Reject a negative " + s.Param.Name + " only"
	n := notNegative(h.rec)
	if s.Method.File.Language == program.TypeScript {
		less.Bad = n.bad(s.Access())
	} else {
		less.Good = n.good(s.Access())
	}
	out = append(append(out, inserted(p, s, less)...), otherWhole(p, s, h, c)...)
	if r, ok := repair.Validates(s, "numericality: { greater_than_or_equal_to: 0, less_than_or_equal_to: "+h.most+" }", h.rejects); ok {
		out = append(out, r)
	}
	return out
}

// declarations are the ways to say it in the vocabulary of the class.
func declarations(s *entry.Subject, c repair.Clause) []contracts.Repair {
	var out []contracts.Repair
	if r, ok := s.Demanded(s.Param.Name + " >= 0"); ok {
		r.Rejects = c.Rejects
		out = append(out, r)
	}
	if r, ok := repair.Validates(s, "numericality: { greater_than_or_equal_to: 0 }", c.Rejects); ok {
		out = append(out, r)
	}
	return out
}

func clause(p *contracts.Pass, s *entry.Subject, h *hazard) repair.Clause {
	c := weakest(p, s, h)
	if h.what == takesEffect && knowsCurrency(s) {
		c = ofMoney(p, s, c)
	}
	if optional(p, s) {
		c = admitting(s, c)
	}
	switch {
	case h.rejects != "":
		c.Rejects = h.rejects
	case fromTheEnd(h):
		c.Rejects = "also rejects negative numbers, by which Prisma takes from the end"
	}
	return c
}

func optional(p *contracts.Pass, s *entry.Subject) bool {
	return s.Param.Optional || s.Presence == entry.Optional || unlimited(p, s)
}

// unlimited reports whether a parameter is the limit of a query in TypeScript, as it is: undefined means none there, and where no compiler
// forbids it, callers may well say so.
func unlimited(p *contracts.Pass, s *entry.Subject) bool {
	if s.Method.File.Language != program.TypeScript || pageName.MatchString(s.Param.Name) || p.Program.StrictNull(s.Method.File.Path) {
		return false
	}
	for _, rec := range s.Uses {
		for i, a := range rec.Args {
			if rec.Expr.Op == program.Call && a.Value.ParamOf() == s.Param && (limitArgument(rec.Expr, i) || skipped(rec.Expr, i, program.TypeScript)) {
				return true
			}
		}
	}
	return false
}

// fromTheEnd reports whether a hazard is a limit of Prisma's, which takes a negative one for so many from the end.
func fromTheEnd(h *hazard) bool {
	e := h.rec.Expr
	if e.Op != program.Call || !strings.HasPrefix(e.Name, "find") {
		return false
	}
	for i := range h.rec.Args {
		if optionNamed(e, i, "take") && strings.Contains(h.rec.Frame.File().Text.Slice(e.Span), "prisma") {
			return true
		}
	}
	return false
}

// admitting lets the absent value of an optional parameter pass, as callers that leave it out expect.
func admitting(s *entry.Subject, c repair.Clause) repair.Clause {
	access := s.Access()
	switch {
	case s.Method.File.Language == program.Ruby && c.Good != "":
		c.Good = access + ".nil? || " + grouped(c.Good)
	case s.Method.File.Language == program.Ruby:
		c.Bad = "!" + access + ".nil? && " + strings.TrimPrefix(c.Bad, access+".nil? || ")
	case strings.Contains(c.Bad, "||"):
		c.Bad = access + " != null && (" + c.Bad + ")"
	default:
		c.Bad = access + " != null && " + c.Bad
	}
	return c
}

// grouped puts a condition of several into parentheses.
func grouped(cond string) string {
	if strings.Contains(cond, "&&") || strings.Contains(cond, "||") {
		return "(" + cond + ")"
	}
	return cond
}

// weakest is the clause that rejects what the hazard is about.
func weakest(p *contracts.Pass, s *entry.Subject, h *hazard) repair.Clause {
	name, access := s.Param.Name, s.Access()
	if s.Method.File.Language == program.TypeScript {
		return repair.Clause{Title: "Throw RangeError unless " + name + " is " + h.must, Bad: h.bad(access), Message: name + " must be " + h.must, Error: "RangeError", Preferred: true}
	}
	class := p.Config.PreconditionError(program.Ruby)
	c := repair.Clause{Title: "Raise " + class + " unless " + name + " is " + h.must, Good: h.good(access), Message: name + " must be " + h.must, Preferred: true}
	if h.what == "divides" { // asking nil for zero? would fail before the guard does
		c.Title, c.Good, c.Bad = "Raise "+class+" if "+name+" is 0", "", access+".zero?"
		if s.Presence != entry.Present && !repair.Guarded(s.Method, name) {
			c.Title, c.Bad = "Raise "+class+" if "+name+" is nil or 0", access+".nil? || "+c.Bad
		}
	}
	return c
}

// positive is a clause for numbers above 0.
func positive(s *entry.Subject, c repair.Clause) repair.Clause {
	name, access := s.Param.Name, s.Access()
	c.Preferred, c.Rejects, c.Message = false, "also rejects 0 and negative numbers", name+" must be positive"
	if s.Method.File.Language == program.TypeScript {
		c.Title, c.Bad = "Throw RangeError unless "+name+" is positive", "!Number.isFinite("+access+") || "+access+" <= 0"
		return c
	}
	c.Title, c.Bad, c.Good = "Require a positive "+name, "", access+".is_a?(Numeric) && "+access+".positive?"
	if knowsCurrency(s) {
		c.Good = access + "&.positive?"
	}
	return c
}
