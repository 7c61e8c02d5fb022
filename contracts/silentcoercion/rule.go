// Package silentcoercion declares the rule silent-coercion.
package silentcoercion

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is silent-coercion.
var Rule = &contracts.Rule{
	Name: "silent-coercion", Family: "contract", Group: "guard quality",
	Summary: "What comes in from outside is converted so that garbage fails.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		var above parents
		for _, rec := range r.Records {
			if rec.Kind != flow.Eval {
				continue
			}
			c := coercionOf(rec, p.File.Language)
			if c == nil || !raw(r, c) || checked(r, c) {
				continue
			}
			if above == nil {
				above = parentsOf(r.Method)
			}
			if lenient(above, c) || handled(r, above, c) {
				continue
			}
			report(p, r, above, c)
		}
	}
}

// coercion is a conversion that turns garbage into a number without a word.
type coercion struct {
	expr   *program.Expr
	from   entry.Operand
	result *flow.Value
	gives  string // what garbage becomes
}

var rubyCoercions = map[string]string{"to_i": "0", "to_f": "0.0", "to_d": "0", "to_r": "0", "to_c": "0"}

// coercionOf recognises x.to_i, Number(x), parseInt(x), parseFloat(x), +x.
func coercionOf(rec *entry.Record, lang program.Language) *coercion {
	e := rec.Expr
	c := &coercion{expr: e, result: rec.Result}
	switch {
	case lang == program.Ruby:
		if e.Op != program.Call || e.X == nil || e.Has(program.Safe) || rubyCoercions[e.Name] == "" {
			return nil
		}
		c.from, c.gives = rec.X, rubyCoercions[e.Name]
	case e.Op == program.Unary && e.Name == "+":
		c.from, c.gives = rec.X, "NaN, and an empty text into 0"
	case e.Op == program.Call && len(e.List) > 0 && len(rec.Args) > 0 && (e.X == nil || e.X.Op == program.Constant && e.X.Name == "Number"):
		c.from = rec.Args[0]
		switch e.Name {
		case "Number":
			c.gives = "NaN, and null or an empty text into 0"
		case "parseInt", "parseFloat":
			c.gives = "NaN, and cuts `12abc` down to 12"
		default:
			return nil
		}
	default:
		return nil
	}
	return c
}

// checked reports whether the method asks about the number, or asked about the text before. That the text is there at all, or
// is a text, says nothing of its form.
func checked(r *entry.Run, c *coercion) bool {
	form := flow.TestBounds | flow.TestListed | flow.TestOpaque
	if r.Method.File.Language == program.Ruby {
		form |= flow.TestType
	}
	asked := func(v *flow.Value, t flow.Tests) bool {
		return v != nil && r.Analysis.Tests(v)[r.Method]&t != 0
	}
	for v := c.from.Value; v != nil; v = v.Base {
		if asked(v, form) && (v == c.from.Value || r.Analysis.Tests(v)[r.Method]&flow.TestOpaque != 0) {
			return true
		}
	}
	for _, source := range c.from.Value.Sources() {
		if asked(source, form) {
			return true
		}
	}
	return asked(c.result, form|flow.TestNull|flow.TestType|flow.TestMember)
}

func report(p *contracts.Pass, r *entry.Run, above parents, c *coercion) {
	severity, into := contracts.Information, ""
	if name := destination(above, c); name != "" {
		severity, into = contracts.Warning, fmt.Sprintf(", and `%s` takes it", name)
		if p.File.Language == program.Ruby && (identifier(name) || byKey[name]) && !taken(r, above, c, c.expr) {
			severity = contracts.Information // nothing has the id 0, and nothing is written for it
		}
		if root := entry.Root(c.from.Expr); root != nil && root.Name == "params" && entry.InApplication(p) {
			severity = contracts.Information // what a form sends; what is found, charged or stored for 0 is refused there
		}
		if p.File.Language == program.Ruby && identifier(name) && ofModel(p, r, above, c.expr) {
			severity = contracts.Information // the attribute itself makes the same of it
		}
		if p.File.Language == program.Ruby && r.Effect == nil {
			severity = contracts.Information // what is only looked for or shown is not stored
		}
		if p.File.Language == program.TypeScript && identifier(name) && c.expr.Name != "parseInt" && c.expr.Name != "parseFloat" {
			severity = contracts.Information // nothing has the id NaN; what is cut down to a number is another's
		}
	}
	if paging.MatchString(key(c.from.Expr)) {
		severity = contracts.Hint // callers may send what they like, and get the first page for it
	}
	if p.File.Language == program.TypeScript && !typescriptRaw(r, c.from) && entry.UsedElsewhere(p, r.Method) {
		severity = contracts.Information // who calls a service has checked what came in as often as not
	}
	source := p.File.Text.Slice(c.from.Expr.Span)
	verb := c.expr.Name
	if c.expr.Op == program.Unary {
		verb = "+"
	}
	p.Report(contracts.Finding{Severity: severity, Span: c.expr.Span, Symbol: entry.Symbol(r.Method), Subject: subject(c),
		Message: fmt.Sprintf("`%s` turns garbage in `%s` into %s%s", verb, source, c.gives, into), Repairs: repairs(p, r, above, c)})
}

// ofModel reports whether a number becomes an attribute of a new record of a known model.
func ofModel(p *contracts.Pass, r *entry.Run, above parents, e *program.Expr) bool {
	outer := above[e]
	for outer != nil && (outer.Op == program.Pair || outer.Op == program.Hash) {
		outer = above[outer]
	}
	return outer != nil && outer.Op == program.Call && (outer.Name == "new" || strings.HasPrefix(outer.Name, "create")) && outer.X != nil && outer.X.Op == program.Constant && entry.Model(p, r.Class, outer.X.Name)
}

// subject names the variable whose content is converted.
func subject(c *coercion) string { return entry.SubjectOf(c.from.Expr) }
