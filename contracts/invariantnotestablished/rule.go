// Package invariantnotestablished declares the rule invariant-not-established.
package invariantnotestablished

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/invariant"
)

//go:embed doc.md
var doc string

// Rule is invariant-not-established.
var Rule = &contracts.Rule{
	Name: "invariant-not-established", Family: "contract", Group: "invariants",
	Summary: "A constructor does not finish before the invariants of its class hold.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Across: true, Run: run,
}

func run(p *contracts.Pass) {
	type place struct {
		at    syntax.Span
		field string
	}
	seen := map[place]bool{}
	for _, b := range invariant.NotEstablished(p) {
		class := b.Class
		span := b.Method.NameSpan
		if b.Method.File != p.File {
			span = class.NameSpan // an inherited constructor
		}
		if at := (place{span, b.Field}); seen[at] {
			continue // one tag may say twice what an invariant method says
		} else {
			seen[at] = true
		}
		f := contracts.Finding{
			Severity: contracts.Warning, Span: span, Symbol: entry.Symbol(b.Method), Subject: b.Field,
			Message:  fmt.Sprintf("constructor can finish without `%s`", b.Invariant.Text),
			Evidence: []contracts.Evidence{{File: b.Invariant.File, Span: b.Invariant.Span, Message: "declared here"}},
		}
		if b.Factory != nil {
			f.Evidence = append(f.Evidence, contracts.Evidence{File: p.File, Span: b.Factory.Span, Message: "made here without a check"})
		}
		if b.Method.File == p.File && b.Method.Class.Name == class.Name {
			f.Repairs = repairs(p, b)
		}
		p.Report(f)
	}
}
