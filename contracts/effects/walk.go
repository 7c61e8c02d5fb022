package effects

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// walk goes through one method.
type walk struct {
	p      *contracts.Pass
	m      *program.Method
	self   Path
	args   map[string]Path          // parameters
	given  map[string]Path          // fields that the constructor stored, as the caller knows them
	stored map[string]*program.Expr // locals with the only value they are given; nil where they are given several
	bound  map[string]Path          // parameters of the blocks around
	via    *program.Expr
	depth  int
	active map[*program.Method]bool
	left   *int // methods that may still be gone through
	out    *[]*Effect
}

// prepare notes what locals are given.
func (w *walk) prepare() {
	w.stored, w.bound = map[string]*program.Expr{}, map[string]Path{}
	put := func(target, value *program.Expr) {
		if target == nil || target.Op != program.Local {
			return
		}
		if _, again := w.stored[target.Name]; again {
			value = nil
		}
		w.stored[target.Name] = value
	}
	w.m.Body().Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Assign:
			if e.Name == "" {
				put(e.X, e.Y)
			} else {
				put(e.X, nil)
			}
		case program.Multi:
			for _, t := range e.List {
				if t.Op == program.Assign {
					t = t.X
				}
				put(t, nil)
			}
		case program.For:
			if len(e.List) > 0 && e.List[0] != nil && !e.Has(program.CStyle) {
				put(e.List[0], e.X)
			}
		}
		return true
	})
}

// visit goes through an expression in the order of evaluation: operands come before what is done with them.
func (w *walk) visit(e *program.Expr) {
	if e == nil || len(*w.out) >= maxEffects {
		return
	}
	if e.Op == program.Closure_ {
		return // runs when somebody calls it: see operands
	}
	if e.Closure != nil {
		w.closure(e, e.Closure, true)
	} else {
		w.operands(e)
	}
	w.do(e)
}

// operands visits what stands below an expression; functions handed to a call are taken to run.
func (w *walk) operands(e *program.Expr) {
	e.Children(func(c *program.Expr) {
		if c.Op == program.Closure_ && c.Closure != nil && (e.Op == program.Call || e.Op == program.New) {
			w.closure(e, c.Closure, false)
			return
		}
		w.visit(c)
	})
}

// each are the messages that hand the elements of their receiver to a block.
var each = map[string]bool{"each": true, "map": true, "forEach": true, "each_with_index": true, "find_each": true, "flat_map": true, "flatMap": true, "select": true,
	"filter": true, "reject": true, "tap": true, "then": true, "each_value": true, "sort_by": true, "some": true, "every": true, "any?": true, "all?": true, "find": true,
	"detect": true, "each_entry": true, "in_batches": true, "find_in_batches": true}

// closure visits a block with its parameters; those of an iteration are parts of what is gone through.
func (w *walk) closure(call *program.Expr, c *program.Closure, block bool) {
	outer := w.bound
	inner := make(map[string]Path, len(outer)+len(c.Params))
	for k, v := range outer {
		inner[k] = v
	}
	for i, prm := range c.Params {
		path := Path{}
		if i == 0 && each[call.Name] && call.X != nil {
			path = w.path(call.X)
		}
		if prm.Name != "" {
			inner[prm.Name] = path
		}
		for _, l := range prm.Leaves {
			inner[l.Name] = Path{}
		}
	}
	if block { // the operands of the call are outside of its block
		w.visit(call.X)
		for _, a := range call.List {
			w.visit(a)
		}
	}
	w.bound = inner
	w.visit(c.Body)
	w.bound = outer
}

func (w *walk) add(kind flow.EffectKind, target Path, at *program.Expr, sure bool) {
	if len(*w.out) >= maxEffects {
		return
	}
	*w.out = append(*w.out, &Effect{Kind: kind, Target: target, At: at, In: w.m, Via: w.via, Sure: sure})
}

// enter takes in what a call runs. It reports whether that could be seen.
func (w *walk) enter(e *program.Expr) bool {
	t := flow.Scope{Classes: w.p.Program, Method: w.m, Made: w.made}.Callee(e)
	if !t.Resolved() {
		return false
	}
	if w.depth >= maxDepth {
		return true
	}
	var given map[string]Path
	self := Path{Root: Made}
	if t.Ctor != nil {
		given = w.kept(t)
		if t.CtorArgs == e {
			w.inside(t.Ctor, self, t.CtorArgs, nil, e)
		}
	} else if t.Method != nil {
		self = w.receiver(e, t)
	}
	if t.Method != nil {
		w.inside(t.Method, self, t.Args, given, e)
	}
	return true
}

// made is the construction that a local holds.
func (w *walk) made(x *program.Expr) *program.Expr {
	if x == nil || x.Op != program.Local {
		return nil
	}
	v := flow.Strip(w.stored[x.Name])
	if v != nil && (v.Op == program.New || v.Op == program.Call && v.Name == "new") {
		return v
	}
	return nil
}

// receiver is the object that a method is asked of.
func (w *walk) receiver(e *program.Expr, t flow.Target) Path {
	switch {
	case t.Method.Static && t.Class != nil:
		return Path{Named, []string{t.Class.Name}, true}
	case e.Op == program.Super, e.X == nil, e.X.Op == program.Self:
		return w.self
	case e.X.Op == program.Constant:
		return Path{Root: Made} // X.call that stands for X.new.call
	}
	return w.path(e.X)
}

// kept are the fields that a constructor fills with what it is given.
func (w *walk) kept(t flow.Target) map[string]Path {
	out := map[string]Path{}
	args, _ := summary.Arguments(t.CtorArgs, t.Ctor.Params)
	for _, prm := range t.Ctor.Params {
		if prm.Property && args[prm] != nil {
			out[prm.Name] = w.path(args[prm])
		}
	}
	t.Ctor.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Name == "" && e.X != nil && e.X.Op == program.Field_ && e.Y != nil && e.Y.Op == program.Local {
			for _, prm := range t.Ctor.Params {
				if prm.Name == e.Y.Name && args[prm] != nil {
					out[e.X.Name] = w.path(args[prm])
				}
			}
		}
		return true
	})
	return out
}

// inside goes through a method that is called with arguments of this one.
func (w *walk) inside(m *program.Method, self Path, args *program.Expr, given map[string]Path, call *program.Expr) {
	if !m.HasBody() || m.Broken || w.active[m] || *w.left == 0 {
		return
	}
	*w.left--
	if self.Root == Own && len(self.Parts) == 0 && given == nil {
		given = w.given
	}
	in := &walk{p: w.p, m: m, self: self, args: map[string]Path{}, given: given, via: w.via, depth: w.depth + 1, active: w.active, left: w.left, out: w.out}
	if in.via == nil {
		in.via = call
	}
	passed, _ := summary.Arguments(args, m.Params)
	var bind func([]*program.Param)
	bind = func(list []*program.Param) {
		for _, prm := range list {
			if prm.Name != "" {
				in.args[prm.Name] = w.path(passed[prm])
			}
			bind(prm.Leaves)
		}
	}
	bind(m.Params)
	in.prepare()
	w.active[m] = true
	in.visit(m.Body())
	delete(w.active, m)
}
