package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// Contained reports whether a TypeScript expression stands in a try whose clause takes any error and goes on without raising it: what
// fails there has been provided for.
func Contained(m *program.Method, e *program.Expr) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	found := false
	m.Body().Walk(func(x *program.Expr) bool {
		if x.Op == program.Try && x.Y != nil && x.Y.Span.Contains(e.Span) && len(x.Rescues()) > 0 && !raises(x.Rescues()[0].Body) {
			found = true
		}
		return !found && x.Span.Contains(e.Span)
	})
	return found
}

// ContainedAbove reports whether calls of a TypeScript method are known, and each stands where any error is answered for: then what
// fails in it is no surprise to those who call it.
func ContainedAbove(p *contracts.Pass, m *program.Method) bool {
	if m.File.Language != program.TypeScript || len(m.Decorators) > 0 {
		return false
	}
	n := 0
	for _, sites := range [][]summary.CallSite{p.Program.Callers(m), summary.OwnCallsOf(m.File, m.Name)} {
		for _, s := range sites {
			if s.Method == m || TestPath(s.Method.File.Path) || OneOff(s.Method.File.Path) {
				continue
			}
			if t := s.Target(project(p)); t.Method != m && t.Ctor != m {
				continue
			}
			if n++; !Contained(s.Method, s.Call) {
				return false
			}
		}
	}
	return n > 0
}

// caughtInChain reports whether a TypeScript expression stands in a function handed to a chain that takes any error further on:
// load().then((rows) => …).catch(…), source.pipe(map((rows) => …), catchError(…)).
func caughtInChain(m *program.Method, e *program.Expr) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	found := false
	m.Body().Walk(func(x *program.Expr) bool {
		if x.Op == program.Call && x.X != nil && !found {
			switch x.Name {
			case "catch":
				found = x.X.Span.Contains(e.Span) && inClosure(x.X, e)
			case "pipe":
				inside, caught := false, false
				for _, a := range x.List {
					inside = inside || a != nil && a.Span.Contains(e.Span)
					caught = caught || inside && a != nil && a.Op == program.Call && a.Name == "catchError"
				}
				found = inside && caught
			}
		}
		return !found && x.Span.Contains(e.Span)
	})
	return found
}

// inClosure reports whether e stands in a function that is written within an expression.
func inClosure(within, e *program.Expr) bool {
	found := false
	within.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Closure_ && x.Span.Contains(e.Span)
		return !found
	})
	return found
}

// raises reports whether a clause raises anything, on whatever path.
func raises(body *program.Expr) bool {
	found := false
	body.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Raise
		return !found && e.Op != program.Closure_
	})
	return found
}
