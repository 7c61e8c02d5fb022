// Package ignoredguard declares the rule ignored-guard.
package ignoredguard

import (
	_ "embed"
	"fmt"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
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
	for _, m := range entry.Bodies(p) {
		v := view{p: p, m: m}
		for e := range entry.Statements(m) {
			if !probe(m, e) {
				v.statement(e)
			}
		}
		v.conditions()
		sort.Slice(v.found, func(i, j int) bool { return v.found[i].Span.Start < v.found[j].Span.Start })
		for _, f := range v.found {
			p.Report(f)
		}
	}
}

// Speaks reports whether the rule says of a call in m that nobody reads what it answers. It is the more exact rule where a check is
// dropped; what it speaks of is no other rule's.
func Speaks(p *contracts.Pass, m *program.Method, call *program.Expr) bool {
	v := view{p: p, m: m}
	return entry.Statements(m)[call] && v.validator(call, false).kind != none
}

// view is one method under judgement.
type view struct {
	p     *contracts.Pass
	m     *program.Method
	found []contracts.Finding
	reads map[string]int // how often each local is mentioned; computed when first asked for
}

// statement judges an expression whose value nobody takes: a call, an awaited call, a comparison, or the storing of a call's value
// in a local that nobody reads.
func (v *view) statement(e *program.Expr) {
	call, awaited := e, false
	if e.Op == program.Assign && e.Name == "" && e.X != nil && e.X.Op == program.Local && e.Y != nil {
		if v.readElsewhere(e) {
			return
		}
		call = e.Y
	}
	if call.Op == program.Await && call.X != nil {
		call, awaited = call.X, true
	}
	if call.Op == program.Binary || call.Op == program.Call {
		if a := v.validator(call, awaited); a.kind != none && (e == call || e.Op != program.Assign || a.kind != question) {
			v.report(call, a)
		}
	}
}

// readElsewhere reports whether the local that an assignment stores is mentioned anywhere but there.
func (v *view) readElsewhere(store *program.Expr) bool {
	if v.reads == nil {
		v.reads = map[string]int{}
		v.m.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Local {
				v.reads[x.Name]++
			}
			return true
		})
	}
	return v.reads[store.X.Name] > 1
}

func (v *view) report(call *program.Expr, a answer) {
	message := fmt.Sprintf("`%s` only answers; nobody reads the answer, so nothing is guarded", a.name)
	if a.kind == promise {
		message = fmt.Sprintf("`%s` is not awaited; what it finds comes when the work is done", a.name)
	}
	f := contracts.Finding{Severity: contracts.Warning, Span: call.Span, Symbol: entry.Symbol(v.m), Subject: a.name, Message: message,
		Repairs: v.repairs(call, a)}
	if handsOut(v.p, v.m, call) {
		f.Severity = contracts.Information // asked for what its callbacks do, or for the errors that whoever gets it reads
	}
	if a.callee != nil {
		f.Evidence = []contracts.Evidence{{File: a.callee.File, Span: a.callee.NameSpan, Message: "declared here"}}
	}
	v.found = append(v.found, f)
}

// conditions finds guards that test a promise, which is always there, instead of what it brings.
func (v *view) conditions() {
	if v.m.File.Language != program.TypeScript {
		return
	}
	for _, g := range entry.Guards(v.m.Body()) {
		atoms(g.Cond, func(e *program.Expr) {
			if e.Op != program.Call {
				return
			}
			for _, callee := range entry.Callees(v.p, v.m, e) {
				if callee.Async && validating(callee.Name) {
					v.report(e, answer{kind: promise, name: e.Name, callee: callee})
					return
				}
			}
		})
	}
}

func atoms(e *program.Expr, f func(*program.Expr)) {
	switch {
	case e == nil:
	case e.Op == program.Not, e.Op == program.And, e.Op == program.Or:
		atoms(e.X, f)
		atoms(e.Y, f)
	default:
		f(e)
	}
}

// madeOf is the class of which a method makes what a local holds; "" where it does not.
func madeOf(m *program.Method, x *program.Expr) string {
	class := ""
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && program.Same(e.X, x) && e.Y != nil && e.Y.Op == program.Call && e.Y.Name == "new" && e.Y.X != nil && e.Y.X.Op == program.Constant {
			class = e.Y.X.Name
		}
		return true
	})
	return class
}

// handsOut reports whether a record is asked whether it is valid and then given back, or read: valid? runs callbacks and fills errors.
func handsOut(p *contracts.Pass, m *program.Method, call *program.Expr) bool {
	x := call.X
	if m.File.Language != program.Ruby || call.Name != "valid?" && call.Name != "invalid?" || x == nil || x.Op != program.Local && x.Op != program.Field_ {
		return false
	}
	if x.Op == program.Field_ {
		return true
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call {
			found = found || e.Span.Start > call.Span.End && len(e.List) == 0 && program.Same(e.X, x) && entry.Model(p, m.Class, madeOf(m, x)) // normalised.url
		}
		return !found
	})
	b := m.Body()
	if b.Op == program.Block && len(b.List) > 0 {
		found = found || program.Same(b.List[len(b.List)-1], x)
	}
	return found
}
