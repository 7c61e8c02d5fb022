// Package nanleak declares the rule nan-leak.
package nanleak

import (
	_ "embed"
	"fmt"
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is nan-leak.
var Rule = &contracts.Rule{
	Name: "nan-leak", Family: "contract", Group: "guard quality",
	Summary: "A range check rejects NaN too.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal && p.File.Language == program.Ruby {
			continue
		}
		guards := entry.Guards(r.Method.Body)
		reported := map[*program.Expr]bool{}
		for _, rec := range r.Records {
			if rec.Kind != flow.Prove || rec.Expr.Op != program.Binary {
				continue
			}
			for _, g := range guards {
				if g.Cond.Span.Contains(rec.Expr.Span) && !reported[g.Stmt] && leaks(g.Cond, rec.Expr, g.Fails) && number(r.Method, rec) {
					if severity := origin(r.Method, rec, guards); severity != contracts.Off {
						reported[g.Stmt] = true
						p.Report(finding(r, g, rec, severity))
					}
				}
			}
		}
	}
}

// leaks reports whether the guard fails when the comparison is true, so that NaN, for which it is false, passes.
func leaks(cond, comparison *program.Expr, fails bool) bool {
	switch {
	case cond == comparison:
		switch comparison.Name {
		case "<", ">", "<=", ">=":
			return fails
		}
		return false
	case cond.Op == program.Not:
		return leaks(cond.X, comparison, !fails)
	case cond.Op == program.Or || cond.Op == program.And:
		side := cond.X
		if cond.Y.Span.Contains(comparison.Span) {
			side = cond.Y
		}
		return leaks(side, comparison, fails)
	}
	return false
}

// number reports whether the left side may be NaN as far as is known.
func number(m *program.Method, rec *entry.Record) bool {
	if rec.X.Fact.Finite || rec.X.Fact.Integer || rec.X.Value == nil {
		return false
	}
	_, literal := flow.Number(rec.Y.Expr)
	return literal || rec.Y.Fact.Finite
}

// origin grades where the number comes from: a conversion or arithmetic that can give NaN, or a declared number.
func origin(m *program.Method, rec *entry.Record, guards []entry.Guard) contracts.Severity {
	v := rec.X.Value
	if finiteElsewhere(m, v, rec) {
		return contracts.Off
	}
	if e := v.Expr; e != nil {
		switch {
		case e.Op == program.Call && (e.Name == "parseFloat" || e.Name == "Number" || e.Name == "parseInt") && m.File.Language == program.TypeScript:
			return contracts.Warning
		case e.Op == program.Call && e.Name == "Float" && m.File.Language == program.Ruby:
			return contracts.Off
		}
		return contracts.Off
	}
	if v.Param == nil {
		return contracts.Off
	}
	if m.File.Language == program.Ruby {
		if rec.X.Fact.Type == "Float" {
			return contracts.Information
		}
		return contracts.Off
	}
	if v.Param.Type != nil && v.Param.Type.Name == "number" && m.Visibility == program.Public && (entry.Money(v.Param.Name) || entry.Quantity(v.Param.Name)) {
		return contracts.Hint
	}
	return contracts.Off
}

// finiteElsewhere reports whether the method asks isNaN or isFinite of the value anywhere.
func finiteElsewhere(m *program.Method, v *flow.Value, rec *entry.Record) bool {
	found := false
	m.Body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && (e.Name == "isNaN" || e.Name == "isFinite" || e.Name == "isInteger" || e.Name == "isSafeInteger" || e.Name == "finite?" || e.Name == "nan?") {
			for _, a := range append([]*program.Expr{e.X}, e.List...) {
				found = found || a != nil && rec.X.Expr != nil && a.Op == rec.X.Expr.Op && a.Name == rec.X.Expr.Name
			}
		}
		return !found
	})
	return found
}

func finding(r *entry.Run, g entry.Guard, rec *entry.Record, severity contracts.Severity) contracts.Finding {
	f := r.Method.File
	name := rec.X.Expr.Name
	out := contracts.Finding{Severity: severity, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: name,
		Message:  fmt.Sprintf("NaN passes `%s`: every comparison with it is false", f.Text.Slice(rec.Expr.Span)),
		Evidence: []contracts.Evidence{{File: f, Span: rec.Expr.Span, Message: "false for NaN"}}}
	if text := negated(f, g); text != "" {
		out.Repairs = []contracts.Repair{repair.Replace(f, g.Cond.Span, text, "Reject NaN too: "+text, true, true)}
	}
	return out
}

// negated is the condition with NaN rejected first.
func negated(f *program.File, g entry.Guard) string {
	cond := f.Text.Slice(g.Cond.Span)
	name := ""
	g.Cond.Walk(func(e *program.Expr) bool {
		if name == "" && e.Op == program.Binary && e.X != nil && e.X.Op == program.Local {
			name = e.X.Name
		}
		return name == ""
	})
	if name == "" || !g.Fails {
		return ""
	}
	if f.Language == program.Ruby {
		return name + ".nan? || " + cond
	}
	return "Number.isNaN(" + name + ") || " + cond
}
