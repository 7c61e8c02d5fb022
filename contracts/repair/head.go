package repair

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// headEnd is how many statements at the head stand above a guard about the subject: super (in Ruby only where it is handed nothing, or
// guards stand below it already, since what it is handed it may use), directives, guards about earlier
// parameters and about the presence of the subject itself, and ways to leave well. What is set up before them belongs to the head as
// well. Other guards that use the subject, and those about later parameters, stand below.
func headEnd(m *program.Method, stmts []*program.Expr, subject string) int {
	known := guards(m)
	own := position(m, subject)
	end := 0
	for i, s := range stmts {
		uses := subject != "" && entry.Mentions(s, subject)
		switch {
		case superCall(s) && hands(s) && aboveSuper(m, s, subject) && !guarded(known, stmts[i+1:]):
			return end
		case superCall(s), s.Op == program.Str:
			end = i + 1
		case (known[s] || departs(s)) && !uses && !later(m, s, own), uses && asksFor(m)[s] == subject:
			end = i + 1
		case !uses && setsUp(m, s):
		default:
			return end
		}
	}
	return end
}

// aboveSuper reports whether a guard about a parameter may stand above super: in Ruby it may, in TypeScript where the class has nothing that
// must be set up right behind it, and it matters where super is handed that parameter.
func aboveSuper(m *program.Method, s *program.Expr, subject string) bool {
	if position(m, subject) < 0 {
		return false
	}
	if m.File.Language == program.Ruby {
		return true
	}
	if !entry.Mentions(s, subject) || m.Class == nil || slices.ContainsFunc(m.Params, func(p *program.Param) bool { return p.Property }) {
		return false
	}
	return !slices.ContainsFunc(m.Class.Fields, func(f *program.Field) bool {
		return !f.Static && (f.Init != nil || strings.HasPrefix(f.Name, "#"))
	})
}

// hands reports whether a call of super hands something on.
func hands(s *program.Expr) bool { return len(s.List) > 0 || s.Has(program.Bare) }

func guarded(known map[*program.Expr]bool, list []*program.Expr) bool {
	return slices.ContainsFunc(list, func(s *program.Expr) bool { return known[s] })
}

func superCall(s *program.Expr) bool {
	return s.Op == program.Super || s.Op == program.Call && s.X != nil && s.X.Name == "super"
}

// departs recognises return x if condition, of a condition that changes nothing: whoever leaves there need not be asked for more.
func departs(s *program.Expr) bool {
	left := leaving(s)
	return left != nil && harmless(s.X) && (left.X == nil || harmless(left.X))
}

// leaving is the return of return x if condition, or nil.
func leaving(s *program.Expr) *program.Expr {
	if s.Op != program.If || s.Has(program.Ternary) || s.Y != nil && s.Z != nil {
		return nil
	}
	branch := s.Y
	if branch == nil {
		branch = s.Z
	}
	if branch != nil && branch.Op == program.Block && len(branch.List) == 1 {
		branch = branch.List[0]
	}
	if branch == nil || branch.Op != program.Return {
		return nil
	}
	return branch
}

// setsUp recognises what a method puts in its variables before it starts, and a constructor in its fields, without doing anything.
func setsUp(m *program.Method, s *program.Expr) bool {
	if s.Op != program.Assign || s.X == nil || s.Y == nil || s.Name != "" || !harmless(s.Y) {
		return false
	}
	switch {
	case s.X.Op == program.Local:
		return true
	case m.Kind == program.KindConstructor:
		return s.X.Op == program.Field_ || (s.X.Op == program.Call || s.X.Op == program.Member) && s.X.X != nil && s.X.X.Op == program.Self
	}
	return false
}

// harmless reports whether an expression is made of values and questions alone: evaluating it changes nothing and hands nothing on.
func harmless(e *program.Expr) bool {
	if e == nil {
		return true
	}
	ok := true
	e.Walk(func(x *program.Expr) bool {
		switch x.Op {
		case program.Call:
			ok = ok && x.Closure == nil && !strings.HasSuffix(x.Name, "!") && (strings.HasSuffix(x.Name, "?") || len(x.List) == 0 && x.X != nil && !x.Has(program.Parens))
		case program.Assign, program.Multi, program.Yield, program.Await, program.New, program.Super, program.Closure_, program.Opaque, program.Return, program.Raise:
			ok = false
		}
		return ok
	})
	return ok
}
