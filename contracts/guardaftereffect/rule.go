// Package guardaftereffect declares the rule guard-after-effect.
package guardaftereffect

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
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
	severity := contracts.Warning
	if p.File.Language == program.Ruby && (madeOnce(m.Cause) || ofPhases(m)) {
		severity = contracts.Information
	}
	line := p.File.Text.LineOf(m.At.Span.Start) + 1
	f := contracts.Finding{
		Severity: severity, Span: m.Guard.Stmt.Span, Symbol: entry.Symbol(m.Method), Subject: m.Param.Name,
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

// madeOnce reports whether an effect makes what was looked up above it and was not there: it may as well stay for the next one.
func madeOnce(cause *entry.Record) bool {
	found := false
	cause.Frame.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && e.Span.End <= cause.Expr.Span.Start && endsInReturn(e.Y) {
			e.X.Walk(func(x *program.Expr) bool {
				found = found || x.Op == program.Call && entry.FindsNothing(x, program.Ruby)
				return !found
			})
		}
		return !found
	})
	return found
}

func endsInReturn(arm *program.Expr) bool {
	for arm != nil && arm.Op == program.Block && len(arm.List) > 0 {
		arm = arm.List[len(arm.List)-1]
	}
	return arm != nil && arm.Op == program.Return
}

// ofPhases reports whether a job leaves after its first part, quietly, because of what the object that it works on says of itself then:
// what it has done so far is done.
func ofPhases(m *entry.Misplaced) bool {
	if m.Method.Name != "perform" || m.Guard.Exit == nil || m.Guard.Exit.Op != program.Return {
		return false
	}
	cond := flow.Strip(m.Guard.Cond)
	for cond != nil && cond.Op == program.Not {
		cond = flow.Strip(cond.X)
	}
	return cond != nil && cond.Op == program.Call && cond.X != nil && cond.X.Op == program.Local && cond.X.Name == m.Param.Name && cond.Name != "nil?" && cond.Name != "blank?" && cond.Name != "present?"
}
