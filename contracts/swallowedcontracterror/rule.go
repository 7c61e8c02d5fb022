// Package swallowedcontracterror declares the rule swallowed-contract-error.
package swallowedcontracterror

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is swallowed-contract-error.
var Rule = &contracts.Rule{
	Name: "swallowed-contract-error", Family: "contract", Group: "error handling",
	Summary: "An error that says a precondition was violated is not forgotten on its way up.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Bodies(p) {
		entry.WalkPath(m.Body(), func(path entry.Path, e *program.Expr) bool {
			if e.Op == program.Try && !entry.TopLevel(p, m) {
				for _, r := range e.Rescues() {
					judge(p, m, path, e, r)
				}
			}
			return true
		})
	}
}

func judge(p *contracts.Pass, m *program.Method, path entry.Path, try *program.Expr, r *program.Rescue) {
	logged, forgets := forgets(path, try, r)
	if !forgets {
		return
	}
	body := look(p, m, try.Y)
	hidden := body.violated(p, m, r)
	if hidden == nil || !body.meant(r, hidden, logged) {
		return
	}
	name := called(hidden.callee)
	guard := hidden.guard
	severity := contracts.Warning
	if explained(m.File, r) || logged && m.File.Language == program.Ruby || absence(m, r) || m.File.Language == program.TypeScript && (logged && skips(r) || waits(try.Y) || instead(try, r) || provided(path, try)) {
		severity = contracts.Information
	}
	p.Report(contracts.Finding{
		Severity: severity, Span: r.Span, Symbol: entry.Symbol(m), Subject: name,
		Message: fmt.Sprintf("this hides that `%s` was called against its contract (line %d)", name, m.File.Text.LineOf(hidden.call.Span.Start)+1),
		Evidence: []contracts.Evidence{
			{File: m.File, Span: hidden.call.Span, Message: "called here"},
			{File: hidden.callee.File, Span: guard.Stmt.Span, Message: "what it asks of its callers"},
		},
		Repairs: repairs(m, r),
	})
}

// explained reports whether a comment on a line of its own in the clause says why: its author thought of the error.
func explained(f *program.File, r *program.Rescue) bool {
	for _, c := range f.Comments {
		if r.Span.Contains(c.Span) && f.Text.LineOf(c.Span.Start) > f.Text.LineOf(r.Span.Start) {
			return true
		}
	}
	return false
}

// skips reports whether a clause goes on to the next element: what was tried is whether this one will do.
func skips(r *program.Rescue) bool {
	how, _, _ := entry.Handling(r)
	return how == entry.Skips
}

// waits reports whether a protected body waits for something: then the clause is there for what comes of that.
func waits(protected *program.Expr) bool {
	found := false
	protected.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Await
		return !found && e.Op != program.Closure_
	})
	return found
}

// instead reports whether a clause answers with a value of its own choice.
func instead(try *program.Expr, r *program.Rescue) bool {
	how, value, _ := entry.Handling(r)
	return how == entry.Leaves && value != nil && (value.Op == program.Str || value.Op == program.Array || value.Op == program.Hash || value.Op == program.True && answers(try.Y))
}

// answers reports whether a protected body answers what the method was asked.
func answers(protected *program.Expr) bool {
	found := false
	protected.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Return && e.X != nil
		return !found && e.Op != program.Closure_
	})
	return found
}

// provided reports whether all that a protected body does is to give a local a value, of which the code below asks whether it has one:
// let proxy; try { proxy = read(); } catch {} if (proxy === undefined) …
func provided(path entry.Path, try *program.Expr) bool {
	if try.Y == nil || len(try.Y.List) != 1 {
		return false
	}
	s := try.Y.List[0]
	if s.Op != program.Assign || s.X == nil || s.X.Op != program.Local {
		return false
	}
	for i := len(path); i >= 0; i-- {
		at := try
		if i < len(path) {
			at = path[i]
		}
		if rest, _ := path[:min(i, len(path))].After(at); asked(rest, s.X.Name) {
			return true
		}
	}
	return false
}

// absence reports whether a clause of a TypeScript method answers undefined or null where the declared type admits that: callers are
// told that there may be nothing.
func absence(m *program.Method, r *program.Rescue) bool {
	how, value, _ := entry.Handling(r)
	return m.File.Language == program.TypeScript && how == entry.Leaves && (value == nil || value.Op == program.Nil) && admitsNothing(m.Return)
}

func admitsNothing(t *program.Type) bool {
	if t != nil && t.Name == "Promise" && len(t.Args) == 1 {
		t = t.Args[0]
	}
	return t != nil && t.Nullable && t.Name != "void"
}

// called is how a method is called in a message: Pay.call, PayService.pay.
func called(m *program.Method) string {
	switch {
	case m.Class == nil:
		return m.Name
	case m.Kind == program.KindConstructor:
		return m.Class.Name + ".new"
	}
	return m.Class.Name + "." + m.Name
}

// forgets reports whether a clause drops its error: it goes on, or ends the method or the turn with a constant that says nothing.
// A plain false answers a question; a value that somebody tests is no secret.
func forgets(path entry.Path, try *program.Expr, r *program.Rescue) (logged, ok bool) {
	how, value, logged := entry.Handling(r)
	if how == entry.Answered || value != nil && value.Op == program.False {
		return logged, false
	}
	if how == entry.Leaves || how == entry.Skips {
		return logged, true
	}
	if len(path) == 0 || path.Statement() {
		rest, _ := path.After(try)
		return logged, len(rest) == 0 || !givesUp(rest[0])
	}
	holder := path[len(path)-1]
	if holder.Op != program.Assign || holder.X == nil || holder.X.Op != program.Local {
		return logged, false
	}
	rest, _ := path[:len(path)-1].After(holder)
	return logged, !asked(rest, holder.X.Name)
}

func givesUp(s *program.Expr) bool {
	return s.Op == program.Raise || s.Op == program.Return && (s.X == nil || entry.FailingValue(s.X))
}

// asked reports whether the local is tested, or read in a way that allows for nil, in the statements.
func asked(list []*program.Expr, name string) bool {
	found := false
	is := func(e *program.Expr) bool { return e != nil && e.Op == program.Local && e.Name == name }
	for _, s := range list {
		s.Walk(func(e *program.Expr) bool {
			switch e.Op {
			case program.If, program.Case, program.While:
				found = found || e.X != nil && entry.Mentions(e.X, name)
			case program.Or, program.And, program.Coalesce, program.Not:
				found = found || is(e.X)
			case program.Return:
				found = found || is(e.X)
			case program.Call, program.Member:
				found = found || is(e.X) && (e.Has(program.Safe) || e.Name == "nil?" || e.Name == "present?" || e.Name == "blank?")
			}
			return !found
		})
	}
	return found
}

func repairs(m *program.Method, r *program.Rescue) []contracts.Repair {
	again, ok := repair.Reraise(m.File, r)
	if !ok {
		return nil
	}
	again.Preferred = true
	return []contracts.Repair{again}
}
