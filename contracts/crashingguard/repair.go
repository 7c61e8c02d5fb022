package crashingguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// repairs makes the condition stand a missing value: by asking for it first, or by swapping two sides that are in the wrong order.
func repairs(p *contracts.Pass, c *crash) []contracts.Repair {
	switch c.why {
	case unproved, testedBelow:
		return askedFirst(p, c)
	case testedRight:
		return swapped(p, c)
	}
	return nil
}

// askedFirst puts the test for absence in front of the part that breaks, so that absence leads to the guard's own exit.
func askedFirst(p *contracts.Pass, c *crash) []contracts.Repair {
	atom := c.atom
	if atom == nil {
		atom = atomOf(c.guard.Cond, c.deref.Expr)
	}
	fails, plain := polarity(c.guard, atom)
	name := p.File.Text.Slice(c.deref.Deref.Expr.Span)
	if !plain || strings.ContainsAny(name, " \n(") {
		return nil
	}
	if p.File.Language == program.Ruby {
		return rubyAsked(p, c, atom, fails, name)
	}
	text := name + " == null || "
	if !fails {
		text = name + " != null && "
	}
	return inserted(p, atom.Span.Start, text, "Ask for null first: "+strings.TrimSpace(text))
}

func rubyAsked(p *contracts.Pass, c *crash, atom *program.Expr, fails bool, name string) []contracts.Repair {
	if fails {
		return inserted(p, atom.Span.Start, name+".nil? || ", "Ask for nil first: "+name+".nil? ||")
	}
	if atom.Op == program.Call && atom == c.deref.Expr { // unless amount.positive?
		return inserted(p, c.deref.Deref.Expr.Span.End, "&", "Let nil through to the guard: "+name+"&."+atom.Name)
	}
	return inserted(p, atom.Span.Start, name+" && ", "Ask for nil first: "+name+" &&")
}

func inserted(p *contracts.Pass, at int, text, title string) []contracts.Repair {
	return []contracts.Repair{{Title: title, Preferred: true, Safe: true,
		Edits: []contracts.Edit{{File: p.File, Span: syntax.Span{Start: at, End: at}, NewText: text}}}}
}

// polarity is the truth of the atom on which the guard fails; plain reports that the connectives above let a test be put in
// front of it: only disjunctions where it fails when true, only conjunctions where it fails when false.
func polarity(g entry.Guard, atom *program.Expr) (fails, plain bool) {
	fails, plain = g.Fails, true
	for e := g.Cond; e != atom; {
		switch {
		case e.Op == program.Not:
			fails, e = !fails, e.X
			if e == atom && atom.Op == program.Binary {
				continue // the operand of ! stands in parentheses
			}
		case e.Op == program.Or && !fails, e.Op == program.And && fails, e.Op != program.Or && e.Op != program.And:
			return fails, false
		case within(e.X, atom):
			e = e.X
		default:
			e = e.Y
		}
	}
	return fails, plain && !negatedBare(g.Cond, atom)
}

// negatedBare reports whether the atom stands under a ! without parentheses, where nothing can be put in front of it.
func negatedBare(cond, atom *program.Expr) bool {
	bare := false
	cond.Walk(func(e *program.Expr) bool {
		bare = bare || e.Op == program.Not && e.X == atom && atom.Op != program.Binary
		return !bare
	})
	return bare
}

// swapped exchanges the two sides of a connective of which the left breaks on what the right asks.
func swapped(p *contracts.Pass, c *crash) []contracts.Repair {
	e := c.guard.Cond
	for e != nil && (e.Op == program.And || e.Op == program.Or || e.Op == program.Not) {
		if e.Op != program.Not && within(e.X, c.deref.Expr) && within(e.Y, c.test) {
			break
		}
		switch {
		case e.Op == program.Not, within(e.X, c.deref.Expr):
			e = e.X
		default:
			e = e.Y
		}
	}
	if e == nil || e.Op != program.And && e.Op != program.Or || flow.Strip(e.Y) != c.test && !negation(e.Y, c.test) {
		return nil
	}
	t := p.File.Text
	left, right := t.Slice(e.X.Span), t.Slice(e.Y.Span)
	if strings.Contains(left, "\n") {
		return nil
	}
	return []contracts.Repair{{Title: "Ask for absence first: " + right, Preferred: true, Safe: true, Edits: []contracts.Edit{
		{File: p.File, Span: e.X.Span, NewText: right}, {File: p.File, Span: e.Y.Span, NewText: left}}}}
}

func negation(e, of *program.Expr) bool { return e.Op == program.Not && e.X == of }
