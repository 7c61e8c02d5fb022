package flow

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// call evaluates a call: entering methods of the same class, learning from raising conversions and guard helpers.
func (f *Frame) call(s *State, e *program.Expr, visit bool) bool {
	f.deref(s, e)
	f.effect(s, e)
	f.raising(s, e)
	f.fetched(s, e)
	f.arithmetic(s, e)
	f.resize(s, e)
	if e.Has(program.Safe) && e.X != nil { // whoever writes &. expects nil
		f.a.tested(f.Method, f.Value(s, e.X), TestNull)
	}
	f.perform(s, e)
	if f.checks(s, e) || f.asserted(s, e) {
		return true
	}
	if fn := f.closure(s, e); fn != nil && f.follows(fn) {
		return f.enterClosure(s, e, fn, visit)
	}
	callee, class := f.callee(e), f.class
	if callee == nil {
		if callee = f.foreign(e); callee != nil {
			class = callee.Class
		}
	}
	if callee == nil || !f.follows(callee) {
		switch {
		case (e.Name == "validate!" || e.Name == "valid!") && len(e.List) == 0 && f.validated(s, e, true):
		case e.X != nil && e.X.Op == program.Constant && e.X.Name == "console": // it says so and goes on
		case guardHelper.MatchString(e.Name) || f.configuredValidator(e), callee != nil && f.exhausted():
			f.assumeHelper(s, e)
		}
		return true
	}
	if again := f.asked(s, e); again != nil {
		s.setLocal(variable{expr: e}, again)
		return true
	}
	before, status := *s, f.Value(s, e)
	if !f.enterCall(s, e, callee, class, visit) {
		return false
	}
	s.transfer(status, f.Value(s, e))
	f.claimed(s, e, "asserts")
	f.remember(s, e, &before)
	if (gathers(callee) || collects(callee, e)) && guardHelper.MatchString(e.Name) || e.Name == "valid?" && spreads(callee) { // what it asks of each of its rest arguments is not followed
		f.assumeHelper(s, e)
	}
	return true
}

// asked is what a query of the object's own, a call without arguments that changes nothing, gave earlier on every path to here.
func (f *Frame) asked(s *State, e *program.Expr) *Value {
	if name, ok := query(e); ok {
		if n := s.u.query(name, false); n >= 0 {
			return s.fields.get(n)
		}
	}
	return nil
}

// remember keeps the answer of a query, so that asking it again gives the same value; before is the state before the call.
func (f *Frame) remember(s *State, e *program.Expr, before *State) {
	name, ok := query(e)
	if !ok || s.Effect != before.Effect {
		return
	}
	changed := false
	s.fields.differ(&before.fields, nil, func(i int) { changed = changed || s.fields.get(i) != nil && s.fields.get(i) != s.u.initial(i) })
	if answer := s.local(variable{expr: e}); answer != nil && !changed {
		s.fields.set(s.u.query(name, true), answer, &s.u.pointers)
	}
}

// query is the name under which the answer of a call like customer or self.customer is kept; no field has such a name.
func query(e *program.Expr) (string, bool) {
	own := e.X == nil || e.X.Op == program.Self
	return e.Name + "()", e.Op == program.Call && own && e.Name != "" && len(e.List) == 0 && e.Closure == nil
}

// gathers reports whether a method takes any number of arguments.
func gathers(m *program.Method) bool {
	for _, p := range m.Params {
		if p.Kind == program.Rest {
			return true
		}
	}
	return false
}

// collects reports whether a Ruby method that raises takes what a call writes side by side as one collection: require_all!(a: a, b: b) of
// def require_all!(**values) or def require_all!(values), require_all!([a, b]).
func collects(m *program.Method, e *program.Expr) bool {
	if m.File.Language != program.Ruby {
		return false
	}
	named := map[string]bool{}
	rest := false
	for _, p := range m.Params {
		named[p.Name] = p.Kind == program.Keyword
		rest = rest || p.Kind == program.KeyRest
	}
	together := false
	for _, a := range e.List {
		switch a.Op {
		case program.Array, program.Hash:
			together = true
		case program.Pair:
			together = together || rest || a.X != nil && !named[a.X.Name]
		}
	}
	if !together {
		return false
	}
	raises := false
	m.Body().Walk(func(x *program.Expr) bool {
		raises = raises || x.Op == program.Raise
		return !raises
	})
	return raises
}

// spreads reports whether a method hands what it was given to somebody else whole, as ValidateService.new(result, **args).valid?
// does: what is asked there is not followed.
func spreads(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Spread && e.X != nil && e.X.Op == program.Local {
			for _, p := range m.Params {
				found = found || p.Name == e.X.Name
			}
		}
		return !found
	})
	return found
}

// follows reports whether the budget allows to run a callee.
func (f *Frame) follows(callee *program.Method) bool {
	return f.depth < f.a.Depth && !f.exhausted() && !f.active(callee) && !f.outweighed(callee)
}

// outweighed reports whether a callee alone would take all that is left of the budget, and spends it then: a body is gone through to
// its end once it is entered.
func (f *Frame) outweighed(callee *program.Method) bool {
	g := f.a.project.graph(callee)
	if g == nil || f.a.steps+g.weight() <= maxSteps {
		return false
	}
	f.a.steps = maxSteps + 1
	return true
}

// exhausted reports whether the run has used up its budget: what calls do from then on is unknown, so each is taken for a
// guard of what it is given.
func (f *Frame) exhausted() bool { return f.a.Exhausted() }

func (f *Frame) configuredValidator(e *program.Expr) bool {
	name := e.Name
	if e.X != nil && e.X.Op == program.Constant {
		name = e.X.Name + "." + e.Name
	}
	for _, p := range f.a.Validators {
		if MatchName(p, e.Name) || MatchName(p, name) {
			return true
		}
	}
	return false
}

// callee resolves calls on self and bare calls.
func (f *Frame) callee(e *program.Expr) *program.Method {
	switch {
	case e.Op == program.Super:
		return f.superMethod()
	case e.Op != program.Call || e.Name == "":
		return nil
	case e.X != nil && e.X.Op != program.Self:
		return nil
	case e.X == nil && f.File().Language == program.TypeScript:
		for _, fn := range f.File().Functions {
			if fn.Name == e.Name && fn.HasBody() && !fn.Broken {
				return fn
			}
		}
		return nil
	}
	return f.lookupMethod(e.Name)
}

func (f *Frame) superMethod() *program.Method {
	c := f.Method.Class
	if c == nil {
		return nil
	}
	for _, p := range Resolve(f.a.project, c, c.Super) {
		if p == c {
			continue
		}
		if m := findMethod(f.a.project, p, f.Method.Name, f.Method.Static); m != nil && m != f.Method {
			return m
		}
	}
	return nil
}

func (f *Frame) active(m *program.Method) bool {
	for p := f; p != nil; p = p.Parent {
		if p.Method == m {
			return true
		}
	}
	return false
}

// enterCall runs the callee with the caller's facts about arguments and fields.
func (f *Frame) enterCall(s *State, e *program.Expr, callee *program.Method, class *program.Class, visit bool) bool {
	inner := &Frame{a: f.a, Method: callee, Parent: f, Call: e, depth: f.depth + 1, class: class}
	start := s.clone()
	start.locals, start.results = table[Value]{}, table[Value]{}
	own := class == f.class
	if !own { // another object, with fields of its own
		start.fields = table[Value]{}
	}
	args := f.pairArguments(s, e, callee)
	for _, p := range callee.Params {
		if p.Name == "" {
			continue
		}
		v, ok := args[p]
		if !ok {
			v = f.a.u.param(p, e)
			if p.Default != nil {
				v = f.a.u.made(p.Default, e, nil)
			}
		}
		start.setLocal(variable{name: p.Name}, v)
		f.enforced(start, p, v)
	}
	inner.initialize(start)
	exit := inner.run(start, visit)
	if exit.State == nil {
		return false
	}
	if own {
		s.fields = exit.State.fields
	}
	f.back(s, e, exit)
	return true
}

// back takes over what a call that came back has proved and done.
func (f *Frame) back(s *State, e *program.Expr, exit Exit) {
	before := s.facts
	s.facts, s.Effect, s.owed = exit.State.facts, exit.State.Effect, exit.State.owed
	s.relations, s.slots, s.marks, s.clauses = exit.State.relations, exit.State.slots, exit.State.marks, exit.State.clauses
	s.forget(e, &before, exit.Returns)
	if exit.Returns != nil {
		s.setLocal(variable{expr: e}, exit.Returns)
		f.a.ways[exit.Returns] = exit.ways
	}
}

// forget drops what is known of values that only the activation by call could name, so that states stay small; before is what
// was known when the call began.
func (s *State) forget(call *program.Expr, before *table[Fact], returned *Value) {
	var room [16]*Value
	named := returned.SourcesIn(room[:])
	live := func(v *Value) bool {
		return slices.Contains(named, v) || s.fields.holds(v)
	}
	s.facts.differ(before, nil, func(i int) {
		v := s.u.values[i]
		root := v
		for root.Base != nil {
			root = root.Base
		}
		if root.call == call && !live(v) && !live(root) {
			s.facts.set(i, nil, &s.u.factual)
		}
	})
}

// pairArguments pairs arguments with the callee's parameters.
func (f *Frame) pairArguments(s *State, e *program.Expr, callee *program.Method) map[*program.Param]*Value {
	out := map[*program.Param]*Value{}
	var positional []*program.Expr
	keyed := map[string]*program.Expr{}
	if e.Op == program.Super && e.Has(program.Bare) {
		for _, p := range callee.Params {
			if v := s.local(variable{name: p.Name}); v != nil {
				out[p] = v
			}
		}
		return out
	}
	for _, a := range e.List {
		switch {
		case a.Op == program.Pair && a.X != nil && f.File().Language == program.Ruby:
			keyed[a.X.Name] = a.Y
		case a.Op == program.Hash && f.File().Language == program.Ruby && len(a.List) > 0 && a.List[0].Op == program.Pair:
			for _, p := range a.List {
				if p.Op == program.Pair && p.X != nil {
					keyed[p.X.Name] = p.Y
				}
			}
		case a.Op == program.Spread:
			return out
		default:
			positional = append(positional, a)
		}
	}
	i := 0
	for _, p := range callee.Params {
		switch p.Kind {
		case program.Positional:
			if i < len(positional) {
				out[p] = f.Value(s, positional[i])
				i++
			}
		case program.Keyword:
			if a, ok := keyed[p.Name]; ok {
				out[p] = f.Value(s, a)
			}
		case program.Destructured:
			i++
		}
	}
	return out
}
