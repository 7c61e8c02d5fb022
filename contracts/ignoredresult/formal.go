package ignoredresult

import (
	"regexp"
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// formal reports whether a TypeScript method fails for nothing but the form of what it is given, before it does anything: every failing
// exit hands back what a value object made of a parameter said. Whoever has made the value already knows that it has that form.
func formal(m *program.Method) bool {
	if m == nil || m.File.Language != program.TypeScript || !m.HasBody() {
		return false
	}
	made := map[string]bool{} // locals that hold what a value object said of a parameter
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local {
			made[e.X.Name] = made[e.X.Name] || ofForm(m, e.Y)
		}
		return e.Op != program.Closure_
	})
	handedBack, guards := map[*program.Expr]bool{}, entry.Guards(m.Body())
	for _, g := range guards {
		root := entry.Root(subject(g.Cond))
		if root != nil && root.Op == program.Local && made[root.Name] {
			handedBack[g.Exit] = true
		}
	}
	failures, others := 0, 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Return && e.X != nil && entry.FailingValue(e.X) {
			if failures++; !handedBack[e] {
				others++
			}
		}
		return e.Op != program.Closure_
	})
	return failures > 0 && others == 0
}

// subject is what a condition asks about.
func subject(cond *program.Expr) *program.Expr {
	cond = flow.Strip(cond)
	for cond != nil && cond.Op == program.Not {
		cond = flow.Strip(cond.X)
	}
	return cond
}

var making = regexp.MustCompile(`^(create|from|of|parse|make|build|new|try)([A-Z]|$)`)

// ofForm recognises a value object that is made of a parameter: Email.create(dto.email).
func ofForm(m *program.Method, e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil || e.Op != program.Call || e.X == nil || e.X.Op != program.Constant || !making.MatchString(e.Name) || len(e.List) == 0 {
		return false
	}
	for _, a := range e.List {
		root := entry.Root(flow.Strip(a))
		if root == nil || root.Op != program.Local {
			return false
		}
		given := false
		for _, prm := range m.Params {
			given = given || prm.Name == root.Name
			for _, leaf := range prm.Leaves {
				given = given || leaf.Name == root.Name
			}
		}
		if !given {
			return false
		}
	}
	return true
}

// recorded reports whether a TypeScript method puts its failure where others look for it before it leaves by a failing exit:
// this.errors.push(…); return { success: false }.
func recorded(m *program.Method, at summary.Site) bool {
	return calledBefore(m, at, func(call *program.Expr) bool {
		return (call.Name == "push" || call.Name == "add" || call.Name == "set") && call.X != nil && collecting.MatchString(call.X.Name)
	})
}

var collecting = regexp.MustCompile(`(?i)(errors|failures|problems|violations|issues|diagnostics)$`)

// aloud reports whether a TypeScript method hands its failure, on the way out by a failing exit, to a helper that ends the program or
// raises where it sees fit: handleFailure(message); return { ok: false }.
func aloud(p *contracts.Pass, m *program.Method, at summary.Site) bool {
	return calledBefore(m, at, func(call *program.Expr) bool { return slices.ContainsFunc(entry.Callees(p, m, call), stops) })
}

// calledBefore reports whether a TypeScript method makes a call of some kind in a block that leads to an exit, above it.
func calledBefore(m *program.Method, exit summary.Site, kind func(call *program.Expr) bool) bool {
	if m == nil || m.File.Language != program.TypeScript {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Block && e.Span.Contains(exit.Span) {
			for _, s := range e.List {
				found = found || s.Span.End <= exit.Span.Start && s.Op == program.Call && kind(s)
			}
		}
		return !found
	})
	return found
}

// stops reports whether a helper may end the program or raise.
func stops(m *program.Method) bool {
	found := false
	if m.HasBody() {
		m.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Raise || e.Op == program.Call && e.Name == "exit" && e.X != nil && e.X.Name == "process"
			return !found && e.Op != program.Closure_
		})
	}
	return found
}

// keptInErrors reports whether a Ruby object calls a method of its own whose failure stands in the object by then, where whoever works
// with it looks: failure("no proxy") adds to errors and gives false, in a concern that is made for what has errors.
func keptInErrors(p *contracts.Pass, site entry.Site, at summary.Site) bool {
	m := site.Target.Method
	if m.File.Language != program.Ruby || m.Class == nil || at.File != m.File || site.Call.X != nil && site.Call.X.Op != program.Self {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Span == at.Span && (e.X == nil || e.X.Op == program.Self) {
			tellers := entry.Callees(p, m, e)
			found = len(tellers) == 0 // the object's own, which stands in another of its modules
			for _, teller := range tellers {
				found = found || addsError(teller)
			}
		}
		return !found && e.Span.Contains(at.Span)
	})
	return found
}

func addsError(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Name == "add" && e.X != nil && e.X.Op == program.Call && e.X.Name == "errors"
		return !found
	})
	return found
}
