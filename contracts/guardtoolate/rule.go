// Package guardtoolate declares the rule guard-too-late.
package guardtoolate

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is guard-too-late.
var Rule = &contracts.Rule{
	Name: "guard-too-late", Family: "contract", Group: "preconditions",
	Summary: "A guard stands above the first use of what it guards.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.MisplacedGuards(p) {
		if !m.Effect && entry.Owes(m.Method) {
			p.Report(finding(p, m))
		}
	}
}

func finding(p *contracts.Pass, m *entry.Misplaced) contracts.Finding {
	f := contracts.Finding{
		Severity: contracts.Warning, Span: m.Guard.Stmt.Span, Symbol: entry.Symbol(m.Method), Subject: m.Param.Name,
		Message:  fmt.Sprintf("`%s` is checked here after its first use at line %d", m.Param.Name, p.File.Text.LineOf(m.At.Span.Start)+1),
		Evidence: []contracts.Evidence{{File: m.Cause.Frame.File(), Span: m.Cause.Expr.Span, Message: "first use"}},
	}
	if r, ok := repair.MoveUp(m.Method, m.At, m.Guard.Stmt, "Move the guard above the first use"); ok {
		f.Repairs = []contracts.Repair{r}
	}
	return f
}
