package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Target is what a call runs, as far as it can be told. The zero Target is a call that cannot be resolved.
type Target struct {
	Class  *program.Class  // of the object that is made or asked
	Method *program.Method // runs last; nil if only a constructor runs
	Ctor   *program.Method // runs first, when the object is made by the same expression; or nil
	// Args is the call whose arguments Method gets, CtorArgs the one whose arguments Ctor gets; nil where they get none. X.call(a)
	// that stands for X.new(a).call gives its arguments to the constructor.
	Args, CtorArgs *program.Expr
	// Wrapped is set when the value of the call is not what Method returns: def self.call!(...) = call(...).raise_if_error!.
	Wrapped bool
}

// Resolved reports whether anything of the project is known to run.
func (t Target) Resolved() bool { return t.Method != nil || t.Ctor != nil }

// Scope is where a call stands: what is known of names there.
type Scope struct {
	Classes Classes
	Method  *program.Method
	// Made gives the expression that made the value of a receiver, such as X.new(…) for a variable; nil: receivers are taken as
	// written.
	Made func(*program.Expr) *program.Expr
}

// Callee resolves a call.
func (sc Scope) Callee(e *program.Expr) Target {
	if sc.Method == nil || e == nil {
		return Target{}
	}
	if sc.Method.File.Language == program.TypeScript {
		return sc.typeScript(e)
	}
	if e.Op == program.Super {
		return sc.super(e)
	}
	if e.Op != program.Call || e.Name == "" {
		return Target{}
	}
	return sc.ruby(e)
}

func (sc Scope) super(e *program.Expr) Target {
	c := sc.Method.Class
	if c == nil {
		return Target{}
	}
	for _, base := range sc.resolve(c, c.Super) {
		if base == c {
			continue
		}
		if m := findMethod(sc.Classes, base, sc.Method.Name, sc.Method.Static); m != nil && m != sc.Method {
			return Target{Class: base, Method: m, Args: e}
		}
	}
	return Target{}
}

func (sc Scope) ruby(e *program.Expr) Target {
	c := sc.Method.Class
	switch {
	case e.X == nil || e.X.Op == program.Self:
		if c == nil {
			return Target{}
		}
		if sc.Method.Static {
			return sc.static(c, e)
		}
		if m := findMethod(sc.Classes, c, e.Name, false); m != nil {
			return Target{Class: c, Method: m, Args: e}
		}
		return Target{}
	case e.X.Op == program.Constant:
		if found := sc.resolve(c, sc.written(e.X)); len(found) > 0 {
			return sc.static(found[0], e)
		}
		return Target{}
	}
	if set := e.X; set.Op == program.Call && set.Name == "set" && enqueues[e.Name] && set.X != nil && set.X.Op == program.Constant {
		if found := sc.resolve(c, sc.written(set.X)); len(found) > 0 {
			return sc.static(found[0], e)
		}
	}
	made := e.X
	if sc.Made != nil && made.Op != program.Call {
		if m := sc.Made(made); m != nil {
			made = m
		}
	}
	if made.Op != program.Call || made.Name != "new" {
		return Target{}
	}
	t := sc.ruby(made)
	if t.Class == nil {
		return Target{}
	}
	if m := findMethod(sc.Classes, t.Class, e.Name, false); m != nil {
		t.Method, t.Args = m, e
		if made != e.X { // the constructor ran earlier; what it was given is judged there
			t.CtorArgs = made
		}
		return t
	}
	return Target{}
}

// static resolves X.m(…): a method of the class itself, a construction, or an entry that stands for X.new(…).m.
func (sc Scope) static(c *program.Class, e *program.Expr) Target {
	name := e.Name
	if name == "new" {
		return Target{Class: c, Ctor: findMethod(sc.Classes, c, "initialize", false), CtorArgs: e}
	}
	if t := sc.scheduled(c, e); t.Resolved() {
		return t
	}
	job := enqueues[name]
	if job {
		if m := findMethod(sc.Classes, c, name, true); m != nil { // def self.perform_later of the job's own
			return Target{Class: c, Method: m, Args: e}
		}
		name = "perform"
	}
	if m := findMethod(sc.Classes, c, name, true); m != nil {
		return sc.forwarded(c, m, e, 0)
	}
	m := findMethod(sc.Classes, c, name, false)
	switch {
	case m == nil:
		return Target{}
	case job:
		return Target{Class: c, Method: m, Args: e}
	case !serviceEntry[name]:
		return Target{}
	}
	if ctor := findMethod(sc.Classes, c, "initialize", false); ctor != nil {
		return Target{Class: c, Ctor: ctor, CtorArgs: e, Method: m}
	}
	return Target{Class: c, Method: m, Args: e}
}

// enqueues run perform of a job, now or later, with their own arguments.
var enqueues = map[string]bool{"perform_later": true, "perform_now": true, "perform_async": true, "perform_inline": true}

// serviceEntry are names that a service's base class offers on the class as well.
var serviceEntry = map[string]bool{"call": true, "perform": true, "execute": true, "run": true, "process": true, "invoke": true, "handle": true}

// forwarded looks through a class method that only hands its arguments on: def self.call(...) = new(...).call.
func (sc Scope) forwarded(c *program.Class, m *program.Method, e *program.Expr, depth int) Target {
	plain := Target{Class: c, Method: m, Args: e}
	inner := forwardedCall(m)
	if inner == nil || depth > 3 {
		return plain
	}
	outer := inner
	for x := onlyStatement(m); x != nil && x != inner; x = x.X {
		outer = x
	}
	if inner.Name != "new" {
		if next := findMethod(sc.Classes, c, inner.Name, true); next != nil && next != m {
			t := sc.forwarded(c, next, e, depth+1)
			t.Wrapped = t.Wrapped || outer != inner
			return t
		}
		return plain
	}
	t := Target{Class: c, Ctor: findMethod(sc.Classes, c, "initialize", false), CtorArgs: e}
	if outer == inner {
		return t
	}
	t.Method = findMethod(sc.Classes, c, outer.Name, false)
	// A base class wraps the entry in machinery of its own: new(...).call_with_middlewares.
	if own := findMethod(sc.Classes, c, m.Name, false); own != nil && t.Method != nil && own.Class.Name != m.Class.Name {
		t.Method = own
	}
	if t.Method == nil {
		return plain
	}
	return t
}

func onlyStatement(m *program.Method) *program.Expr {
	if !m.HasBody() || len(m.Body().List) != 1 {
		return nil
	}
	e := m.Body().List[0]
	if e.Op == program.Return {
		e = e.X
	}
	return e
}

// forwardedCall is the call to which a method hands all its arguments on, whatever they are; nil if it does anything else.
func forwardedCall(m *program.Method) *program.Expr {
	if len(m.Params) == 0 {
		return nil
	}
	for _, p := range m.Params {
		switch p.Kind {
		case program.Rest, program.KeyRest, program.BlockParam, program.Forward:
		default:
			return nil
		}
	}
	inner := onlyStatement(m)
	for inner != nil && inner.Op == program.Call && inner.X != nil && inner.X.Op != program.Self {
		inner = inner.X
	}
	if inner == nil || inner.Op != program.Call || len(inner.List) == 0 {
		return nil
	}
	for _, a := range inner.List {
		if a.Op != program.Spread {
			return nil
		}
	}
	return inner
}

// written is a constant's name as the file writes it: "::A" means another class than "A" inside a module.
func (sc Scope) written(x *program.Expr) string {
	t := sc.Method.File.Text
	if t != nil && strings.HasPrefix(t.Slice(x.Span), "::") && !strings.HasPrefix(x.Name, "::") {
		return "::" + x.Name
	}
	return x.Name
}

func (sc Scope) resolve(c *program.Class, name string) []*program.Class {
	if c == nil {
		if sc.Classes == nil || name == "" {
			return nil
		}
		return sc.Classes.Classes(strings.TrimPrefix(name, "::"))
	}
	return Resolve(sc.Classes, c, name)
}
