// Package crashingguard declares the rule crashing-guard.
package crashingguard

import (
	_ "embed"
	"fmt"
	"sort"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is crashing-guard.
var Rule = &contracts.Rule{
	Name: "crashing-guard", Family: "contract", Group: "guard quality",
	Summary: "A guard fails by its own exit, not by the question it asks.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Across: true, Run: run,
}

// crash is a guard whose condition breaks on a missing value.
type crash struct {
	method *program.Method
	guard  entry.Guard
	deref  *entry.Record
	test   *program.Expr // the test for absence that comes too late, or nil
	atom   *program.Expr // the part of the condition that breaks
	why    reason
	under  bool // it stands under a condition that the test does not stand under
}

// reason is the evidence that the value may be missing.
type reason uint8

const (
	wrongConnective reason = iota + 1 // the condition has just found it missing
	testedRight                       // the same condition asks for absence further right
	testedBelow                       // a guard below asks
	unproved                          // it came in through a boundary that proves nothing
)

func run(p *contracts.Pass) {
	for _, c := range crashes(p) {
		report(p, c)
	}
}

// Speaks reports whether a dereference is the question of a guard that breaks on it: then the rule answers for the missing presence
// too.
func Speaks(p *contracts.Pass, rec *entry.Record) bool {
	for _, c := range crashes(p) {
		if rec.Frame.File() == p.File && within(c.guard.Cond, rec.Expr) {
			return true
		}
	}
	return false
}

type crashesKey struct{}

// crashes are the file's guards that break, in the order in which they are written.
func crashes(p *contracts.Pass) []*crash {
	if known, ok := p.Memo[crashesKey{}]; ok {
		return known.([]*crash)
	}
	found := look(p)
	if p.Memo != nil {
		p.Memo[crashesKey{}] = found
	}
	return found
}

func look(p *contracts.Pass) []*crash {
	seen := map[*program.Expr]*crash{}
	note := func(c *crash) {
		if old := seen[c.guard.Stmt]; old == nil || c.why < old.why {
			seen[c.guard.Stmt] = c
		}
	}
	for _, r := range entry.Methods(p) {
		ordered(p, r, note)
	}
	for _, r := range entry.Entries(p) {
		entered(p, r, note)
	}
	all := make([]*crash, 0, len(seen))
	for _, c := range seen {
		all = append(all, c)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].guard.Stmt.Span.Start < all[j].guard.Stmt.Span.Start })
	return all
}

func report(p *contracts.Pass, c *crash) {
	t := p.File.Text
	name := entry.SubjectOf(c.deref.Deref.Expr)
	if prm := c.deref.Deref.Value.Param; prm != nil {
		name = prm.Name
	}
	f := contracts.Finding{Severity: contracts.Warning, Span: c.guard.Stmt.Span, Symbol: entry.Symbol(c.method), Subject: name,
		Evidence: []contracts.Evidence{{File: p.File, Span: c.deref.Expr.Span, Message: "breaks on " + null(p)}}}
	part := t.Slice(c.deref.Expr.Span)
	switch c.why {
	case wrongConnective:
		f.Message = fmt.Sprintf("`%s` is asked only where `%s` has just been found missing", part, name)
	case testedRight, testedBelow:
		f.Message = fmt.Sprintf("`%s` breaks on %s before line %d tests for it", part, null(p), t.LineOf(c.test.Span.Start)+1)
		f.Evidence = append(f.Evidence, contracts.Evidence{File: p.File, Span: c.test.Span, Message: "the test that comes too late"})
	default:
		f.Message = fmt.Sprintf("`%s` breaks on %s before this guard can fail as it should", part, null(p))
	}
	if prm := c.deref.Deref.Value.Param; c.why == unproved && (formal[c.deref.Expr.Name] && unlikely(p, prm) || entry.GivenWell(p, c.method, prm) || prm != nil && entry.Settled(p, c.method, prm) && !entry.CallsOf(p, c.method, prm).Grave(p, prm)) {
		f.Severity = contracts.Information
	}
	if c.under || c.why == unproved && p.File.Language == program.Ruby && c.method.Visibility != program.Public {
		f.Severity = contracts.Information // what leads there, or whoever calls it, may well say that it is there
	}
	f.Repairs = repairs(p, c)
	p.Report(f)
}

// branched reports whether a guard stands in a branch in which the test does not stand.
func branched(m *program.Method, guard, test *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || !within(e, guard) || e == guard {
			return false
		}
		var arms []*program.Expr
		switch e.Op {
		case program.If:
			arms = []*program.Expr{e.Y, e.Z}
		case program.Case:
			arms = []*program.Expr{e.Z}
			for _, w := range e.Whens() {
				arms = append(arms, w.Body)
			}
		}
		for _, arm := range arms {
			found = found || arm != nil && within(arm, guard) && !within(arm, test)
		}
		return !found
	})
	return found
}

// formal are questions about the form of a text that is taken to be there.
var formal = map[string]bool{"include?": true, "start_with?": true, "end_with?": true, "match?": true}

// unlikely reports whether no call of the project suggests that a Ruby parameter is ever nil.
func unlikely(p *contracts.Pass, prm *program.Param) bool {
	if prm == nil || p.File.Language != program.Ruby {
		return false
	}
	for _, s := range entry.Subjects(p) {
		if s.Param == prm {
			return entry.Unlikely(p, s)
		}
	}
	return false
}

func null(p *contracts.Pass) string {
	if p.File.Language == program.Ruby {
		return "nil"
	}
	return "null or undefined"
}

// ordered finds guards that break where the method itself shows that it reckons with absence.
func ordered(p *contracts.Pass, r *entry.Run, note func(*crash)) {
	guards := entry.GuardsOf(p, r.Method)
	if len(guards) == 0 {
		return
	}
	records := entry.Observed(p, r)
	for i, rec := range records {
		g, ok := guardAt(guards, rec)
		if !ok || compiled(p, rec.Deref.Value) {
			continue
		}
		if f := rec.Deref.Fact; f.Null == flow.IsNull && f.By != nil && within(g.Cond, f.By) {
			note(&crash{method: r.Method, guard: g, deref: rec, why: wrongConnective})
			continue
		}
		if rec.Deref.Fact.Null == flow.IsNull {
			continue
		}
		if test, below := testedAfter(records[i:], guards, g, rec); test != nil {
			why := testedRight
			if below {
				why = testedBelow
			}
			if below && p.File.Language == program.TypeScript && rec.Deref.Value.Param == nil {
				continue // what a call gives has a type that is not written here
			}
			if below && sheltered(g.Cond, rec.Expr) {
				continue // it is asked only where something else holds, which may well say that it is there
			}
			note(&crash{method: r.Method, guard: g, deref: rec, test: test, why: why, under: below && p.File.Language == program.Ruby && branched(r.Method, g.Stmt, test)})
		}
	}
}

// guardAt is the guard in whose condition a record dereferences something that may be missing.
func guardAt(guards []entry.Guard, rec *entry.Record) (entry.Guard, bool) {
	d := rec.Deref
	if d == nil || d.Value == nil || d.Fact.Null == flow.NonNull || rec.Kind != flow.Eval {
		return entry.Guard{}, false
	}
	if e := d.Value.Expr; e != nil && e.Op == program.Call && gathering[e.Name] && (e.Closure != nil || len(e.List) > 0) {
		return entry.Guard{}, false
	}
	for _, g := range guards {
		if within(g.Cond, rec.Expr) {
			return g, true
		}
	}
	return entry.Guard{}, false
}

// gathering are messages that give a list, which is there when it is empty.
var gathering = map[string]bool{"select": true, "reject": true, "filter": true, "map": true, "filter_map": true, "flat_map": true, "sort_by": true, "group_by": true, "partition": true}

// sheltered reports whether a part of a condition is evaluated only for some outcome of what stands left of it.
func sheltered(cond, part *program.Expr) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		found = found || (e.Op == program.And || e.Op == program.Or) && e.Y != nil && within(e.Y, part)
		return !found
	})
	return found
}

func within(outer, inner *program.Expr) bool { return outer.Span.Contains(inner.Span) }

// testedAfter is the first test for absence of what rec dereferences that a guard makes afterwards.
func testedAfter(records []*entry.Record, guards []entry.Guard, g entry.Guard, rec *entry.Record) (test *program.Expr, below bool) {
	for _, later := range records {
		if later.Kind != flow.Prove || later.Expr.Span.Start < rec.Expr.Span.End || absenceTested(later) != rec.Deref.Value {
			continue
		}
		if within(g.Cond, later.Expr) {
			return later.Expr, false
		}
		for _, o := range guards {
			if within(o.Cond, later.Expr) {
				return later.Expr, true
			}
		}
	}
	return nil, false
}

// absenceTested is the value that a condition asks for absence, or nil.
func absenceTested(rec *entry.Record) *flow.Value {
	switch e := rec.Expr; e.Op {
	case program.Local, program.Field_, program.Member:
		return rec.Result
	case program.Binary:
		if e.Y != nil && e.Y.Op == program.Nil {
			return rec.X.Value
		}
		if e.X != nil && e.X.Op == program.Nil {
			return rec.Y.Value
		}
	case program.Call:
		switch {
		case e.Name == "nil?" || e.Name == "blank?" || e.Name == "present?":
			return rec.X.Value
		case e.X == nil && len(e.List) == 0: // a reader asked for its truth
			return rec.Result
		}
	}
	return nil
}

// compiled reports whether a compiler answers for the value: unless strictNullChecks is known to be off, it lets nobody dereference
// what may be missing, except where the type says nothing.
func compiled(p *contracts.Pass, v *flow.Value) bool {
	if p.File.Language != program.TypeScript || p.Program.LooseNull(p.File.Path) {
		return false
	}
	for ; v.Base != nil; v = v.Base {
	}
	return v.Param == nil || !entry.Untyped(v.Param.Type)
}
