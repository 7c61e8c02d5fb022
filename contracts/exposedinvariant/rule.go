// Package exposedinvariant declares the rule exposed-invariant.
package exposedinvariant

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/invariant"
)

//go:embed doc.md
var doc string

// Rule is exposed-invariant.
var Rule = &contracts.Rule{
	Name: "exposed-invariant", Family: "contract", Group: "invariants",
	Summary: "Nobody outside a class can change what its invariants speak of.",
	Doc:     doc, Default: contracts.Information, Fixable: true, Across: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, c := range p.File.Classes {
		set := invariant.Of(p, c)
		if set == nil || c.Broken {
			continue
		}
		for _, f := range c.Fields {
			field(p, set, c, f)
		}
		for _, m := range c.Methods {
			method(p, set, m)
		}
	}
}

// about is the first invariant that speaks of a field, or of its elements.
func about(set *invariant.Set, field string, elements bool) *invariant.Invariant {
	for _, i := range set.List {
		if i.Mentions(field) && (!elements || i.Elements[field]) {
			return i
		}
	}
	return nil
}

// field reports a field that callers can assign, or a collection they can reach and change.
func field(p *contracts.Pass, set *invariant.Set, c *program.Class, f *program.Field) {
	if f.Static || f.Visibility != program.Public {
		return
	}
	out := contracts.Finding{Severity: contracts.Information, Span: f.NameSpan, Symbol: c.Name, Subject: f.Name}
	if i := about(set, f.Name, false); i != nil && f.Writer && !redefined(c, f.Name) {
		out.Message = fmt.Sprintf("callers can assign `%s` and break `%s`", f.Name, i.Text)
		out.Evidence = declaredAt(i)
		out.Repairs = narrow(p, c, f)
		p.Report(out)
		return
	}
	i := about(set, f.Name, true)
	if i == nil || !f.Reader || !set.Collection(f.Name) || c.File.Language == program.Ruby && hasMethod(c, f.Name) {
		return
	}
	out.Message = fmt.Sprintf("callers get the collection `%s` itself and can break `%s`", f.Name, i.Text)
	out.Evidence = declaredAt(i)
	p.Report(out)
}

func declaredAt(i *invariant.Invariant) []contracts.Evidence {
	return []contracts.Evidence{{File: i.File, Span: i.Span, Message: "declared here"}}
}

// redefined reports whether a Ruby class writes the attribute's writer itself, which replaces the generated one.
func redefined(c *program.Class, name string) bool {
	return c.File.Language == program.Ruby && hasMethod(c, name+"=")
}

func hasMethod(c *program.Class, name string) bool {
	for _, m := range c.Methods {
		if m.Name == name && !m.Static {
			return true
		}
	}
	return false
}

// method reports a public method that returns a collection of the footprint itself.
func method(p *contracts.Pass, set *invariant.Set, m *program.Method) {
	if m.Static || m.Visibility != program.Public || !m.HasBody() || m.Broken || m.Kind == program.KindConstructor || m.Kind == program.KindSetter || readonly(m.Return) {
		return
	}
	for _, x := range returned(m) {
		if x == nil || x.Op != program.Field_ && !(x.Op == program.Call && x.X == nil && len(x.List) == 0 && x.Closure == nil && x.Name != m.Name) {
			continue
		}
		i := about(set, x.Name, true)
		if i == nil || !set.Collection(x.Name) {
			continue
		}
		p.Report(contracts.Finding{
			Severity: contracts.Information, Span: m.NameSpan, Symbol: entry.Symbol(m), Subject: x.Name,
			Message:  fmt.Sprintf("returns the collection `%s` itself; callers can change it and break `%s`", x.Name, i.Text),
			Evidence: declaredAt(i), Repairs: copied(m, x),
		})
		return
	}
}

// returned are the expressions whose value a method returns.
func returned(m *program.Method) []*program.Expr {
	var out []*program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Return {
			out = append(out, e.X)
		}
		return e.Op != program.Closure_ && e.Closure == nil
	})
	if n := len(m.Body().List); n > 0 && m.File.Language == program.Ruby {
		out = append(out, m.Body().List[n-1])
	}
	return out
}

// readonly reports whether a TypeScript type lets nobody change what it names.
func readonly(t *program.Type) bool {
	return t != nil && invariant.ReadonlyType(t)
}
