// Package alwaystruthyresult declares the rule always-truthy-result.
package alwaystruthyresult

import (
	_ "embed"
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
)

//go:embed doc.md
var doc string

// Rule is always-truthy-result.
var Rule = &contracts.Rule{
	Name: "always-truthy-result", Family: "contract", Group: "postconditions",
	Summary: "A value that is always truthy is not taken for a status.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if p.File.Language != program.Ruby {
		return
	}
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal {
			continue
		}
		seen := map[*program.Expr]bool{}
		for _, rec := range r.Records {
			if rec.Kind != flow.Prove {
				continue
			}
			if op := tested(r, rec); op != nil && !seen[op] {
				seen[op] = true
				p.Report(finding(r, op))
			}
		}
	}
}

// tested is the write whose record is tested for truth, directly or through a variable.
func tested(r *entry.Run, rec *entry.Record) *program.Expr {
	e := rec.Expr
	if e.Op != program.Call && e.Op != program.Local && e.Op != program.Assign && e.Op != program.Field_ {
		return nil
	}
	if rec.Result == nil || rec.Result.Expr == nil {
		return nil
	}
	op := rec.Result.Expr
	if r.Operations[op].Answer != records.Record || e.Op == program.Call && e != op {
		return nil
	}
	return op
}

func finding(r *entry.Run, op *program.Expr) contracts.Finding {
	f := r.Method.File
	bang := op.Name + "!"
	end := syntax.Span{Start: op.Span.End, End: op.Span.End}
	return contracts.Finding{
		Severity: contracts.Warning, Span: op.Span, Symbol: entry.Symbol(r.Method), Subject: entry.Target(op),
		Message: "`" + op.Name + "` gives a record even when nothing was stored; this test is always true",
		Repairs: []contracts.Repair{
			{Title: "Use " + bang + ", which raises when the record is invalid", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: op.NameSpan, NewText: bang}}},
			{Title: "Ask persisted?", Safe: true, Edits: []contracts.Edit{{File: f, Span: end, NewText: ".persisted?"}}},
		},
	}
}
