package unsetoutput

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// walk follows the paths of a body and tells on which of them the output is set. It is a definite-assignment analysis over the
// structure of the text: what it cannot see into counts as setting the output.
type walk struct {
	class  *program.Class
	output string
	known  map[string]bool // inputs and outputs: reading one calls nothing
	stack  []*program.Method
	early  state // where a step ends the whole with success
}

// state is what holds behind an expression.
type state struct {
	set  bool
	gone bool          // control does not come here
	at   *program.Expr // the branch or exit that leaves the output unset
}

func (a state) join(b state) state {
	switch {
	case a.gone:
		return b
	case b.gone:
		return a
	case !a.set && a.at != nil:
		return a
	case !b.set:
		return b
	}
	return a
}

// exits gathers the returns of one method.
type exits struct{ out state }

// leaves reports whether every normal end of a method has set the output; if not, where.
func (w *walk) leaves(m *program.Method) (*program.Expr, bool) {
	w.early = state{gone: true}
	out := w.method(m, state{}).join(w.early)
	return out.at, out.gone || out.set
}

func (w *walk) method(m *program.Method, in state) state {
	x := &exits{state{gone: true}}
	w.stack = append(w.stack, m)
	end := w.expr(m.Body(), in, x)
	w.stack = w.stack[:len(w.stack)-1]
	if !end.gone && !end.set && end.at == nil && len(m.Body().List) > 0 {
		end.at = m.Body().List[len(m.Body().List)-1]
	}
	return end.join(x.out)
}

func (w *walk) list(es []*program.Expr, in state, x *exits) state {
	for _, e := range es {
		in = w.expr(e, in, x)
	}
	return in
}

func (w *walk) expr(e *program.Expr, in state, x *exits) state {
	if e == nil || in.gone {
		return in
	}
	switch e.Op {
	case program.If:
		in = w.expr(e.X, in, x)
		yes, no := w.expr(e.Y, in, x), w.expr(e.Z, in, x)
		return branch(e, yes, no)
	case program.Case:
		return w.cases(e, w.expr(e.X, in, x), x)
	case program.And, program.Or, program.Coalesce:
		left := w.expr(e.X, in, x)
		right := w.expr(e.Y, left, x)
		if right.gone { // find(…) or fail!
			return left
		}
		return branch(e, right, left)
	case program.While, program.For:
		in = w.expr(e.X, in, x)
		w.expr(e.Y, in, x)
		return in
	case program.Try:
		return w.try(e, in, x)
	case program.Return:
		in = w.expr(e.X, in, x)
		if !in.gone {
			if in.at == nil || !in.set {
				in.at = e
			}
			x.out = x.out.join(in)
		}
		return state{gone: true}
	case program.Raise, program.Retry, program.Redo:
		return state{gone: true}
	case program.Assign:
		in = w.expr(e.Y, in, x)
		if w.sets(e.X) {
			return state{set: true}
		}
		return in
	case program.Multi:
		in = w.expr(e.Y, in, x)
		for _, t := range e.List {
			if t.Op == program.Assign {
				t = t.X
			}
			if w.sets(t) {
				return state{set: true}
			}
		}
		return in
	case program.Call, program.Super:
		return w.call(e, in, x)
	case program.Block:
		return w.list(e.List, in, x)
	case program.Closure_:
		return in
	}
	e.Children(func(c *program.Expr) { in = w.expr(c, in, x) })
	return in
}

// branch joins two ways and remembers the branching if only one of them sets the output.
func branch(e *program.Expr, a, b state) state {
	out := a.join(b)
	if !out.gone && !out.set && out.at == nil && a.set != b.set {
		out.at = e
	}
	return out
}

func (w *walk) cases(e *program.Expr, in state, x *exits) state {
	out := state{gone: true}
	for _, arm := range e.Whens() {
		out = branch(e, out, w.expr(arm.Body, in, x))
	}
	switch {
	case e.Z != nil:
		out = branch(e, out, w.expr(e.Z, in, x))
	case !e.Has(program.PatternForm): // without else it may match nothing; case/in raises then
		out = branch(e, out, in)
	}
	return out
}

func (w *walk) try(e *program.Expr, in state, x *exits) state {
	out := w.expr(e.Z, w.expr(e.Y, in, x), x)
	for _, r := range e.Rescues() {
		out = branch(e, out, w.expr(r.Body, in, x))
	}
	if e.W != nil && !out.gone {
		out = w.expr(e.W, out, x)
	}
	return out
}

// sets reports whether a target is the output: self.user, outputs.user, result.user, context.user.
func (w *walk) sets(t *program.Expr) bool {
	if t == nil {
		return false
	}
	switch t.Op {
	case program.Call:
		return t.Name == w.output && t.X != nil && (t.X.Op == program.Self || holder(t.X))
	case program.Index:
		return holder(t.X) && len(t.List) == 1 && (t.List[0].Name == w.output || t.List[0].Op != program.Symbol && t.List[0].Op != program.Str)
	}
	return false
}

func holder(x *program.Expr) bool {
	return x != nil && x.Op == program.Call && x.X == nil && (x.Name == "outputs" || x.Name == "result" || x.Name == "context")
}

// once are calls that run their block.
var once = map[string]bool{"transaction": true, "with_lock": true, "tap": true, "then": true, "synchronize": true, "with_advisory_lock": true, "with_locale": true}

func (w *walk) call(e *program.Expr, in state, x *exits) state {
	in = w.expr(e.X, in, x)
	for _, a := range e.List {
		in = w.expr(a, in, x)
	}
	if in.gone {
		return in
	}
	if e.Closure != nil {
		inner := w.expr(e.Closure.Body, in, x)
		if once[e.Name] {
			in = inner
		}
		if in.gone {
			return in
		}
	}
	own := e.X == nil || e.X.Op == program.Self
	switch {
	case own && (strings.HasPrefix(e.Name, "fail") && strings.HasSuffix(e.Name, "!") || e.Name == "abort" || e.Name == "exit" || e.Name == "throw"):
		return state{gone: true}
	case own && e.Name == "success!":
		in.at = e
		w.early = w.early.join(in)
		return state{gone: true}
	case strings.HasSuffix(e.Name, "send") || holder(e.X) && (strings.Contains(e.Name, "merge") || strings.Contains(e.Name, "assign") || e.Name == "copy_from"):
		return state{set: true}
	case e.Op == program.Super:
		return state{set: true}
	case own:
		return w.enter(e, in)
	}
	return in
}

// enter follows a call of the class's own method. What is not in the class sets the output as far as we know, unless it plainly
// reads an input.
func (w *walk) enter(e *program.Expr, in state) state {
	for _, m := range w.class.Methods {
		if m.Name != e.Name || m.Static || !m.HasBody() {
			continue
		}
		for _, s := range w.stack {
			if s == m {
				return in
			}
		}
		out := w.method(m, in)
		if !out.gone && !out.set && !in.set {
			return state{at: in.at} // where it is missed is told by the caller
		}
		return out
	}
	if e.X == nil && (w.known[e.Name] || kernel[e.Name] || holder(e)) || e.Name == "inputs" || e.Name == "internals" {
		return in
	}
	if strings.HasSuffix(e.Name, "!") || strings.HasPrefix(e.Name, "set") || strings.HasPrefix(e.Name, "assign") || len(e.List) > 0 || e.Closure != nil {
		return state{set: true}
	}
	return in
}

// kernel are methods everybody has.
var kernel = map[string]bool{"puts": true, "p": true, "format": true, "sprintf": true, "rand": true, "sleep": true, "Integer": true, "Float": true, "String": true, "Array": true,
	"Rational": true, "BigDecimal": true, "URI": true, "lambda": true, "proc": true, "loop": true, "catch": true, "require": true, "binding": true, "block_given?": true, "warn": true}
