// Package guardtoolate declares the rule guard-too-late.
package guardtoolate

import (
	_ "embed"
	"fmt"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"strings"
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
	for _, s := range entry.Subjects(p) {
		if s.GuardedLate == nil {
			continue
		}
		g, use := s.GuardedLate, s.Deref
		t := p.File.Text
		f := contracts.Finding{
			Severity: contracts.Warning, Span: g.Stmt.Span, Symbol: entry.Symbol(use.Frame.Method), Subject: s.Param.Name,
			Message:  fmt.Sprintf("`%s` is checked here after its first use at line %d", s.Param.Name, t.LineOf(use.Expr.Span.Start)+1),
			Evidence: []contracts.Evidence{{File: p.File, Span: use.Expr.Span, Message: "first use"}},
		}
		if use.Frame.File() != p.File || !use.Frame.Method.Span.Contains(g.Stmt.Span) {
			continue
		}
		if r, ok := moveUp(p.File, use.Frame.Method, use.Expr, g.Stmt); ok {
			f.Repairs = []contracts.Repair{r}
		}
		p.Report(f)
	}
}

// moveUp cuts the guard's whole lines and puts them above the statement with the first use, if both stand in the method's own
// statement list and the guard reads only parameters and fields.
func moveUp(f *program.File, m *program.Method, use, guard *program.Expr) (contracts.Repair, bool) {
	var target *program.Expr
	top := false
	for _, s := range m.Body.List {
		if target == nil && s.Span.Contains(use.Span) {
			target = s
		}
		top = top || s == guard
	}
	if target == nil || !top || target == guard || readsLocals(m, guard) {
		return contracts.Repair{}, false
	}
	t := f.Text
	from := lines(t, guard.Span)
	to := t.LineSpan(t.LineOf(target.Span.Start)).Start
	text := t.Slice(from)
	if strings.TrimSpace(strings.TrimRight(text, "\r\n;")) != strings.TrimRight(t.Slice(guard.Span), ";") || to > from.Start {
		return contracts.Repair{}, false
	}
	return contracts.Repair{Title: "Move the guard above the first use", Preferred: true, Safe: true, Edits: []contracts.Edit{
		{File: f, Span: syntax.Span{Start: to, End: to}, NewText: text},
		{File: f, Span: from, NewText: ""},
	}}, true
}

// lines covers the whole lines of a span, line end included.
func lines(t *syntax.Text, s syntax.Span) syntax.Span {
	end := t.LineSpan(t.LineOf(max(s.End-1, s.Start))).End
	return syntax.Span{Start: t.LineSpan(t.LineOf(s.Start)).Start, End: min(end+len(t.EOL()), t.Len())}
}

func readsLocals(m *program.Method, e *program.Expr) bool {
	params := map[string]bool{}
	for _, p := range m.Params {
		params[p.Name] = true
	}
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Local && !params[x.Name]
		return !found
	})
	return found
}
