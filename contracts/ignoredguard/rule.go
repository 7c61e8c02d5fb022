// Package ignoredguard declares the rule ignored-guard.
package ignoredguard

import (
	_ "embed"
	"fmt"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"regexp"
	"sort"
)

//go:embed doc.md
var doc string

// Rule is ignored-guard.
var Rule = &contracts.Rule{
	Name: "ignored-guard", Family: "contract", Group: "guard quality",
	Summary: "The answer of a validator is read.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		var found []*program.Expr
		for e := range entry.Statements(r.Method) {
			if e.Op == program.Call && ignored(p, r, e) {
				found = append(found, e)
			}
		}
		sort.Slice(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
		for _, e := range found {
			p.Report(contracts.Finding{Severity: contracts.Warning, Span: e.Span, Symbol: entry.Symbol(r.Method), Subject: e.Name,
				Message: fmt.Sprintf("`%s` only answers; nobody reads the answer, so nothing is guarded", e.Name), Repairs: repairs(p, r, e)})
		}
	}
}

var predicate = regexp.MustCompile(`^(is|has)[A-Z]\w*$|^valid_\w+\?$|^\w+_valid\?$|^is_valid\w*\??$`)

// ignored recognises a dropped safeParse, Guard.against…, and a dropped boolean validator of the same class.
func ignored(p *contracts.Pass, r *entry.Run, e *program.Expr) bool {
	if p.File.Language == program.TypeScript {
		if e.Name == "safeParse" && e.X != nil && len(e.List) > 0 {
			return true
		}
		if e.X != nil && e.X.Op == program.Constant && e.X.Name == "Guard" && len(e.List) > 0 {
			return againstResult(p, e)
		}
	}
	if !predicate.MatchString(e.Name) || len(e.List) == 0 || r.Class == nil || e.X != nil && e.X.Op != program.Self {
		return false
	}
	for _, m := range r.Class.Methods {
		if m.Name == e.Name && m.Body != nil {
			return pureAnswer(m)
		}
	}
	return false
}

// againstResult reports whether Guard's method is known to answer instead of throwing.
func againstResult(p *contracts.Pass, e *program.Expr) bool {
	for _, c := range p.Program.Classes("Guard") {
		for _, m := range c.Methods {
			if m.Name == e.Name && m.Body != nil {
				return pureAnswer(m)
			}
		}
	}
	return false
}

// pureAnswer is a method that returns a value and never raises.
func pureAnswer(m *program.Method) bool {
	raises, returns := false, m.File.Language == program.Ruby || m.BodyForm == program.ExpressionBody
	m.Body.Walk(func(e *program.Expr) bool {
		raises = raises || e.Op == program.Raise || e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_
		returns = returns || e.Op == program.Return && e.X != nil
		return true
	})
	return returns && !raises
}

// repairs reads a boolean answer with a failing exit.
func repairs(p *contracts.Pass, r *entry.Run, e *program.Expr) []contracts.Repair {
	f := r.Method.File
	call := f.Text.Slice(e.Span)
	class := p.Config.PreconditionError(f.Language)
	subject := "argument"
	if len(e.List) > 0 && e.List[0].Op == program.Local {
		subject = e.List[0].Name
	}
	text := "raise " + class + ", \"" + subject + " is invalid\" unless " + call
	verb := "Raise "
	if f.Language == program.TypeScript {
		if e.Name == "safeParse" {
			return []contracts.Repair{{Title: "Use parse, which throws", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: e.NameSpan, NewText: "parse"}}}}
		}
		if !predicate.MatchString(e.Name) {
			return nil
		}
		verb = "Throw "
		text = "if (!" + call + ") throw new " + class + "(\"" + subject + " is invalid\")"
	}
	return []contracts.Repair{{Title: verb + class + " unless " + e.Name + " holds", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: e.Span, NewText: text}}}}
}
