// Package alwaystruthyresult declares the rule always-truthy-result.
package alwaystruthyresult

import (
	_ "embed"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
)

//go:embed doc.md
var doc string

// Rule is always-truthy-result.
var Rule = &contracts.Rule{
	Name: "always-truthy-result", Family: "contract", Group: "postconditions",
	Summary: "A value that is always truthy is not taken for a status.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal || len(r.Operations) == 0 {
			continue
		}
		seen := map[*program.Expr]bool{}
		for _, rec := range r.Records {
			if rec.Kind != flow.Prove {
				continue
			}
			if t := tested(r, rec); t.op != nil && !seen[t.op] && !navigated(r.Method, t.asked) && !cutShort(r.Method, t) {
				seen[t.op] = true
				p.Report(finding(r, t))
			}
		}
	}
}

// test is a question whose answer is known before it is asked.
type test struct {
	op    *program.Expr // the write
	asked *program.Expr // the condition
	value *program.Expr // what the condition is about
}

// navigated reports whether a value is only asked by the &. of what is sent to it, whose answer may well differ: record&.update(a).
func navigated(m *program.Method, asked *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Has(program.Safe) && e.X != nil && asked.Span.Contains(e.X.Span) && e.Span.Start <= asked.Span.Start
		return !found
	})
	return found
}

// cutShort reports whether a question stands where something may have been raised before the write was reached: in the ensure or rescue
// clause of what the write stands in.
func cutShort(m *program.Method, t test) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(t.op.Span) {
			found = found || e.W != nil && e.W.Span.Contains(t.asked.Span)
			for _, r := range e.Rescues() {
				found = found || r.Body != nil && r.Body.Span.Contains(t.asked.Span)
			}
		}
		return !found
	})
	return found
}

// absence are Ruby's questions for nil, which no record answers with yes.
var absence = map[string]string{"nil?": "new_record?", "blank?": "new_record?", "present?": "persisted?"}

// tested is the write whose record, or result object, is tested for being there at all, directly or through a variable.
func tested(r *entry.Run, rec *entry.Record) test {
	e := rec.Expr
	value, from := e, rec.Result
	if absence[e.Name] != "" && e.Op == program.Call && e.X != nil {
		value, from = e.X, rec.X.Value
	}
	if e.Op == program.Binary && e.Y != nil && e.Y.Op == program.Nil {
		value, from = e.X, rec.X.Value
	}
	for value != nil && value.Op == program.Await {
		value = value.X
	}
	if value == nil || from == nil || from.Expr == nil {
		return test{}
	}
	switch value.Op {
	case program.Local, program.Assign, program.Field_:
	case program.Call:
		if value != from.Expr {
			return test{}
		}
	default:
		return test{}
	}
	o := r.Operations[from.Expr]
	if o.Answer != records.Record && !o.Object && !rejects(r, from.Expr, o) {
		return test{}
	}
	return test{from.Expr, e, value}
}

// rejecting are writes of TypeScript libraries that give a record or an answer, or reject.
var rejecting = map[string]bool{"create": true, "save": true, "upsert": true, "post": true, "put": true, "patch": true}

// rejects reports whether a write of TypeScript gives something always, since it rejects where it fails.
func rejects(r *entry.Run, op *program.Expr, o records.Operation) bool {
	return r.Method.File.Language == program.TypeScript && o.Answer == records.Raises && rejecting[op.Name]
}

func finding(r *entry.Run, t test) contracts.Finding {
	f := r.Method.File
	out := contracts.Finding{
		Severity: contracts.Warning, Span: entry.WholeCall(r.Method, t.op), Symbol: entry.Symbol(r.Method), Subject: entry.Target(t.op),
		Message:  "`" + t.op.Name + "` gives a record even when nothing was stored; this test always comes out the same",
		Evidence: []contracts.Evidence{{File: f, Span: t.asked.Span, Message: "tested here"}},
	}
	if f.Language == program.TypeScript {
		out.Message = "`" + t.op.Name + "` gives a result object whether or not it succeeded; this test always comes out the same"
		if rejects(r, t.op, r.Operations[t.op]) { // nothing goes wrong: the test is only never needed
			out.Severity, out.Message = contracts.Hint, "`"+t.op.Name+"` rejects when it fails, so that what it gives is always there; this test always comes out the same"
		}
		return out
	}
	out.Repairs = repairs(f, t)
	return out
}
