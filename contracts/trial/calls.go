package trial

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// memberOf reads a member of a TypeScript object.
func (r *run) memberOf(e *program.Expr) Value {
	x := r.eval(e.X)
	if r.sig != nil {
		return Value{}
	}
	if x.Kind == Nil {
		if flow.Shorted(e, program.TypeScript) {
			return Value{Kind: Nil, Undef: true, About: x.About}
		}
		return r.crash(e, x)
	}
	if (e.Name == "length" || e.Name == "size") && (x.Kind == String || x.Kind == List) {
		return x.size()
	}
	if x.self != nil {
		if v, ok := x.self[e.Name]; ok {
			return v
		}
		if x.made != nil {
			if m := r.getter(x.made, e.Name, 0); m != nil {
				return r.enter(m, e, nil, x.self, false)
			}
		}
	}
	if x.Kind == Type && e.Name != "length" {
		return Value{Kind: Unknown, Path: x.Text + "." + e.Name}
	}
	return r.read(join(x.Path, e.Name), x.About)
}

var checker = regexp.MustCompile(`(?i)guard|assert|schema|valid|check|policy|preconditions|ensure$|contract`)

// asking are calls that look at their arguments for the sake of a check.
var asking = regexp.MustCompile(`^(against|guard|assert|check|ensure|valid|verify|require|combine|parse|safeParse|must|enforce|authorize)`)

func (r *run) call(e *program.Expr) Value {
	if e.X != nil && e.X.Op == program.Super && r.lang == program.TypeScript || e.Name == "super" && r.lang == program.TypeScript {
		return r.super(e)
	}
	bare := e.X == nil || e.X.Op == program.Self
	var recv Value
	if !bare {
		recv = r.eval(e.X)
		if r.sig != nil {
			return Value{}
		}
		if recv.Kind == Nil && flow.Shorted(e, r.lang) {
			return Value{Kind: Nil, Undef: r.lang == program.TypeScript, About: recv.About}
		}
	}
	if bare && len(e.List) == 0 && e.Closure == nil && r.lang == program.Ruby {
		if v, ok := r.named(e); ok {
			return v
		}
	}
	if bare && e.Name == "old" && len(e.List) == 1 && r.frame().result != nil {
		return r.old(e.List[0])
	}
	if v, ok := r.closure(e, recv); ok || r.sig != nil {
		return v
	}
	args, about := r.arguments(e)
	if r.sig != nil {
		return Value{}
	}
	about |= recv.About
	if flow.NeverReturns(e) {
		r.raise(e, "")
		return Value{}
	}
	if v, ok := r.message(e, recv, args, about); ok || r.sig != nil {
		return v
	}
	if v, ok := r.own(e, bare, recv); ok || r.sig != nil {
		r.affect(e)
		return v
	}
	r.affect(e)
	if r.sig != nil {
		return Value{}
	}
	if about != 0 && (bare && r.asked == 0 || flow.GuardName(e.Name) || asking.MatchString(e.Name) || e.X != nil && checker.MatchString(e.X.Name) || r.Validator != nil && r.Validator(e)) {
		r.unsure = true
	}
	if bare && r.lang == program.Ruby && flow.GuardName(strings.TrimSuffix(e.Name, "!")) {
		r.unsure = true // it may look at fields
	}
	if r.Effects {
		return r.record(e, recv, about)
	}
	return r.answer(e, recv, args, about)
}

// named is what a bare Ruby word gives: a reader, the result of a postcondition; false where it calls a method.
func (r *run) named(e *program.Expr) (Value, bool) {
	f := r.frame()
	if f.result != nil && e.Name == "result" && e.X == nil {
		return *f.result, true
	}
	if v, ok := f.fields[e.Name]; ok && !r.defines(e.Name) {
		return v, true
	}
	if r.defines(e.Name) {
		return Value{}, false
	}
	if f.own {
		if v, ok := r.world["self."+e.Name]; ok {
			v.Path, v.About = "self."+e.Name, r.bits["self."+e.Name]
			return v, true
		}
	}
	for c := f.method.Class; c != nil; c = nil {
		for _, x := range c.Fields {
			if x.Name == e.Name && x.Reader {
				if f.own {
					return r.read("self."+e.Name, 0), true
				}
				return Value{}, true
			}
		}
	}
	return Value{}, false
}

// defines reports whether a bare word calls a method of the class with a body.
func (r *run) defines(name string) bool {
	t := flow.Scope{Classes: r.Classes, Method: r.frame().method}.Callee(&program.Expr{Op: program.Call, Name: name})
	return t.Method != nil && t.Method.HasBody()
}

func (r *run) arguments(e *program.Expr) (args []Value, about uint64) {
	for _, a := range e.List {
		if a == nil || r.sig != nil {
			break
		}
		var v Value
		switch {
		case a.Op == program.Pair:
			v = r.eval(a.Y)
		case a.Op == program.Spread:
			v = Value{About: r.eval(a.X).About}
		default:
			v = r.eval(a)
		}
		about |= v.About
		args = append(args, v)
	}
	return args, about
}

// own runs what a call runs of the project.
func (r *run) own(e *program.Expr, bare bool, recv Value) (Value, bool) {
	if len(r.frames) > maxDepth+1 {
		return Value{}, false
	}
	f := r.frame()
	if recv.made != nil {
		t := flow.Scope{Classes: r.Classes, Method: &program.Method{File: recv.made.File, Class: recv.made, Name: "·"}}.Callee(&program.Expr{Op: program.Call, Name: e.Name, List: e.List})
		if t.Method == nil {
			return Value{}, false
		}
		return r.enter(t.Method, e, e, recv.self, false), true
	}
	t := flow.Scope{Classes: r.Classes, Method: f.method}.Callee(e)
	if !t.Resolved() {
		return Value{}, false
	}
	fields, own := f.fields, f.own
	if t.Ctor != nil || !bare {
		fields, own = map[string]Value{}, false
	}
	if t.Ctor != nil {
		r.enter(t.Ctor, e, t.CtorArgs, fields, false)
		if r.sig != nil {
			return Value{}, true
		}
	}
	if t.Method == nil {
		return Value{Kind: Object, self: fields, made: t.Class}, true
	}
	if r.active(t.Method) {
		return Value{}, false
	}
	v := r.enter(t.Method, e, t.Args, fields, own && !t.Method.Static)
	if t.Wrapped {
		return Value{About: v.About}, true
	}
	return v, true
}

func (r *run) active(m *program.Method) bool {
	for _, f := range r.frames {
		if f.method == m {
			return true
		}
	}
	return false
}

// enter runs a method with the arguments of a call.
func (r *run) enter(m *program.Method, call, args *program.Expr, fields map[string]Value, own bool) Value {
	if !m.HasBody() || m.Broken || r.active(m) && m.Kind != program.KindGetter || len(r.frames) > 2*maxDepth {
		return Value{}
	}
	f := &frame{method: m, locals: map[string]Value{}, fields: fields, own: own, call: call}
	r.bind(f, m, args)
	if r.sig != nil {
		return Value{}
	}
	if m.Kind == program.KindConstructor && m.Class != nil {
		for _, p := range m.Params {
			if p.Property {
				fields[p.Name] = f.locals[p.Name]
			}
		}
	}
	lang, asked := r.lang, r.asked
	r.lang, r.asked = m.File.Language, 0
	r.frames = append(r.frames, f)
	v := r.eval(m.Body())
	r.frames = r.frames[:len(r.frames)-1]
	r.lang, r.asked = lang, asked
	if r.sig != nil && r.sig.kind == returning {
		v, r.sig = r.sig.value, nil
	} else if m.File.Language == program.TypeScript && m.BodyForm == program.BlockBody {
		v = Value{Kind: Nil, Undef: true}
	}
	if r.sig != nil {
		return Value{}
	}
	return v
}

func (r *run) bind(f *frame, m *program.Method, args *program.Expr) {
	if args == nil {
		return
	}
	if args.Op == program.Super && args.Has(program.Bare) {
		for name, v := range r.frame().locals {
			f.locals[name] = v
		}
		return
	}
	given, complete := summary.Arguments(args, m.Params)
	var each func([]*program.Param)
	each = func(list []*program.Param) {
		for _, p := range list {
			each(p.Leaves)
			switch a, ok := given[p]; {
			case p.Name == "":
			case ok:
				f.locals[p.Name] = r.eval(a)
			case complete && p.Default != nil:
				f.locals[p.Name] = r.eval(p.Default)
			case p.Default == nil && complete && m.File.Language == program.TypeScript && p.Kind == program.Positional:
				f.locals[p.Name] = Value{Kind: Nil, Undef: true}
			}
		}
	}
	each(m.Params)
}

func (r *run) construct(e *program.Expr) Value {
	_, about := r.arguments(e)
	if r.sig != nil {
		return Value{}
	}
	if v, ok := r.own(e, false, Value{}); ok || r.sig != nil {
		return v
	}
	return Value{Kind: Object, About: about}
}

func (r *run) super(e *program.Expr) Value {
	call := e
	if e.Op == program.Call && e.X != nil && e.X.Op == program.Super {
		call = &program.Expr{Op: program.Super, List: e.List, Span: e.Span}
	}
	_, about := r.arguments(e)
	if r.sig != nil {
		return Value{}
	}
	f := r.frame()
	m := r.overridden(f.method, e)
	if m == nil {
		if f.method.Class != nil && f.method.Class.Super != "" && (about != 0 || call.Has(program.Bare)) && f.method.Kind != program.KindConstructor {
			r.unsure = true
		}
		return Value{About: about}
	}
	return r.enter(m, e, call, f.fields, f.own)
}

// overridden is what super runs.
func (r *run) overridden(m *program.Method, e *program.Expr) *program.Method {
	name := m.Name
	if e.Op == program.Call && e.X != nil && e.Name != "super" && e.Name != "" {
		name = e.Name
	}
	return Overridden(r.Classes, m.Class, name, m.Static)
}

// Overridden is the method that a class would inherit under a name; nil where there is none with a body.
func Overridden(classes flow.Classes, c *program.Class, name string, static bool) *program.Method {
	for depth := 0; c != nil && depth < 6; depth++ {
		var next *program.Class
		for _, base := range flow.Resolve(classes, c, c.Super) {
			if base == c {
				continue
			}
			next = base
			for _, m := range base.Methods {
				if m.Name == name && m.Static == static && m.HasBody() && !m.Broken {
					return m
				}
			}
		}
		c = next
	}
	return nil
}
