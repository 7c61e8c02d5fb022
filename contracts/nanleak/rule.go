// Package nanleak declares the rule nan-leak.
package nanleak

import (
	_ "embed"
	"fmt"
	"strings"

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
		guards := entry.GuardsOf(p, r.Method)
		if len(guards) == 0 {
			continue
		}
		reported := map[*program.Expr]bool{}
		for _, rec := range entry.Observed(p, r) {
			if rec.Kind != flow.Prove || !compares(rec) {
				continue
			}
			for _, g := range guards {
				if !g.Cond.Span.Contains(rec.Expr.Span) || reported[g.Stmt] || !leaks(g.Cond, rec.Expr, g.Fails) {
					continue
				}
				if within, _ := entry.VerdictsOf(p, r).SelfSettled(g.Cond); within != nil {
					continue // it lets everything pass or nothing: contradictory-guard says so
				}
				severity := origin(r, rec.X.Value, rec.X.Fact, 0)
				if severity != contracts.Off && !rejected(r.Method, guards, p.File.Text.Slice(rec.X.Expr.Span)) {
					reported[g.Stmt] = true
					p.Report(finding(r, g, rec, severity))
				}
			}
		}
	}
}

// compares reports whether a condition bounds its left side by a number: x <= 0, x > max, x.negative?.
func compares(rec *entry.Record) bool {
	switch e := rec.Expr; e.Op {
	case program.Binary:
		_, literal := flow.Number(rec.Y.Expr)
		return literal || rec.Y.Fact.Finite || rec.Y.Expr != nil && rec.Y.Expr.Op == program.Constant
	case program.Call:
		return e.X != nil && (e.Name == "negative?" || e.Name == "positive?" || e.Name == "zero?")
	}
	return false
}

// leaks reports whether the guard fails when the comparison is true, so that NaN, for which it is false, passes.
func leaks(cond, comparison *program.Expr, fails bool) bool {
	switch {
	case cond == comparison:
		switch comparison.Name {
		case "<", ">", "<=", ">=", "negative?", "positive?", "zero?":
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

func finding(r *entry.Run, g entry.Guard, rec *entry.Record, severity contracts.Severity) contracts.Finding {
	f := r.Method.File
	name := entry.SubjectOf(rec.X.Expr)
	out := contracts.Finding{Severity: severity, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: name,
		Message:  fmt.Sprintf("NaN passes `%s`: every comparison with it is false", f.Text.Slice(rec.Expr.Span)),
		Evidence: []contracts.Evidence{{File: f, Span: rec.Expr.Span, Message: "false for NaN"}}}
	if text := negated(f, g, rec.X.Expr); text != "" {
		out.Repairs = []contracts.Repair{repair.Replace(f, g.Cond.Span, text, "Reject NaN too: "+text, true, true)}
	}
	return out
}

// negated is the condition with NaN of the operand rejected first.
func negated(f *program.File, g entry.Guard, operand *program.Expr) string {
	cond, name := f.Text.Slice(g.Cond.Span), f.Text.Slice(operand.Span)
	if !g.Fails || g.Cond.Op == program.And || strings.ContainsAny(name, "\n ") {
		return ""
	}
	if f.Language == program.Ruby {
		return name + ".nan? || " + cond
	}
	return "Number.isNaN(" + name + ") || " + cond
}
