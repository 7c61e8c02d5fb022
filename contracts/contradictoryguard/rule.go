// Package contradictoryguard declares the rule contradictory-guard.
package contradictoryguard

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is contradictory-guard.
var Rule = &contracts.Rule{
	Name: "contradictory-guard", Family: "contract", Group: "guard quality",
	Summary: "Some value passes every guard, and some value is stopped by it.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		guards := entry.GuardsOf(p, r.Method)
		if len(guards) == 0 {
			continue
		}
		verdicts := entry.VerdictsOf(p, r)
		told := map[*flow.Value]bool{}
		for _, g := range guards {
			c, ok := contradiction(verdicts, g)
			if !ok || c.Value != nil && told[c.Value] {
				continue
			}
			told[c.Value] = true
			p.Report(finding(p, r, g, c))
		}
	}
}

// conflict is why a guard contradicts itself or an earlier one.
type conflict struct {
	entry.Outcome
	within *program.Expr // the connective that contradicts itself; nil if an earlier condition is contradicted
}

// contradiction looks for a guard that nothing passes, or whose condition is settled by its own parts.
func contradiction(vs *entry.Verdicts, g entry.Guard) (conflict, bool) {
	if within, out := vs.SelfSettled(g.Cond); within != nil {
		return conflict{out, within}, out.Exact || (out.Holds == flow.Yes) == fails(g, within)
	}
	out := vs.Of(g.Cond)
	if out.Holds == flow.Unknown || (out.Holds == flow.Yes) != g.Fails {
		return conflict{}, false
	}
	return conflict{out, nil}, true
}

// fails is the truth of a part of the guard's condition that leads to the exit.
func fails(g entry.Guard, part *program.Expr) bool {
	sense := g.Fails
	for e := g.Cond; e != nil && e != part; {
		switch {
		case e.Op == program.Not:
			sense, e = !sense, e.X
		case e.Op != program.And && e.Op != program.Or:
			return sense
		case e.X.Span.Contains(part.Span):
			e = e.X
		default:
			e = e.Y
		}
	}
	return sense
}

func finding(p *contracts.Pass, r *entry.Run, g entry.Guard, c conflict) contracts.Finding {
	f := contracts.Finding{Severity: contracts.Warning, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: entry.SubjectOf(c.Atom),
		Message: message(p, g, c)}
	if c.within == nil && p.File.Language == program.TypeScript && repeats(p, r.Method, g, c) {
		f.Severity = contracts.Information // a branch, not a guard: what it asks was asked around it
	}
	if c.within == nil {
		f.Evidence = []contracts.Evidence{{File: p.File, Span: c.By.Span, Message: "decided here"}}
	} else {
		f.Repairs = repairs(p, c)
	}
	return f
}

// repeats reports whether a condition only asks again what a condition around it has asked.
func repeats(p *contracts.Pass, m *program.Method, g entry.Guard, c conflict) bool {
	found := false
	entry.NestingOf(p, m).Around(g.Stmt, func(outer, child *program.Expr) bool {
		found = found || outer.Op == program.If && outer.X != nil && outer.X.Span.Contains(c.By.Span) && child != outer.X && g.Cond.Op != program.Not
		return !found
	})
	return found
}

func message(p *contracts.Pass, g entry.Guard, c conflict) string {
	text := p.File.Text
	atom, by := text.Slice(c.Atom.Span), text.Slice(c.By.Span)
	if c.within == nil {
		return fmt.Sprintf("nothing passes this guard: `%s` at line %d already settles `%s`", by, text.LineOf(c.By.Span.Start)+1, atom)
	}
	effect := "stops nothing"
	if (c.Holds == flow.Yes) == fails(g, c.within) {
		effect = "stops every value"
	}
	switch {
	case c.By == c.Atom:
		return fmt.Sprintf("the range in `%s` is empty, so this guard %s", atom, effect)
	case c.within.Op == program.And && c.Holds == flow.No:
		return fmt.Sprintf("no value satisfies both `%s` and `%s`, so this guard %s", by, atom, effect)
	case c.within.Op == program.Or && c.Holds == flow.Yes:
		return fmt.Sprintf("every value satisfies `%s` or `%s`, so this guard %s", by, atom, effect)
	}
	return fmt.Sprintf("`%s` comes out the same for every value, so this guard %s", text.Slice(c.within.Span), effect)
}
