// Package violatedprecondition declares the rule violated-precondition.
package violatedprecondition

import (
	_ "embed"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is violated-precondition.
var Rule = &contracts.Rule{
	Name: "violated-precondition", Family: "contract", Group: "call sites",
	Summary: "A call passes nothing that what it runs rejects or fails on.",
	Doc:     doc, Default: contracts.Error, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if entry.TestPath(p.File.Path) || entry.OneOff(p.File.Path) {
		return
	}
	type place struct {
		in *program.Method
		at *program.Expr
	}
	reported := map[place]bool{}
	report := func(site entry.Site) func(contracts.Finding, *program.Expr) {
		return func(f contracts.Finding, at *program.Expr) {
			if here := (place{site.Method, at}); !reported[here] && !entry.Caught(site.Method, site.Call) {
				reported[here] = true
				p.Report(f)
			}
		}
	}
	for _, site := range entry.Calls(p) {
		if f, at, ok := judge(p, site); ok {
			report(site)(f, at)
		}
		declared(p, site, report(site))
	}
}
