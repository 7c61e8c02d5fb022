// Package decorativeguard declares the rule decorative-guard. Each way in which a check can fail to stop anything has a file of
// its own.
package decorativeguard

import (
	_ "embed"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is decorative-guard.
var Rule = &contracts.Rule{
	Name: "decorative-guard", Family: "contract", Group: "guard quality",
	Summary: "What reads like a check stops something.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Bodies(p) {
		v := view{p: p, m: m, guards: map[*program.Expr]entry.Guard{}, dropped: entry.Statements(m)}
		for _, g := range entry.Guards(m.Body()) {
			v.guards[g.Stmt] = g
		}
		v.read()
		sort.SliceStable(v.found, func(i, j int) bool { return v.found[i].Span.Start < v.found[j].Span.Start })
		for _, f := range v.found {
			p.Report(f)
		}
	}
	for _, c := range p.File.Classes {
		unrunValidations(p, c)
	}
}

// view is one method under judgement.
type view struct {
	p       *contracts.Pass
	m       *program.Method
	guards  map[*program.Expr]entry.Guard
	dropped map[*program.Expr]bool // statements whose value nobody takes
	names   map[string]int         // how often each name is mentioned; computed when first asked for
	found   []contracts.Finding
}

func (v *view) read() {
	entry.WalkPath(v.m.Body(), func(path entry.Path, e *program.Expr) bool {
		switch e.Op {
		case program.Call:
			v.assert(e)
			v.looseError(path, e)
		case program.New:
			v.looseError(path, e)
		case program.If:
			v.logged(path, e)
		case program.Assign:
			v.uncalled(e)
			v.unread(e)
		case program.Closure_:
			if path.Statement() && v.dropped[e] {
				v.inside(e, "nothing calls the function it stands in")
			}
		}
		if g, ok := v.guards[e]; ok {
			v.escaping(path, g)
		}
		return true
	})
}

func (v *view) report(at *program.Expr, subject, message string, repairs ...contracts.Repair) {
	v.tell(contracts.Warning, at, subject, message, repairs...)
}

func (v *view) tell(severity contracts.Severity, at *program.Expr, subject, message string, repairs ...contracts.Repair) {
	v.found = append(v.found, contracts.Finding{Severity: severity, Span: at.Span, Symbol: entry.Symbol(v.m), Subject: subject,
		Message: message, Repairs: repairs})
}

// replaced is the repair that puts a text in the place of an expression.
func (v *view) replaced(at *program.Expr, text, title string) contracts.Repair {
	return contracts.Repair{Title: title, Preferred: true, Safe: true, Edits: []contracts.Edit{{File: v.m.File, Span: at.Span, NewText: text}}}
}
