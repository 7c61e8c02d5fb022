// Package uncheckedcount declares the rule unchecked-count.
package uncheckedcount

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

// Rule is unchecked-count.
var Rule = &contracts.Rule{
	Name: "unchecked-count", Family: "contract", Group: "postconditions",
	Summary: "The number of rows that an update by key changed is compared.",
	Doc:     doc, Default: contracts.Information, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Mutations(p) {
		if m.Kind == flow.CountDebt && !m.Read && !floats(p, m) && !m.FoundBefore() {
			p.Report(finding(p, m))
		}
	}
	loads(p)
}

// floats reports whether nobody even waits for the write, which is worse and said by another rule.
func floats(p *contracts.Pass, m *entry.Mutation) bool {
	for _, w := range entry.Floating(p) {
		if w.Op == m.Op {
			return true
		}
	}
	return false
}

func finding(p *contracts.Pass, m *entry.Mutation) contracts.Finding {
	f := m.Run.Method.File
	out := contracts.Finding{
		Severity: contracts.Hint, Span: entry.WholeCall(m.Run.Method, m.Op), Symbol: entry.Symbol(m.Run.Method), Subject: entry.Target(m.Op),
		Message: fmt.Sprintf("`%s` may change no row, and nobody compares the number", entry.Head(f, m.Op)),
	}
	if claim := m.Claim(); claim != nil {
		out.Severity = contracts.Information
		out.Message += "; the method then reports success"
		out.Evidence = []contracts.Evidence{{File: f, Span: claim.Span, Message: "success is reported here"}}
	}
	out.Repairs = repairs(p, m)
	return out
}

// columns are the members that hold the number, by operation.
var columns = map[string]string{"updateMany": "count", "updateOne": "matchedCount", "replaceOne": "matchedCount", "query": "rowCount"}

func column(m *entry.Mutation) string {
	if m.Run.Method.File.Language == program.Ruby {
		return ""
	}
	if m.Op.Name == "update" {
		return "affected"
	}
	return columns[m.Op.Name]
}
