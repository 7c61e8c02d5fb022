// Package weakenedpostcondition declares the rule weakened-postcondition.
package weakenedpostcondition

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is weakened-postcondition.
var Rule = &contracts.Rule{
	Name: "weakened-postcondition", Family: "contract", Group: "substitution",
	Summary: "An override gives everything that the method it overrides promises.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if entry.TestPath(p.File.Path) {
		return
	}
	for _, c := range p.File.Classes {
		for _, m := range c.Methods {
			if m.Kind != program.KindMethod && m.Kind != program.KindGetter || m.Visibility == program.Private || !m.HasBody() || m.Broken || !p.Asks(m) {
				continue
			}
			if bases := clauses.Bases(p, m); len(bases) > 0 {
				judge(p, m, bases)
			}
		}
	}
}

func judge(p *contracts.Pass, m *program.Method, bases []*program.Method) {
	for _, base := range bases {
		if declared(p, m, base) {
			return
		}
	}
	if m.File.Language == program.TypeScript {
		loose(p, m, bases[0])
		return
	}
	if base := bases[0]; m.File.Language == program.Ruby && base.HasBody() && always(p, base) && !nilable(base) && !nilable(m) {
		if at := maybeNil(m); at != nil {
			f := finding(m, base, fmt.Sprintf("`%s` always gives something; this override may give nil", entry.Symbol(base)))
			f.Evidence = append(f.Evidence, contracts.Evidence{File: m.File, Span: at.Span, Message: "nil comes from here"})
			f.Repairs = repairs(m, at)
			p.Report(f)
		}
	}
}

func finding(m, base *program.Method, message string) contracts.Finding {
	return contracts.Finding{Severity: contracts.Warning, Span: m.NameSpan, Symbol: entry.Symbol(m), Subject: m.Name, Message: message,
		Evidence: []contracts.Evidence{{File: base.File, Span: base.NameSpan, Message: "overridden"}}}
}

// declared judges the postconditions of a base by the code of the override.
func declared(p *contracts.Pass, m, base *program.Method) bool {
	for _, c := range clauses.Of(p, base).Post {
		if !sameNames(m, c.Expr) {
			continue
		}
		if v, _ := clauses.JudgePost(p, m, c); v == clauses.Broken {
			f := finding(m, base, fmt.Sprintf("`%s` promises `%s`; this override does not keep it", entry.Symbol(base), c.Text))
			f.Evidence = append(f.Evidence, contracts.Evidence{File: base.File, Span: c.Span, Message: "promised here"})
			p.Report(f)
			return true
		}
	}
	return false
}

// sameNames reports whether the words of a condition mean the same in the override: every local is a parameter of it.
func sameNames(m *program.Method, e *program.Expr) bool {
	if e == nil {
		return false
	}
	ok := true
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Local {
			found := false
			for _, p := range m.Params {
				found = found || p.Name == x.Name
			}
			ok = ok && found
		}
		return ok && x.Closure == nil
	})
	return ok
}

// always reports whether every value that a method returns is a record or an object that is made, or found for certain.
func always(p *contracts.Pass, m *program.Method) bool {
	tails := summary.Tails(m)
	if len(tails) == 0 {
		return false
	}
	for _, e := range tails {
		if !entry.AlwaysGives(e) && !orRaises(e) {
			return false
		}
	}
	return true
}

// orRaises recognises a lookup that raises where it finds nothing: rows.find { … } || raise(NotFound).
func orRaises(e *program.Expr) bool {
	return e != nil && e.Op == program.Or && e.Y != nil && e.Y.Op == program.Raise && entry.FindsNothing(e.X, program.Ruby)
}

// nilable reports whether the documentation of a method admits nil.
func nilable(m *program.Method) bool {
	if m.Sig != nil && strings.Contains(m.File.Text.Slice(m.Sig.Span), "nilable") {
		return true
	}
	if m.Doc == nil {
		return false
	}
	for line := range strings.Lines(m.Doc.Text) {
		if strings.Contains(line, "@return") && strings.Contains(line, "nil") {
			return true
		}
	}
	return false
}

// maybeNil is where a method returns nil in so many words, or what a lookup did not find.
func maybeNil(m *program.Method) *program.Expr {
	for _, e := range summary.Tails(m) {
		if e != nil && (e.Op == program.Nil || entry.FindsNothing(e, m.File.Language)) {
			return e
		}
	}
	var bare *program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if bare == nil && e.Op == program.Return && e.X == nil && len(e.List) == 0 {
			bare = e
		}
		return e.Op != program.Closure_
	})
	return bare
}

func repairs(m *program.Method, at *program.Expr) []contracts.Repair {
	r, ok := contracts.Repair{}, false
	if at.Op == program.Call {
		r, ok = repair.Raising(m.File, at, false)
	}
	if !ok {
		return nil
	}
	r.Safe, r.Rejects = false, "raises instead of giving nil"
	return []contracts.Repair{r}
}
