// Package missingpostcondition declares the rule missing-postcondition.
package missingpostcondition

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is missing-postcondition.
var Rule = &contracts.Rule{
	Name: "missing-postcondition", Family: "contract", Group: "postconditions",
	Summary: "An entry that changes something checks what it did before it reports success.",
	Doc:     doc, Default: contracts.Hint, Fixable: true, Across: true, Run: run,
}

func run(p *contracts.Pass) {
	s := newStudy(p)
	for _, r := range entry.Methods(p) {
		if r.Kind != entry.Boundary || !owes(r.Method) {
			continue
		}
		if w := s.unchecked(r); len(w) > 0 {
			p.Report(finding(p, r, w))
		}
	}
}

// owes reports whether a method is an entry whose outcome callers rely on.
func owes(m *program.Method) bool {
	if m.Visibility != program.Public || m.Kind != program.KindMethod || !entry.Owes(m) {
		return false
	}
	body := work(m)
	return len(body) > 1 || len(body) == 1 && !plain(body[0])
}

// work are the statements of a method below its leading guards: asking for what it needs makes no method do more.
func work(m *program.Method) []*program.Expr {
	guards := map[*program.Expr]bool{}
	for _, g := range entry.Guards(m.Body()) {
		guards[g.Stmt] = true
	}
	list := m.Body().List
	for len(list) > 0 && guards[list[0]] {
		list = list[1:]
	}
	return list
}

// plain is a body of one call: it hands everything on, or is its own statement.
func plain(e *program.Expr) bool {
	for e != nil && (e.Op == program.Return || e.Op == program.Await) {
		e = e.X
	}
	return e == nil || e.Op != program.If && e.Op != program.Case && e.Op != program.Try && e.Op != program.For && e.Op != program.While
}

func finding(p *contracts.Pass, r *entry.Run, writes []*program.Expr) contracts.Finding {
	m := r.Method
	first := writes[0]
	out := contracts.Finding{
		Severity: contracts.Hint, Span: m.NameSpan, Symbol: entry.Symbol(m), Subject: m.Name,
		Message: fmt.Sprintf("`%s` changes something (`%s`) and leaves without checking what it did", m.Name, entry.Head(m.File, first)),
	}
	if p.Profile == contracts.Fortress {
		out.Severity = contracts.Warning
	}
	for _, w := range writes {
		if m.Span.Contains(w.Span) && len(out.Evidence) < 5 {
			out.Evidence = append(out.Evidence, contracts.Evidence{File: m.File, Span: w.Span, Message: "changed here"})
		}
	}
	if c, ok := persistedCheck(p, r, writes); ok {
		out.Repairs = []contracts.Repair{c}
	}
	return out
}
