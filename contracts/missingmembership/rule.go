// Package missingmembership declares the rule missing-membership.
package missingmembership

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is missing-membership.
var Rule = &contracts.Rule{
	Name: "missing-membership", Family: "contract", Group: "preconditions",
	Summary: "A value that picks behaviour is one of the known values, or every other value is answered for.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		sel := entry.Membership(p, s)
		if sel == nil {
			continue
		}
		f := sel.Rec.Frame.File()
		p.Report(contracts.Finding{
			Severity: s.Borne(p, s.Graded(sel.Severity)), Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
			Message:  message(s.Param.Name, sel, entry.Line(p.File, sel.Rec, sel.Expr)),
			Evidence: []contracts.Evidence{{File: f, Span: head(f, sel.Expr), Message: sel.What + " here"}},
			Repairs:  repairs(p, s, sel),
		})
	}
}

func message(name string, sel *entry.Selection, line string) string {
	if sel.Choice != nil {
		return fmt.Sprintf("`%s` picks a branch at %s, and nothing happens for a value without one", name, line)
	}
	return fmt.Sprintf("`%s` %s at %s, and nothing checks that it is one of the known values", name, sel.What, line)
}
