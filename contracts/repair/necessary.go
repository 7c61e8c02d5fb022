package repair

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// necessary reports whether every call that comes to an end below the head of a method reads the subject, so that a guard there rejects
// nothing that would have passed. Where some do without it, the guard is right only if they, too, must give it.
func necessary(m *program.Method, subject string) bool {
	stmts := statements(m)
	if m.BodyForm == program.ExpressionBody {
		stmts = m.Body().List
	}
	return reading{m.Class, subject, 0}.through(stmts[min(headEnd(m, stmts, subject), len(stmts)):])
}

// reading is the question whether a name is read, in methods of a class.
type reading struct {
	class *program.Class
	name  string
	depth int
}

// through reports whether whoever comes to the end of statements has read the name.
func (r reading) through(stmts []*program.Expr) bool {
	for _, s := range stmts {
		switch {
		case r.always(s):
			return true
		case leaves(s):
			return false
		}
	}
	return false
}

// always reports whether evaluating e to its end reads the name, whatever its conditions come to.
func (r reading) always(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Local, program.Field_:
		return e.Name == r.name
	case program.And, program.Or, program.Coalesce, program.While, program.Case, program.For:
		return r.always(e.X)
	case program.If:
		return r.always(e.X) || e.Y != nil && e.Z != nil && r.always(e.Y) && r.always(e.Z)
	case program.Try:
		return r.always(e.Y) || r.always(e.W)
	case program.Closure_:
		return false
	case program.Block:
		return r.through(e.List)
	case program.Call:
		return r.call(e)
	}
	found := false
	e.Children(func(c *program.Expr) { found = found || r.always(c) })
	return found
}

func (r reading) call(e *program.Expr) bool {
	if reads(e) && e.Name == r.name || r.always(e.X) {
		return true
	}
	if e.Has(program.Safe) {
		return false
	}
	callee := r.own(e)
	for i, a := range e.List {
		if callee != nil && r.handedOn(a) {
			if r.within(callee, a, i) {
				return true
			}
			continue
		}
		if r.always(a) {
			return true
		}
	}
	return e.Closure != nil && once[e.Name] && r.always(e.Closure.Body)
}

// handedOn reports whether an argument is the variable itself, by position or by name.
func (r reading) handedOn(a *program.Expr) bool {
	if a.Op == program.Pair {
		a = a.Y
	}
	return a != nil && a.Op == program.Local && a.Name == r.name
}

// own is the one method of the class that a call of the object itself runs, or nil.
func (r reading) own(e *program.Expr) *program.Method {
	if r.class == nil || r.depth > 3 || e.X != nil && e.X.Op != program.Self {
		return nil
	}
	var found *program.Method
	for _, m := range r.class.Methods {
		if m.Name == e.Name && m.HasBody() {
			if found != nil {
				return nil
			}
			found = m
		}
	}
	return found
}

// within reports whether a method always reads what it is handed as the i-th argument.
func (r reading) within(m *program.Method, a *program.Expr, i int) bool {
	name := ""
	switch {
	case a.Op == program.Pair && a.X != nil:
		name = a.X.Name
	case a.Op != program.Pair && i < len(m.Params) && m.Params[i].Kind == program.Positional:
		name = m.Params[i].Name
	}
	if name == "" {
		return true // it is taken apart there, or gathered
	}
	list := statements(m)
	if m.BodyForm == program.ExpressionBody {
		list = m.Body().List
	}
	return reading{r.class, name, r.depth + 1}.through(list)
}

// reads recognises the call of a reader: of the object itself, or of what holds its inputs, such as context.user.
func reads(e *program.Expr) bool {
	return len(e.List) == 0 && (e.X == nil || e.X.Op == program.Self || e.X.Op == program.Call && e.X.X == nil && len(e.X.List) == 0)
}

// once are calls that run what they are given, and run it once.
var once = map[string]bool{"transaction": true, "with_lock": true, "synchronize": true, "with_advisory_lock": true, "tap": true, "then": true, "yield_self": true, "open": true}

// leaves reports whether a statement may end the method well.
func leaves(s *program.Expr) bool {
	found := false
	s.Walk(func(e *program.Expr) bool {
		if e.Op == program.Closure_ {
			return false
		}
		found = found || e.Op == program.Return && !entry.FailingValue(e.X)
		return !found
	})
	return found
}

// answered reports whether what first speaks of the subject stands in a try whose handler does not raise again: what fails there is told
// by an answer, and a guard above it would tell by an exception what callers read in the answer.
func answered(m *program.Method, subject string) bool {
	for _, s := range statements(m) {
		if !mentions(s, subject) {
			continue
		}
		found := false
		s.Walk(func(e *program.Expr) bool {
			if e.Op == program.Try && e.Y != nil && mentions(e.Y, subject) && !mentionsBefore(s, subject, e.Y.Span.Start) {
				found = found || slices.ContainsFunc(e.Rescues(), func(r *program.Rescue) bool { return !raisesAgain(r.Body) })
			}
			return !found
		})
		return found
	}
	return false
}

// mentionsBefore reports whether an expression speaks of the name above an offset.
func mentionsBefore(e *program.Expr, name string, offset int) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Local && x.Name == name && x.Span.Start < offset
		return !found
	})
	return found
}

func mentions(e *program.Expr, name string) bool {
	found := false
	e.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Local && e.Name == name
		return !found
	})
	return found
}

// raisesAgain reports whether a handler lets its exception, or another, go on at its end.
func raisesAgain(body *program.Expr) bool {
	for body != nil && body.Op == program.Block && len(body.List) > 0 {
		body = body.List[len(body.List)-1]
	}
	return body != nil && body.Op == program.Raise
}
