// Package invariantnotrestored declares the rule invariant-not-restored.
package invariantnotrestored

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/invariant"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is invariant-not-restored.
var Rule = &contracts.Rule{
	Name: "invariant-not-restored", Family: "contract", Group: "invariants",
	Summary: "A public method does not leave before the invariants it may have broken hold again.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Across: true, Run: run,
}

func run(p *contracts.Pass) {
	seen := map[*program.Expr]bool{}
	for _, b := range invariant.NotRestored(p) {
		if seen[b.Write] || b.Writer.File != p.File {
			continue
		}
		seen[b.Write] = true
		f := contracts.Finding{
			Severity: contracts.Warning, Span: b.Write.Span, Symbol: entry.Symbol(b.Writer), Subject: b.Field,
			Message:  fmt.Sprintf("`%s` changes `%s` and may leave without `%s`", b.Method.Name, b.Field, b.Invariant.Text),
			Evidence: []contracts.Evidence{{File: b.Invariant.File, Span: b.Invariant.Span, Message: "declared here"}},
		}
		if b.Writer != b.Method {
			f.Evidence = append(f.Evidence, contracts.Evidence{File: b.Method.File, Span: b.Method.NameSpan, Message: "the public method that leaves"})
		}
		if r, ok := check(p, b); ok {
			f.Repairs = []contracts.Repair{r}
		}
		p.Report(f)
	}
}

// check calls the class's invariant method behind the write, where the write is a statement of its own whose value nobody takes.
func check(p *contracts.Pass, b invariant.Breach) (contracts.Repair, bool) {
	if !entry.Statements(b.Writer)[b.Write] {
		return contracts.Repair{}, false
	}
	s := invariant.Of(p, b.Class)
	for _, m := range b.Class.Methods {
		if !s.Methods[m.Name] {
			continue
		}
		call := m.Name
		if p.File.Language == program.TypeScript {
			call = "this." + m.Name + "();"
		}
		r, ok := repair.After(p.File, b.Write, call, "Call "+m.Name+" after the write")
		r.Preferred = ok
		return r, ok
	}
	return introduced(p, b)
}

// introduced writes the invariant method that the class lacks, and calls it behind the write.
func introduced(p *contracts.Pass, b invariant.Breach) (contracts.Repair, bool) {
	call, method, ok := invariant.Introduce(p, b.Class)
	if !ok {
		return contracts.Repair{}, false
	}
	r, ok := repair.After(p.File, b.Write, call, "Write a method that checks the invariants, and call it after the write")
	r.Edits = append(r.Edits, method)
	return r, ok
}
