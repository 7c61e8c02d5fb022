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
	if entry.TestPath(p.File.Path) {
		return
	}
	reported := map[*program.Expr]bool{}
	for _, site := range entry.Sites(p) {
		f, at, ok := judge(p, site)
		if !ok || reported[at] || entry.Caught(site.Method, site.Call) {
			continue
		}
		reported[at] = true
		p.Report(f)
	}
}
