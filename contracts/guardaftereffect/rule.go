// Package guardaftereffect declares the rule guard-after-effect.
package guardaftereffect

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/invariant"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is guard-after-effect.
var Rule = &contracts.Rule{
	Name: "guard-after-effect", Family: "contract", Group: "preconditions",
	Summary: "A guard of an argument stands above the first effect, so that refusing it leaves nothing half done.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.MisplacedGuards(p) {
		if m.Effect && entry.Owes(m.Method) && !keeps(p, m) {
			p.Report(finding(p, m))
		}
	}
}

// keeps reports whether the guard checks an invariant behind the change of what that speaks of, as it should.
func keeps(p *contracts.Pass, m *entry.Misplaced) bool {
	if m.Method.Class == nil {
		return false
	}
	s := invariant.Of(p, m.Method.Class)
	return s != nil && s.Keeps(m.Cause.Expr, m.Guard.Stmt, m.Param.Name)
}

func finding(p *contracts.Pass, m *entry.Misplaced) contracts.Finding {
	line := p.File.Text.LineOf(m.At.Span.Start) + 1
	f := contracts.Finding{
		Severity: contracts.Warning, Span: m.Guard.Stmt.Span, Symbol: entry.Symbol(m.Method), Subject: m.Param.Name,
		Message:  fmt.Sprintf("`%s` is refused here after the effect at line %d, which then stays half done", m.Param.Name, line),
		Evidence: []contracts.Evidence{{File: m.Cause.Frame.File(), Span: m.Cause.Expr.Span, Message: "this has happened by then"}},
	}
	if m.Unsure {
		f.Severity = contracts.Information
	}
	if r, ok := repair.MoveUp(m.Method, m.At, m.Guard.Stmt, "Move the guard above the effect"); ok {
		f.Repairs = []contracts.Repair{r}
	}
	return f
}
