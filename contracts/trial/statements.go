package trial

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// guarded runs f with a statement noted as the one that decides, if it stands in the method under trial.
func (r *run) guarded(e *program.Expr, decided bool, f func()) {
	if !decided {
		f()
		return
	}
	at := e
	if len(r.frames) > 1 {
		at = r.frames[1].call // what the method under trial itself says
	}
	r.guards = append(r.guards, at)
	f()
	r.guards = r.guards[:len(r.guards)-1]
}

// branch evaluates a condition and one of two arms.
func (r *run) branch(e, cond, yes, no *program.Expr) Value {
	outer := r.about
	r.about = 0
	choices := r.next
	took := r.decide(cond)
	if r.sig != nil {
		return Value{}
	}
	arm, other := yes, no
	if !took {
		arm, other = no, yes
	}
	decided := r.about != 0 && r.next == choices
	if decided && r.effect(other) {
		r.skipped = true
	}
	v := Value{Kind: Nil}
	if arm != nil {
		r.guarded(e, decided, func() { v = r.eval(arm) })
	}
	r.about |= outer
	return v
}

// effect reports whether something below e changes the world.
func (r *run) effect(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || flow.Effect(x, r.lang) != flow.NoEffect
		return !found
	})
	return found
}

func (r *run) caseOf(e *program.Expr) Value {
	var subject Value
	if e.X != nil {
		subject = r.eval(e.X)
	}
	var fall bool
	rest := e.Z
	for i, w := range e.Whens() {
		if r.sig != nil {
			return Value{}
		}
		if w.Default {
			rest = w.Body
			if !fall {
				continue
			}
		}
		outer, choices := r.about, r.next
		r.about = 0
		took := fall || r.matches(e, w, subject)
		decided := r.about != 0 && r.next == choices
		if took && w.Body != nil && len(w.Body.List) == 0 && e.Has(program.Fallthrough) && i+1 < len(e.Whens()) {
			fall = true
			continue
		}
		if took {
			var v Value
			r.guarded(e, decided, func() { v = r.eval(w.Body) })
			r.about |= outer
			return r.broken(v)
		}
		r.about |= outer
	}
	if rest == nil {
		return Value{Kind: Nil}
	}
	var v Value
	r.guarded(e, subject.About != 0 && subject.Kind != Unknown, func() { r.about |= subject.About; v = r.eval(rest) })
	return r.broken(v)
}

// broken takes a break that leaves a switch or a loop away.
func (r *run) broken(v Value) Value {
	if r.sig != nil && r.sig.kind == breaking {
		r.sig = nil
	}
	return v
}

func (r *run) matches(e *program.Expr, w *program.When, subject Value) bool {
	if w.Pattern != nil || w.Guard != nil {
		return r.settle(r.fits(w.Pattern, subject)) && r.sig == nil && (w.Guard == nil || r.decide(w.Guard))
	}
	for _, x := range w.Values {
		if e.X == nil {
			if r.decide(x) {
				return true
			}
			continue
		}
		if x.Op == program.Spread {
			x = x.X
		}
		if r.settle(r.matchValue(r.eval(x), x, subject)) {
			return true
		}
	}
	return false
}

// matchValue is x === subject.
func (r *run) matchValue(v Value, x *program.Expr, subject Value) Value {
	switch {
	case x.Op == program.Range:
		return r.inRange(x, subject)
	case v.Kind == Type && r.lang == program.Ruby:
		return is(subject, v.Text, r.lang)
	case v.Kind == List:
		return r.member(v, subject)
	case x.Op == program.Regex:
		return r.read(subject.Path+".match?("+x.Name+")", subject.About)
	}
	return tri(v.equal(subject), v.About|subject.About)
}

// fits tells whether a value fits a pattern.
func (r *run) fits(p *program.Pattern, v Value) Value {
	if p == nil {
		return Value{About: v.About}
	}
	switch p.Kind {
	case program.PatAny:
		if p.Bind != "" {
			r.frame().locals[p.Bind] = v
		}
		return boolean(true, v.About)
	case program.PatValue:
		if p.Value != nil {
			if p.Bind != "" {
				r.frame().locals[p.Bind] = v
			}
			return r.matchValue(r.eval(p.Value), p.Value, v)
		}
	case program.PatAlt:
		out := boolean(false, v.About)
		for _, s := range p.Subs {
			switch one := r.fits(s, v); one.truth(r.lang) {
			case flow.Yes:
				return one
			case flow.Unknown:
				out = one
			}
		}
		return out
	}
	if v.Kind == Nil {
		return boolean(false, v.About)
	}
	return Value{About: v.About}
}

func (r *run) try(e *program.Expr) Value {
	catches := len(e.Rescues()) > 0
	v := r.eval(e.Y)
	if r.sig == nil && e.Z != nil {
		v = r.eval(e.Z)
	}
	if s := r.sig; s != nil && catches && (s.kind == raising || s.kind == crashing) {
		for _, h := range e.Rescues() {
			if !r.catches(h, s) {
				continue
			}
			r.sig = nil
			if h.Var != "" {
				r.frame().locals[h.Var] = Value{Kind: Object}
			}
			r.guarded(s.guard, s.guard != nil, func() { r.about |= s.about; v = r.eval(h.Body) })
			if r.sig != nil && r.sig.kind == raising && r.sig.error == "" {
				r.sig.error = s.error
			}
			break
		}
	}
	if e.W != nil {
		s := r.sig
		r.sig = nil
		r.eval(e.W)
		if r.sig == nil {
			r.sig = s
		}
	}
	return v
}

func (r *run) catches(h *program.Rescue, s *signal) bool {
	if len(h.Classes) == 0 || r.lang == program.TypeScript {
		return true
	}
	name := s.error
	if s.kind == crashing {
		name = "NoMethodError"
	}
	return slices.ContainsFunc(h.Classes, func(c string) bool {
		return c == name || c == "StandardError" || c == "Exception" || name == "NoMethodError" && c == "NameError"
	})
}

// loop runs a body for the elements of a list, or, where they are not known, once or not at all.
func (r *run) loop(items []Value, known bool, bind func(Value), body *program.Expr) {
	if known && len(items) <= 8 {
		for _, v := range items {
			bind(v)
			r.eval(body)
			if r.sig != nil && r.sig.kind == looping {
				r.sig = nil
			}
			if r.sig != nil {
				if r.sig.kind == breaking {
					r.sig = nil
				}
				return
			}
		}
		return
	}
	if !raisesOrReturns(body) && !r.effect(body) {
		r.forget(body)
		return
	}
	if r.choose() {
		r.forget(body)
		bind(Value{About: 0})
		r.eval(body)
		if r.sig != nil && (r.sig.kind == looping || r.sig.kind == breaking) {
			r.sig = nil
		}
	}
}

func raisesOrReturns(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Raise || x.Op == program.Return
		return !found
	})
	return found
}

// forget makes everything that a body assigns unknown.
func (r *run) forget(body *program.Expr) {
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil {
			r.store(e.X, Value{})
		}
		return true
	})
}

// returns reports that the method under trial itself returns.
func (r *run) leave(e *program.Expr) {
	var v Value
	if e.X != nil {
		v = r.eval(e.X)
	} else {
		v = Value{Kind: Nil, Undef: r.lang == program.TypeScript}
	}
	if r.sig != nil {
		return
	}
	s := &signal{kind: returning, value: v, at: e}
	if len(r.frames) == 1 {
		r.blame(s)
		r.early = len(r.guards) > 0
	}
	r.sig = s
}
