package ignoredresult

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts/entry"
)

// harmless reports whether nobody is told a wrong thing although a failure is dropped: the method claims nothing below the call, and
// the callee has told of the failure itself, or fails only where something is not set up, or errors are let pass on purpose.
func harmless(site entry.Site, at summary.Site) bool {
	return site.Method.File.Language == program.TypeScript && !claims(site) && (told(site.Target.Method, at) || unequipped(site.Target.Method) || letPass(site))
}

// letPass reports whether the call stands in a protected body whose clause does nothing but say in a comment why errors may pass.
func letPass(site entry.Site) bool {
	f, found := site.Method.File, false
	site.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(site.Call.Span) {
			for _, r := range e.Rescues() {
				for _, c := range f.Comments {
					found = found || r.Span.Contains(c.Span) && concession.MatchString(c.Text)
				}
			}
		}
		return !found
	})
	return found
}

// claims reports whether the method goes on below a call as if it had worked: it answers something that is no failure, says so to
// somebody, or has another effect.
func claims(site entry.Site) bool {
	at, found := whole(site), false
	var visit func(e *program.Expr)
	visit = func(e *program.Expr) {
		if e == nil || found || e.Span.End <= at.Start {
			return
		}
		if e.Span.Start >= at.End && success(e) {
			found = true
			return
		}
		if e.Op == program.If && e.Y != nil && e.Z != nil && e.Y.Span.Contains(at) {
			visit(e.Y)
			return
		}
		e.Children(visit)
	}
	visit(around(site))
	return found
}

// around is the body of the innermost function around a call.
func around(site entry.Site) *program.Expr {
	body := site.Method.Body()
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Closure_ && e.Closure.Span.Contains(site.Call.Span) {
			body = e.Closure.Body
		}
		return e.Span.Contains(site.Call.Span)
	})
	return body
}

// success recognises an answer, a message or an effect of a method that takes its work for done.
func success(e *program.Expr) bool {
	switch e.Op {
	case program.Return:
		x := flow.Strip(e.X)
		if x != nil && x.Op == program.Await {
			x = x.X
		}
		return x != nil && x.Op != program.Nil && !flow.FailingValue(x) && (x.Op != program.Call || flow.Effect(x, program.TypeScript) != flow.NoEffect)
	case program.Pair:
		return e.X != nil && (e.X.Name == "success" || e.X.Name == "ok") && e.Y != nil && e.Y.Op == program.True
	case program.Call, program.Assign:
		return flow.Effect(e, program.TypeScript) != flow.NoEffect
	}
	return false
}

// told reports whether a line is logged on the way out by a failing exit.
func told(m *program.Method, at summary.Site) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Block && e.Span.Contains(at.Span) {
			for _, s := range e.List {
				if s.Span.End <= at.Span.Start && entry.Log(s) {
					found = true
				}
				if s.Span.Contains(at.Span) && s.Op != program.Return && s.Op != program.Hash {
					found = false // what was logged above holds for all ways
				}
			}
		}
		return true
	})
	return found
}

// unequipped reports whether a method fails only where what it works with is not there, whatever it is given: if (!client) return …
func unequipped(m *program.Method) bool {
	made := map[string]bool{}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local {
			y := e.Y
			if y != nil && y.Op == program.Await {
				y = y.X
			}
			made[e.X.Name] = y != nil && (y.Op == program.Call && len(y.List) == 0 || y.Op == program.Member && y.X != nil && y.X.Name == "env")
		}
		return true
	})
	aside, failures := 0, 0
	for _, g := range entry.Guards(m.Body()) {
		if g.Exit.Op != program.Return || g.Exit.X == nil {
			continue
		}
		tested := entry.Tested(g.Cond)
		own := true
		for _, t := range tested {
			root := entry.Root(t)
			own = own && root.Op == program.Local && made[root.Name]
		}
		if own {
			aside++
		}
	}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Return && e.X != nil && entry.FailingValue(e.X) {
			failures++
		}
		return e.Op != program.Closure_
	})
	return aside > 0 && aside == failures
}
