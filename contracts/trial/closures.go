package trial

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// closure evaluates a call that is given a block or an arrow function; false where it has none.
func (r *run) closure(e *program.Expr, recv Value) (Value, bool) {
	c := e.Closure
	symbol := ""
	for _, a := range e.List {
		if a != nil && a.Op == program.Closure_ && c == nil {
			c = a.Closure
		}
		if a != nil && a.Op == program.Spread && a.Name == "&" && a.X != nil && a.X.Op == program.Symbol {
			symbol = a.X.Name
		}
	}
	if c == nil && symbol == "" {
		return Value{}, false
	}
	if recv.Kind == Nil {
		return r.crash(e, recv), true
	}
	item := func(v Value) Value {
		if c == nil {
			x := &program.Expr{Op: program.Local, Name: "·"}
			r.frame().locals["·"] = v
			return r.eval(&program.Expr{Op: program.Call, X: x, Name: symbol, Span: e.Span})
		}
		return r.apply(c, v)
	}
	if recv.Kind == List && (c == nil || len(c.Params) <= 1) {
		if v, ok := r.overItems(e.Name, recv, item); ok || r.sig != nil {
			return v, true
		}
	}
	if c == nil {
		return Value{}, false
	}
	if flow.RunsOnce(e.Name) {
		v := r.apply(c, Value{})
		r.affect(e)
		return v, true
	}
	_, about := r.arguments(e)
	if r.sig != nil {
		return Value{}, true
	}
	if raisesOrReturns(c.Body) || r.effect(c.Body) {
		if recv.About != 0 && raisesOrReturns(c.Body) {
			r.unsure = true
		}
		r.loop(nil, false, func(Value) { r.hide(c.Params) }, c.Body)
	}
	if r.sig == nil {
		r.affect(e)
	}
	return Value{Path: pathless(e, recv), About: recv.About | about}, true
}

// pathless names a call with a block by its text in a condition, so that the same question comes out the same.
func pathless(e *program.Expr, recv Value) string {
	if recv.Path == "" {
		return ""
	}
	return recv.Path + "." + e.Name + "{}"
}

func (r *run) hide(params []*program.Param) {
	for _, p := range params {
		r.frame().locals[p.Name] = Value{}
		r.hide(p.Leaves)
	}
}

// apply runs a closure on a value.
func (r *run) apply(c *program.Closure, v Value) Value {
	r.hide(c.Params)
	f := r.frame()
	if len(c.Params) > 0 && c.Params[0].Name != "" {
		f.locals[c.Params[0].Name] = v
	}
	for _, name := range []string{"it", "_1"} {
		f.locals[name] = v
	}
	out := r.eval(c.Body)
	switch {
	case r.sig == nil:
	case r.sig.kind == looping:
		out, r.sig = r.sig.value, nil
	case r.sig.kind == returning && (c.Kind == program.Arrow || c.Kind == program.Function || c.Kind == program.Lambda):
		out, r.sig, r.early = r.sig.value, nil, false
	}
	return out
}

// overItems answers any?, all?, each and their like over the elements of a list.
func (r *run) overItems(name string, list Value, item func(Value) Value) (Value, bool) {
	if len(list.Items) > 8 {
		return Value{}, false
	}
	switch name {
	case "each", "forEach", "each_entry":
		for _, x := range list.Items {
			if item(x); r.sig != nil {
				return Value{}, true
			}
		}
		return list, true
	case "any?", "some", "all?", "every", "none?":
		want := name == "any?" || name == "some" || name == "none?"
		answer, about := flow.No, list.About
		if !want {
			answer = flow.Yes
		}
		for _, x := range list.Items {
			v := item(x)
			if r.sig != nil {
				return Value{}, true
			}
			about |= v.About
			t := v.truth(r.lang)
			if t == flow.Unknown {
				return Value{About: about}, true
			}
			if (t == flow.Yes) == want {
				answer = opposite(answer)
				break
			}
		}
		if name == "none?" {
			answer = opposite(answer)
		}
		return tri(answer, about), true
	}
	return Value{}, false
}
