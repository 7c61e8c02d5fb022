// Package redundantguard declares the rule redundant-guard.
package redundantguard

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

// Rule is redundant-guard.
var Rule = &contracts.Rule{
	Name: "redundant-guard", Family: "contract", Group: "guard quality",
	Summary: "A guard stops something that may still come.",
	Doc:     doc, Default: contracts.Hint, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if p.Profile == contracts.Fortress { // a fortress has more than one wall
		return
	}
	for _, r := range entry.Methods(p) {
		guards := entry.GuardsOf(p, r.Method)
		if len(guards) == 0 {
			continue
		}
		verdicts := entry.VerdictsOf(p, r)
		for _, g := range guards {
			if out := verdicts.Of(g.Cond); settled(r, g, out) {
				report(p, r, g, out)
			} else if name := typed(p, r, g); name != "" {
				p.Report(contracts.Finding{Severity: contracts.Hint, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: name,
					Message: fmt.Sprintf("the type of `%s` already excludes what this guard stops", name), Repairs: repairs(p, r, g)})
			}
		}
	}
}

// settled reports whether an earlier condition of the same method stops every value that the guard would.
func settled(r *entry.Run, g entry.Guard, out entry.Outcome) bool {
	return out.Holds != flow.Unknown && (out.Holds == flow.Yes) != g.Fails && out.Exact &&
		!g.Cond.Span.Contains(out.By.Span) && r.Method.Span.Contains(out.By.Span) && out.By.Span.End <= g.Stmt.Span.Start && !wire(r.Method, out.Value)
}

func report(p *contracts.Pass, r *entry.Run, g entry.Guard, out entry.Outcome) {
	t := p.File.Text
	p.Report(contracts.Finding{Severity: contracts.Hint, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: entry.SubjectOf(out.Atom),
		Message:  fmt.Sprintf("already guaranteed by `%s` at line %d", t.Slice(out.By.Span), t.LineOf(out.By.Span.Start)+1),
		Evidence: []contracts.Evidence{{File: p.File, Span: out.By.Span, Message: "decided here"}}, Repairs: repairs(p, r, g)})
}

// wire reports whether a value came in from outside, where a second look costs nothing.
func wire(m *program.Method, v *flow.Value) bool {
	for ; v != nil; v = v.Base {
		if prm := v.Param; prm != nil {
			if m.File.Language == program.Ruby {
				return entry.WireHash(prm.Name)
			}
			return entry.Untyped(prm.Type) || len(prm.Decorators) > 0
		}
	}
	return false
}

// typed names the parameter of a private method that a guard tests for null though the compiler has excluded null. At a public
// entrance such a guard is a defence against callers that are not compiled along, and stays.
func typed(p *contracts.Pass, r *entry.Run, g entry.Guard) string {
	m := r.Method
	if m.File.Language != program.TypeScript || m.Visibility != program.Private || m.Kind != program.KindMethod || !p.Program.StrictNull(m.File.Path) {
		return ""
	}
	name, ok := nullTest(g.Cond, g.Fails)
	if !ok {
		return ""
	}
	for _, prm := range m.Params {
		if prm.Name == name && prm.Default == nil && !prm.Optional && plain(prm.Type) && !assigned(m, name) {
			return name
		}
	}
	return ""
}

// plain reports whether a type is known by itself to exclude null.
func plain(t *program.Type) bool {
	if t == nil || t.Nullable {
		return false
	}
	return t.Name == "string" || t.Name == "number" || t.Name == "boolean" || t.Name == "Array" || t.Name == "Date"
}

// nullTest is the local that a condition tests for null and nothing else.
func nullTest(e *program.Expr, fails bool) (string, bool) {
	if e.Op == program.Not {
		return nullTest(e.X, !fails)
	}
	if e.Op != program.Binary || e.X == nil || e.Y == nil || e.X.Op != program.Local || e.Y.Op != program.Nil {
		return "", false
	}
	equal := e.Name == "==" || e.Name == "==="
	return e.X.Name, equal == fails
}

func assigned(m *program.Method, name string) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == name
		return !found
	})
	return found
}
