package flow

import "github.com/agentcore/proviso/analysis/program"

// closure is the closure that a call runs because the activation holds it in a variable: check(x), check.call(x), check.(x). It
// is seen as a method.
func (f *Frame) closure(s *State, e *program.Expr) *program.Method {
	var v *Value
	switch {
	case e.Op != program.Call:
	case e.X == nil && f.File().Language == program.TypeScript:
		v = s.local(variable{name: e.Name})
	case e.X != nil && e.X.Op == program.Local && e.Name == "call":
		v = s.local(variable{name: e.X.Name})
	}
	if v == nil || v.Expr == nil || v.Expr.Op != program.Closure_ || v.call != f.Call {
		return nil
	}
	c := v.Expr.Closure
	if c == nil || c.Body == nil {
		return nil
	}
	m, ok := f.a.lambdas[c]
	if !ok {
		m = &program.Method{File: f.File(), Class: f.Method.Class, Kind: program.KindFunction, Span: c.Span, Params: c.Params, Content: program.Ready(c.Body), BodySpan: c.Body.Span, Static: f.Method.Static}
		f.a.lambdas[c] = m
	}
	return m
}

// enterClosure runs a closure, which sees the variables around it and may change them.
func (f *Frame) enterClosure(s *State, e *program.Expr, fn *program.Method, visit bool) bool {
	inner := &Frame{a: f.a, Method: fn, Parent: f, Call: e, depth: f.depth + 1, class: f.class}
	start := s.clone()
	args := f.pairArguments(s, e, fn)
	for _, p := range fn.Params {
		v, ok := args[p]
		if !ok {
			v = f.a.u.param(p, e)
		}
		start.setLocal(variable{name: p.Name}, v)
	}
	exit := inner.run(start, visit)
	if exit.State == nil {
		return false
	}
	hidden := s.locals
	s.locals, s.fields = exit.State.locals, exit.State.fields
	for _, p := range fn.Params {
		n := s.u.number(variable{name: p.Name})
		s.locals.set(n, hidden.get(n), &s.u.pointers)
	}
	f.back(s, e, exit)
	return true
}
