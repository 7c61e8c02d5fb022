package summary

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// call gives the checks of a call: of its operands, its receiver, its closures and of what it runs.
func (o *outline) call(e *program.Expr) (out []*Check, stops bool) {
	checks, stops := o.visit(e.X)
	out = append(out, checks...)
	if stops {
		return out, true
	}
	for _, a := range e.List {
		if a == nil || a.Op == program.Closure_ {
			continue
		}
		if a.Op == program.Pair || a.Op == program.Spread {
			checks, stops = o.operands(a)
		} else {
			checks, stops = o.visit(a)
		}
		out = append(out, checks...)
		if stops {
			return out, true
		}
	}
	if o.m.File.Language != program.TypeScript || !promise[e.Name] {
		out = append(out, o.deref(e)...)
	}
	out = append(out, o.conversion(e)...)
	out = append(out, o.closures(e)...)
	if e.Op == program.Call && flow.NeverReturns(e) {
		kind := FailsSoftly
		if e.Name == "exit" || e.Name == "exit!" || e.Name == "throw" {
			kind = Returns
		}
		return append(out, &Check{Kind: kind, At: o.at(e)}), true
	}
	more, stops := o.enter(e)
	return append(out, more...), stops
}

var promise = map[string]bool{"then": true, "catch": true, "finally": true}

// conversion is the check of a conversion that raises for nil.
func (o *outline) conversion(e *program.Expr) []*Check {
	if o.m.File.Language != program.Ruby || o.caught > 0 || len(e.List) == 0 {
		return nil
	}
	raises := e.X == nil && flow.ConvertsOrRaises(e.Name) ||
		e.X != nil && e.X.Op == program.Constant && e.X.Name == "T" && e.Name == "must" ||
		e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Date" || e.X.Name == "Time" || e.X.Name == "DateTime") && (e.Name == "iso8601" || e.Name == "parse" || e.Name == "strptime")
	if !raises {
		return nil
	}
	for _, a := range e.List[1:] {
		if a.Op == program.Pair && a.X != nil && a.X.Name == "exception" {
			return nil
		}
	}
	t := o.term(e.List[0])
	if t.Op != Refers {
		return nil
	}
	return []*Check{{Kind: Dereferences, Cond: t, At: o.at(e)}}
}

func (o *outline) closures(e *program.Expr) (out []*Check) {
	list := []*program.Closure{}
	for _, a := range e.List {
		if a != nil && a.Op == program.Closure_ && a.Closure != nil {
			list = append(list, a.Closure)
		}
	}
	if e.Closure != nil {
		list = append(list, e.Closure)
	}
	for _, c := range list {
		out = append(out, o.closure(e, c)...)
	}
	return out
}

// closure takes in the body of a block. A return inside a Ruby block leaves the method; inside an arrow function it does not.
func (o *outline) closure(call *program.Expr, c *program.Closure) []*Check {
	locals := clone(o.locals)
	for _, p := range c.Params {
		o.hide(p)
	}
	var out []*Check
	switch {
	case flow.RunsOnce(call.Name) && c.Kind == program.RubyBlock:
		out, _ = o.visit(c.Body)
	case flow.RunsOnce(call.Name):
		inner, _ := o.visit(c.Body)
		out = []*Check{{Kind: Enters, Then: inner}}
	case c.Kind == program.RubyBlock:
		out = o.loop(c.Body)
	default:
		inner := o.loop(c.Body)
		out = []*Check{{Kind: Enters, Then: inner}}
	}
	for _, p := range c.Params {
		restore(o.locals, locals, p)
	}
	return out
}

func (o *outline) hide(p *program.Param) {
	if p.Name != "" {
		o.locals[p.Name] = opaque
	}
	for _, l := range p.Leaves {
		o.hide(l)
	}
}

func restore(now, before map[string]*Term, p *program.Param) {
	if t, ok := before[p.Name]; ok {
		now[p.Name] = t
	} else {
		delete(now, p.Name)
	}
	for _, l := range p.Leaves {
		restore(now, before, l)
	}
}

// enter takes in the summaries of what a call runs.
func (o *outline) enter(e *program.Expr) (out []*Check, stops bool) {
	if o.depth <= 0 {
		return nil, false
	}
	t, hash := o.summaries.callee(o.m, e, o.depth-1)
	o.deps = append(o.deps, dependency{e, hash})
	if !t.Resolved() {
		return nil, false
	}
	fields := o.field
	if t.Ctor != nil {
		sum := o.summaries.of(t.Ctor, o.depth-1)
		by := o.arguments(t.CtorArgs, t.Ctor, func(string) *Term { return opaque })
		if t.Method == nil || t.CtorArgs != e.X { // X.new(a) on its own, or X.call(a)
			out = append(out, o.inline(sum, by)...)
		}
		fields = func(name string) *Term {
			if v, ok := sum.Stores[name]; ok {
				return v.substitute(by)
			}
			return opaque
		}
	} else if t.Method != nil && !o.onSelf(e, t.Method) {
		fields = func(string) *Term { return opaque }
	}
	if t.Method == nil {
		return out, false
	}
	sum := o.summaries.of(t.Method, o.depth-1)
	for _, k := range sum.Effects {
		o.effects[k] = true
	}
	by := o.arguments(t.Args, t.Method, fields)
	out = append(out, o.inline(sum, by)...)
	if t.Ctor == nil && o.onSelf(e, t.Method) {
		for name, v := range sum.Stores {
			o.fields[name] = v.substitute(by)
		}
	}
	return out, sum.NeverReturns
}

// onSelf reports whether the called method runs on the same object.
func (o *outline) onSelf(e *program.Expr, m *program.Method) bool {
	return m.Class != nil && m.Static == o.m.Static && (e.Op == program.Super || e.X == nil || e.X.Op == program.Self)
}

func (o *outline) inline(sum *Summary, by func(Ref) *Term) []*Check {
	if !sum.Known {
		return nil
	}
	checks := substituted(sum.Checks, by, o)
	if len(checks) == 0 {
		return nil
	}
	return []*Check{{Kind: Enters, Then: checks}}
}

// substituted rewrites the checks of a callee in the caller's terms; within a handler that catches argument errors none of them
// gets out.
func substituted(list []*Check, by func(Ref) *Term, o *outline) []*Check {
	var out []*Check
	for _, c := range list {
		if o.full() {
			break
		}
		o.nodes++
		d := *c
		if d.Cond != nil {
			d.Cond = d.Cond.substitute(by)
		}
		d.Asks = nil
		for _, r := range c.Asks {
			if t := by(r); t.Op == Refers {
				d.Asks = append(d.Asks, t.Ref)
			}
		}
		switch d.Kind {
		case Rejects:
			if o.rejects++; o.caught > 0 {
				d.Kind = Returns
			}
		case FailsSoftly: // the caller may read it
			d.Kind = Returns
		case Dereferences:
			if o.caught > 0 || !d.Cond.mentions() {
				continue
			}
		}
		d.Then, d.Else = substituted(c.Then, by, o), substituted(c.Else, by, o)
		if d.Kind == Enters && len(d.Then) == 0 || d.Kind == Loops && len(d.Then) == 0 {
			continue
		}
		out = append(out, &d)
	}
	return out
}

// arguments gives the caller's term for each reference of a callee.
func (o *outline) arguments(e *program.Expr, callee *program.Method, field func(string) *Term) func(Ref) *Term {
	given, complete := Arguments(e, callee.Params)
	if e != nil && e.Op == program.Super && e.Has(program.Bare) {
		return func(r Ref) *Term {
			if r.Param == nil {
				return field(r.Field)
			}
			if t, ok := o.locals[r.Param.Name]; ok {
				return t
			}
			return opaque
		}
	}
	terms := map[*program.Param]*Term{}
	for p, a := range given {
		if terms[p] = o.term(a); callee.File.Language == program.TypeScript && p.Default != nil && mayBeUndefined(terms[p]) {
			terms[p] = opaque // undefined brings the default in
		}
	}
	return func(r Ref) *Term {
		if r.Param == nil {
			return field(r.Field)
		}
		if t, ok := terms[r.Param]; ok {
			return t
		}
		if !complete {
			return opaque
		}
		return Absent(r.Param, callee.File.Language)
	}
}

// mayBeUndefined reports whether a term stands for an input that may have been left out.
func mayBeUndefined(t *Term) bool {
	if t == undefinedTerm {
		return true
	}
	if t.Op != Refers {
		return false
	}
	p := t.Ref.Param
	return p == nil || p.Optional || p.Type == nil || p.Type.Nullable
}

// Absent is what a parameter is when nothing is passed for it.
func Absent(p *program.Param, lang program.Language) *Term {
	switch {
	case p.Default != nil && flow.IsLiteral(p.Default):
		return &Term{Op: Literal, Lit: p.Default}
	case p.Default == nil && lang == program.TypeScript && p.Kind == program.Positional:
		return undefinedTerm
	}
	return opaque
}
