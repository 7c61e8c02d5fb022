// Package environmentguard declares the rule environment-guard.
package environmentguard

import (
	_ "embed"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is environment-guard.
var Rule = &contracts.Rule{
	Name: "environment-guard", Family: "contract", Group: "guard quality",
	Summary: "A guard runs in production too.",
	Doc:     doc, Default: contracts.Information, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Bodies(p) {
		var found []contracts.Finding
		guards := map[*program.Expr]entry.Guard{}
		for _, g := range entry.Guards(m.Body()) {
			guards[g.Stmt] = g
		}
		entry.WalkPath(m.Body(), func(path entry.Path, e *program.Expr) bool {
			if f, ok := judge(m, path, e, guards); ok {
				found = append(found, f)
			}
			return true
		})
		sort.SliceStable(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
		for _, f := range found {
			p.Report(f)
		}
	}
}

// judge recognises a guard that an environment decides about: by its own condition, or by that of a branch around it.
func judge(m *program.Method, path entry.Path, e *program.Expr, guards map[*program.Expr]entry.Guard) (contracts.Finding, bool) {
	if g, ok := guards[e]; ok && (g.Exit.Op == program.Raise || g.Exit.X != nil) {
		inside := within(path, e)
		own := e.Op == program.If && offInProduction(g.Cond, g.Fails)
		subject := entry.Concern(m, values(g.Cond))
		if (own || inside != nil) && subject != "" {
			return finding(m, e, subject), true
		}
		return contracts.Finding{}, false
	}
	if e.Op == program.Call && helper(e) && statement(path) {
		if inside := within(path, e); inside != nil {
			return finding(m, e, about(m, e)), true
		}
	}
	return contracts.Finding{}, false
}

func finding(m *program.Method, at *program.Expr, subject string) contracts.Finding {
	return contracts.Finding{Severity: contracts.Information, Span: at.Span, Symbol: entry.Symbol(m), Subject: subject,
		Message: "this guard runs only where the environment asks for it"}
}

// statement reports whether the end of the path is run for its own sake: in a list, or behind an "and" in one.
func statement(path entry.Path) bool {
	n := len(path)
	return path.Statement() || n > 1 && path[n-1].Op == program.And && path[n-2].Op == program.Block
}

// within is the innermost branch around the end of the path that is not taken in production, or nil.
func within(path entry.Path, e *program.Expr) *program.Expr {
	child := e
	for i := len(path) - 1; i >= 0; i-- {
		outer := path[i]
		switch {
		case outer.Op == program.If && outer.Y == child && offInProduction(outer.X, true),
			outer.Op == program.If && outer.Z == child && offInProduction(outer.X, false),
			outer.Op == program.And && outer.Y == child && offInProduction(outer.X, true):
			return outer
		}
		child = outer
	}
	return nil
}

func about(m *program.Method, call *program.Expr) string {
	for _, a := range call.List {
		if name := entry.Concern(m, a); name != "" {
			return name
		}
	}
	return call.Name
}
