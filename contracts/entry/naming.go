package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// heldTo reports whether the constant that a name gives is kept in a local and held to a base class, with a failing exit for any
// other: raise unless handler < Handler.
func heldTo(rec *Record) bool {
	name, m := "", rec.Frame.Method
	held, fails := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && flow.Strip(e.Y) == rec.Expr:
			name = e.X.Name
		case e.Op == program.If && name != "" && mentionsBase(e.X, name):
			held = true
			for _, arm := range []*program.Expr{e.Y, e.Z} {
				if arm != nil {
					arm.Walk(func(x *program.Expr) bool {
						fails = fails || x.Op == program.Raise || x.Op == program.Return && FailingValue(x.X)
						return !fails
					})
				}
			}
		}
		return true
	})
	return held && fails
}

// mentionsBase reports whether a condition compares a class in a local with a base: handler < Handler, handler.ancestors.include?(Handler).
func mentionsBase(cond *program.Expr, name string) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Binary && (e.Name == "<" || e.Name == "<=") && e.X != nil && e.X.Name == name && e.Y != nil && e.Y.Op == program.Constant ||
			e.Op == program.Call && e.Name == "ancestors" && e.X != nil && e.X.Name == name
		return !found
	})
	return found
}

// reach is how grave it is that a name is not one of the known. Who gives it to a class that others name cannot be told where no call
// is known. One that the program gives itself has its places to look at. One that is set into a longer name, as in "create_#{kind}!", reaches
// only what was made to be reached so, and any other fails aloud: that is grave only where nobody can be seen to give it, or it
// comes from outside.
func reach(p *contracts.Pass, s *Subject, name Operand) contracts.Severity {
	callers := slices.Concat(CallersOf(p, s.Method, s.Param), ownCallers(p, s.Method, s.Param))
	switch {
	case len(callers) == 0 && (enclosed(name) || s.Method.File.Language == program.Ruby && usedUnseen(p, s.Method)):
		return contracts.Information
	case FromWithin(p, s.Method, s.Param):
		return contracts.Information
	case Settled(p, s.Method, s.Param):
		return contracts.Information
	case len(callers) == 0 || slices.ContainsFunc(callers, fromOutside):
		return contracts.Warning
	}
	e := flow.Strip(name.Expr)
	if name.Value != nil && name.Value.Expr != nil && (e == nil || e.Op == program.Local) {
		e = flow.Strip(name.Value.Expr)
	}
	for e != nil && e.Op == program.Call && e.X != nil && len(e.List) == 0 {
		e = flow.Strip(e.X) // "metrics/#{kind}_metric".camelize
	}
	if e != nil && e.Op == program.Template {
		for _, part := range e.List {
			if part.Op == program.Str && len(part.Name) >= shortestAffix {
				return contracts.Information
			}
		}
	}
	return contracts.Warning
}

// enclosed reports whether a name is set between written parts that end it as well as begin it, as in "steps/#{step}_form": it reaches
// nothing but what was made to be reached so.
func enclosed(name Operand) bool {
	e := flow.Strip(name.Expr)
	for e != nil && e.Op == program.Call && e.X != nil && len(e.List) == 0 {
		e = flow.Strip(e.X)
	}
	if e == nil || e.Op != program.Template || len(e.List) < 3 {
		return false
	}
	first, last := e.List[0], e.List[len(e.List)-1]
	return first.Op == program.Str && last.Op == program.Str && len(first.Name) >= shortestAffix && len(last.Name) >= shortestAffix
}

// fromOutside reports whether a caller gives what it reads from a request or a message.
func fromOutside(g Given) bool {
	found := g.Expr == nil
	if g.Expr != nil {
		g.Expr.Walk(func(e *program.Expr) bool {
			found = found || (e.Op == program.Call || e.Op == program.Local || e.Op == program.Field_) && WireHash(e.Name)
			return !found
		})
	}
	return found
}

// shortestAffix is how long the written part of a name must be to narrow what the name can reach, in bytes.
const shortestAffix = 4

// nameErrorTaken reports whether a clause around a use takes the error of a name that leads nowhere.
func nameErrorTaken(rec *Record) bool {
	found := false
	rec.Frame.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(rec.Expr.Span) {
			for _, r := range e.Rescues() {
				found = found || len(r.Classes) == 0 && raises(r.Body)
				for _, class := range r.Classes {
					found = found || class == "NameError" || class == "LoadError"
				}
			}
		}
		return !found
	})
	return found
}
