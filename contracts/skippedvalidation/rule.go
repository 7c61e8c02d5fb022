// Package skippedvalidation declares the rule skipped-validation.
package skippedvalidation

import (
	_ "embed"
	"fmt"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is skipped-validation.
var Rule = &contracts.Rule{
	Name: "skipped-validation", Family: "contract", Group: "postconditions",
	Summary: "A record is stored with its validations asked, or checked afterwards.",
	Doc:     doc, Default: contracts.Information, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if p.File.Language != program.Ruby {
		return
	}
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal || backfill(r) {
			continue
		}
		var found []*program.Expr
		for op, o := range r.Operations {
			if o.Bypasses && r.Method.Span.Contains(op.Span) && !bookkeeping(op) && !entry.ToldOff(p.File, op, "Rails/SkipsModelValidations") && !checked(r.Method, op) && !entry.InRescue(r.Method, op) && !unvalidated(p, r, o.Receiver, op) {
				found = append(found, op)
			}
		}
		sort.Slice(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
		for _, op := range found {
			p.Report(finding(r, op))
		}
	}
}

func finding(r *entry.Run, op *program.Expr) contracts.Finding {
	f := r.Method.File
	return contracts.Finding{
		Severity: contracts.Information, Span: op.Span, Symbol: entry.Symbol(r.Method), Subject: entry.Target(op),
		Message: fmt.Sprintf("`%s` stores without asking the validations; nothing says that the record is valid afterwards", entry.Head(f, op)),
		Repairs: repairs(f, op),
	}
}
