package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// answeredThrough reports whether a Ruby method has made sure of what a lookup found by asking something else that cannot be without
// it: a record that was looked up by it, or one that it was given to and that was then asked whether it is valid.
func answeredThrough(m *program.Method, rec *entry.Record) bool {
	x := rec.Deref.Expr
	if m.File.Language != program.Ruby || x == nil || x.Op != program.Local && x.Op != program.Field_ {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || e.Op != program.Assign || e.X == nil || e.Y == nil || e.Span.End > rec.Expr.Span.Start {
			return !found
		}
		switch {
		case e.X.Op == program.Local || e.X.Op == program.Field_:
			found = soughtBy(e.Y, x) && askedFor(m, e.X, e.Span.End, rec.Expr)
		case e.X.Op == program.Call && e.X.X != nil && program.Same(flow.Strip(e.Y), x):
			found = saidValid(m, e.X.X, e.Span.End, rec.Expr)
		}
		return !found
	})
	return found
}

// soughtBy reports whether an expression looks something up by a record: Role.find_by(user: user).
func soughtBy(e, x *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil || e.Op != program.Call || !strings.HasPrefix(e.Name, "find_by") || strings.HasSuffix(e.Name, "!") {
		return false
	}
	for _, a := range e.List {
		if a.Op == program.Pair && a.Y != nil && program.Same(a.Y, x) {
			return true
		}
	}
	return false
}

// askedFor reports whether a method leaves between two places where x is not there, or comes to the second one only where it is.
func askedFor(m *program.Method, x *program.Expr, from int, use *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || e.Op != program.If || e.X == nil || e.X.Span.Start < from || e.X.Span.Start > use.Span.Start {
			return !found
		}
		switch {
		case e.Span.End <= use.Span.Start:
			found = deniesIn(e.X, x) && entry.Departs(e.Y) || program.Same(e.X, x) && e.Y == nil && entry.Departs(e.Z)
		case e.Y != nil && e.Y.Span.Contains(use.Span):
			found = program.Same(e.X, x) || e.X.Op == program.Call && e.X.Name == "present?" && e.X.X != nil && program.Same(e.X.X, x)
		}
		return !found
	})
	return found
}

// saidValid reports whether a use stands in a branch that is taken only where the owner said that it is valid, or was stored.
func saidValid(m *program.Method, owner *program.Expr, from int, use *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || e.Op != program.If || e.X == nil || e.Y == nil || e.X.Span.Start < from || !e.Y.Span.Contains(use.Span) {
			return !found
		}
		e.X.Walk(func(c *program.Expr) bool {
			found = found || c.Op == program.Call && (c.Name == "valid?" || c.Name == "save") && c.X != nil && program.Same(c.X, owner)
			return !found && c.Op != program.Or && c.Op != program.Not
		})
		return !found
	})
	return found
}
