// Package notanassertion declares the rule not-an-assertion.
package notanassertion

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"unicode"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is not-an-assertion.
var Rule = &contracts.Rule{
	Name: "not-an-assertion", Family: "contract", Group: "guard quality",
	Summary: "A function that asserts is declared so that it can be called as an assertion.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if p.File.Language != program.TypeScript {
		return
	}
	var found []contracts.Finding
	for _, m := range entry.Bodies(p) {
		if asserts(m.Return) && inferred(p.File, m.NameSpan) && !renamed(m) {
			found = append(found, finding(m, m.NameSpan, m.Name, repairs(m)))
		}
		found = append(found, locals(p, m)...)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
	for _, f := range found {
		p.Report(f)
	}
}

func finding(m *program.Method, at syntax.Span, name string, repairs []contracts.Repair) contracts.Finding {
	return contracts.Finding{Severity: contracts.Warning, Span: at, Symbol: entry.Symbol(m), Subject: name, Repairs: repairs,
		Message: fmt.Sprintf("`%s` asserts, but its type is inferred: the compiler refuses to call it as an assertion (TS2775)", name)}
}

func asserts(t *program.Type) bool { return t != nil && t.Name == "asserts" }

// inferred reports whether a name is given a value without a type of its own: name = ….
func inferred(f *program.File, name syntax.Span) bool {
	text := f.Text.String()
	for i := name.End; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\n', '\r':
			continue
		}
		return text[i] == '=' && i+1 < len(text) && text[i+1] != '>'
	}
	return false
}

// renamed reports whether a member goes by a name of the module that has its type written out, which is how it is called:
// export const authorize: typeof rules.authorize = rules.authorize.
func renamed(m *program.Method) bool {
	if m.Class == nil {
		return false
	}
	for rest := m.File.Text.String(); ; {
		_, after, found := strings.Cut(rest, ": typeof ")
		if !found {
			return false
		}
		name := after[:len(after)-len(strings.TrimLeftFunc(after, func(r rune) bool {
			return r == '.' || r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r)
		}))]
		if strings.HasSuffix(name, "."+m.Name) {
			return true
		}
		rest = after
	}
}

// locals finds assertions declared inside a method, and objects built there whose assertions it calls.
func locals(p *contracts.Pass, m *program.Method) []contracts.Finding {
	var out []contracts.Finding
	made := map[string]*program.Expr{}
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.Has(program.Decl) && e.Type == nil && e.X != nil && e.X.Op == program.Local && e.Y != nil:
			switch {
			case e.Y.Op == program.Closure_ && asserts(e.Y.Closure.Return) && inferred(m.File, e.X.Span):
				out = append(out, finding(m, e.X.Span, e.X.Name, nil))
			case e.Y.Op == program.New:
				made[e.X.Name] = e
			}
		case e.Op == program.Call && e.X != nil && e.X.Op == program.Local && made[e.X.Name] != nil && asserting(p, made[e.X.Name].Y, e.Name):
			d := made[e.X.Name]
			delete(made, e.X.Name)
			f := finding(m, d.X.Span, d.X.Name, annotate(m.File, d))
			f.Message = fmt.Sprintf("`%s.%s` asserts, but the type of `%s` is inferred: the compiler refuses the call as an assertion (TS2775)", d.X.Name, e.Name, d.X.Name)
			f.Evidence = []contracts.Evidence{{File: m.File, Span: e.Span, Message: "called here"}}
			out = append(out, f)
		}
		return true
	})
	return out
}

// asserting reports whether a method of the class that is built asserts.
func asserting(p *contracts.Pass, build *program.Expr, name string) bool {
	for _, c := range p.Program.Classes(build.Name) {
		for _, m := range c.Methods {
			if m.Name == name && asserts(m.Return) {
				return true
			}
		}
	}
	return false
}
