// Package strengthenedprecondition declares the rule strengthened-precondition.
package strengthenedprecondition

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is strengthened-precondition.
var Rule = &contracts.Rule{
	Name: "strengthened-precondition", Family: "contract", Group: "substitution",
	Summary: "An override accepts everything that the method it overrides accepts.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if entry.TestPath(p.File.Path) || entry.OneOff(p.File.Path) {
		return
	}
	for _, c := range p.File.Classes {
		for _, m := range c.Methods {
			if m.Kind != program.KindMethod || m.Visibility == program.Private || m.Static && m.Name == "new" || !m.HasBody() || m.Broken || !p.Asks(m) {
				continue
			}
			if s := clauses.Strengthened(p, m); s != nil {
				report(p, m, s)
			}
		}
	}
}

func report(p *contracts.Pass, m *program.Method, s *clauses.Strengthening) {
	base := entry.Symbol(s.Base)
	value := s.Value.In(m.File.Language)
	message := fmt.Sprintf("the override rejects `%s = %s`, which `%s` accepts", s.Param, value, base)
	f := contracts.Finding{Severity: contracts.Warning, Span: s.Guard.Stmt.Span, Symbol: entry.Symbol(m), Subject: entry.SubjectOf(s.Guard.Cond), Message: message,
		Evidence: []contracts.Evidence{{File: s.Base.File, Span: s.Base.NameSpan, Message: "overridden"}}}
	if m.File.Language == program.TypeScript && ofMember(s.Guard.Cond, s.Param) {
		f.Severity = contracts.Information // what a record must hold is for each kind of record to say
	}
	if m.File.Language == program.Ruby && !s.Declared && takesWhatever(s.Base) {
		f.Severity = contracts.Information // the base names nothing that it is given
	}
	if m.File.Language == program.Ruby && s.Guard.Exit != nil && unsupported.MatchString(m.File.Text.Slice(s.Guard.Exit.Span)) {
		f.Severity = contracts.Information // says on purpose what this kind cannot do
	}
	f.Repairs = repairs(p, m, s)
	p.Report(f)
}

// takesWhatever reports whether a method names none of its parameters: def connect(*).
func takesWhatever(m *program.Method) bool {
	for _, prm := range m.Params {
		if prm.Kind != program.Rest && prm.Kind != program.KeyRest {
			return false
		}
	}
	return len(m.Params) > 0
}

var unsupported = regexp.MustCompile(`(?i)not_?\s?(yet\s)?(supported|implemented)|unsupported`)

// ofMember reports whether a condition asks a member of an object that is handed in: !data.currency.
func ofMember(cond *program.Expr, param string) bool {
	return strings.Contains(param, ".") || entry.Root(cond) != cond && cond.Op == program.Member
}

// repairs give the guard the condition of the base's guard of the same value; both must be comparisons of one parameter.
func repairs(p *contracts.Pass, m *program.Method, s *clauses.Strengthening) []contracts.Repair {
	subject := entry.SubjectOf(s.Guard.Cond)
	for _, g := range entry.GuardsOf(p, s.Base) {
		if g.Exit.Op != program.Raise || entry.SubjectOf(g.Cond) != subject || subject == "" || g.Fails != s.Guard.Fails || !local(g.Cond) {
			continue
		}
		text := s.Base.File.Text.Slice(g.Cond.Span)
		return []contracts.Repair{{Title: "Reject what " + entry.Symbol(s.Base) + " rejects: " + text, Rejects: "lets " + s.Param + " = " + s.Value.In(m.File.Language) + " in",
			Edits: []contracts.Edit{{File: m.File, Span: s.Guard.Cond.Span, NewText: text}}}}
	}
	return nil
}

// local reports whether a condition speaks of parameters and literals only, so that it means the same elsewhere.
func local(e *program.Expr) bool {
	ok := true
	e.Walk(func(x *program.Expr) bool {
		switch x.Op {
		case program.Field_, program.Constant, program.Self, program.Global:
			ok = false
		case program.Call:
			ok = ok && x.X != nil
		}
		return ok
	})
	return ok
}
