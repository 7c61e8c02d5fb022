// Package invalidcontract declares the rule invalid-contract.
package invalidcontract

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
	"github.com/agentcore/proviso/contracts/tags"
)

//go:embed doc.md
var doc string

// Rule is invalid-contract.
var Rule = &contracts.Rule{
	Name: "invalid-contract", Family: "contract", Group: "documentation",
	Summary: "A contract that is written as an expression can be evaluated where it stands.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, c := range p.File.Classes {
		for _, t := range tags.Of(c.File, c.Doc, nil) {
			if t.Kind == tags.Invariant {
				report(p, c.Name, &t, clauses.Invariant(p, c, &t))
			}
		}
	}
	for _, m := range p.Methods() {
		c := clauses.Of(p, m)
		for _, list := range [][]*clauses.Clause{c.Pre, c.Post, c.Raise} {
			for _, cl := range list {
				report(p, entry.Symbol(m), &cl.Tag, cl.Faults)
			}
		}
		for _, s := range clauses.Strays(p, m) {
			report(p, entry.Symbol(m), &s.Tag, []clauses.Fault{s.Fault})
		}
	}
}

// report tells the first fault of a tag; the others are usually its consequences.
func report(p *contracts.Pass, symbol string, t *tags.Tag, faults []clauses.Fault) {
	for _, f := range faults {
		if f.Quiet || f.Message == "" {
			continue
		}
		out := contracts.Finding{Severity: contracts.Warning, Span: t.Span, Symbol: symbol, Subject: f.Subject, Message: fmt.Sprintf("`@%s`: %s", t.Name, f.Message)}
		if f.Styled {
			out.Severity = contracts.Information
		}
		if f.Mend != "" {
			out.Repairs = []contracts.Repair{repair.Replace(p.File, f.At, f.Mend, f.Title, false, true)}
		}
		p.Report(out)
		return
	}
}
