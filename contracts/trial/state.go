package trial

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

func (r *run) self() Value {
	f := r.frame()
	v := Value{Kind: Object, Path: "self"}
	if !f.own {
		v.Path, v.self = "", f.fields
	}
	return v
}

// field reads a field of self; a TypeScript getter runs.
func (r *run) field(e *program.Expr) Value {
	f := r.frame()
	if v, ok := f.fields[e.Name]; ok {
		return v
	}
	if r.lang == program.TypeScript && f.method.Class != nil && len(r.frames) <= maxDepth+1 {
		if m := r.getter(f.method.Class, e.Name, 0); m != nil {
			return r.enter(m, e, nil, f.fields, f.own)
		}
	}
	if f.own {
		return r.read("self."+e.Name, 0)
	}
	return Value{}
}

func (r *run) getter(c *program.Class, name string, depth int) *program.Method {
	if depth > 4 {
		return nil
	}
	for _, m := range c.Methods {
		if m.Kind == program.KindGetter && m.Name == name && m.HasBody() {
			return m
		}
	}
	for _, base := range flow.Resolve(r.Classes, c, c.Super) {
		if base != c {
			if m := r.getter(base, name, depth+1); m != nil {
				return m
			}
		}
	}
	return nil
}

// constant reads a literal constant of the class, of those around it, or of the file.
func (r *run) constant(e *program.Expr) Value {
	f := r.frame()
	if f.result != nil && e.Name == "result" {
		return *f.result
	}
	if v := Constant(f.method, e.Name); v != nil {
		for v.Op == program.Call && v.Name == "freeze" && v.X != nil || v.Op == program.Cast {
			v = v.X
		}
		switch v.Op {
		case program.Int, program.Float, program.Str, program.Symbol, program.Array, program.Regex, program.Unary:
			return r.eval(v)
		}
	}
	switch e.Name {
	case "undefined":
		return Value{Kind: Nil, Undef: true}
	case "NaN", "Infinity":
		return Value{}
	}
	if v, ok := r.world[e.Name]; ok {
		return v
	}
	if e.Name != "" && strings.ToUpper(e.Name[:1]) == e.Name[:1] {
		return Value{Kind: Type, Text: strings.TrimPrefix(e.Name, "::"), Path: e.Name}
	}
	return Value{Path: e.Name}
}

// Constant is what a method's class, those around it or its file call by a name; nil where nothing is seen.
func Constant(m *program.Method, name string) *program.Expr {
	for c := m.Class; c != nil; c = c.Outer {
		for _, k := range c.Consts {
			if k.Name == name || c.Name+"."+k.Name == name {
				return k.Value
			}
		}
		for _, f := range c.Fields {
			if f.Static && f.Name == name {
				return f.Init
			}
		}
	}
	if m.File.TopLevel == nil || !m.File.TopLevel.HasBody() {
		return nil
	}
	for _, e := range m.File.TopLevel.Body().List {
		if e.Op == program.Assign && e.X != nil && e.X.Name == name {
			return e.Y
		}
	}
	return nil
}

func (r *run) assign(e *program.Expr) Value {
	if t := e.X; t != nil && (t.Op == program.Member || t.Op == program.Index || t.Op == program.Call && t.X != nil && t.X.Op != program.Self) {
		r.eval(t.X)
	}
	var v Value
	switch e.Name {
	case "":
		v = r.eval(e.Y)
	case "||", "&&", "??":
		v = r.eval(e.X)
		if r.sig != nil {
			return Value{}
		}
		keep := v.Kind != Nil && v.Kind != Unknown
		if e.Name != "??" {
			t := v.truth(r.lang)
			keep = t == flow.Yes && e.Name == "||" || t == flow.No && e.Name == "&&"
		}
		switch {
		case keep:
		case v.Kind == Unknown:
			v = Value{About: v.About | r.eval(e.Y).About}
		default:
			v = r.eval(e.Y)
		}
	default:
		v = r.binary(&program.Expr{Op: program.Binary, Name: e.Name, X: e.X, Y: e.Y, Span: e.Span})
	}
	if r.sig != nil {
		return Value{}
	}
	r.store(e.X, v)
	r.affect(e)
	return v
}

// affect ends the run at a side effect, unless it is to go on.
func (r *run) affect(e *program.Expr) {
	if r.Effects || r.sig != nil {
		return
	}
	k := flow.Effect(e, r.lang)
	if k == flow.NoEffect || k == flow.OwnState && r.frame().method.Kind == program.KindConstructor {
		return
	}
	r.sig = &signal{kind: stopping, at: e}
}

func (r *run) store(t *program.Expr, v Value) {
	if t == nil {
		return
	}
	f := r.frame()
	switch t.Op {
	case program.Local:
		f.locals[t.Name] = v
	case program.Field_:
		f.fields[t.Name] = v
	case program.Call:
		if t.X != nil && t.X.Op == program.Self {
			f.fields[t.Name] = v
		}
	case program.Spread:
		r.store(t.X, Value{})
	case program.Cast, program.NonNull:
		r.store(t.X, v)
	}
}

func (r *run) multi(e *program.Expr) Value {
	v := r.eval(e.Y)
	if r.sig != nil {
		return Value{}
	}
	for i, t := range e.List {
		one := Value{About: v.About}
		switch {
		case v.Kind == List && i < len(v.Items):
			one = v.Items[i]
		case e.Name != "" || t.Name != "" && t.Op == program.Assign:
			one = r.read(join(v.Path, t.Name), v.About)
		}
		if t.Op == program.Assign {
			t = t.X
		}
		r.store(t, one)
	}
	return v
}

// join is the path of a member; what has no path has no members with one.
func join(path, name string) string {
	if path == "" || name == "" {
		return ""
	}
	return path + "." + name
}

func (r *run) index(e *program.Expr) Value {
	x := r.eval(e.X)
	if r.sig != nil {
		return Value{}
	}
	if x.Kind == Nil && !flow.Shorted(e, r.lang) {
		return r.crash(e, x)
	}
	about := x.About
	key := ""
	for _, a := range e.List {
		v := r.eval(a)
		about |= v.About
		if v.Kind == Symbol || v.Kind == String {
			key = v.Text
		}
		if v.Kind == Number && x.Kind == List {
			if n := int(v.Num); n >= 0 && n < len(x.Items) {
				return x.Items[n]
			}
			return Value{Kind: Nil, Undef: true, About: about}
		}
	}
	return r.read(join(x.Path, key), about)
}

func (r *run) raised(e *program.Expr) Value {
	for _, a := range e.List {
		if a.Op == program.Constant || a.Op == program.Str || a.Op == program.Template {
			continue // the message says nothing
		}
		if a.Op == program.New || a.Op == program.Call {
			continue
		}
		r.eval(a)
	}
	if r.sig != nil {
		return Value{}
	}
	r.raise(e, Error(e))
	return Value{}
}

// Error is the class that a raise or throw names; "" where it names none.
func Error(e *program.Expr) string {
	if len(e.List) == 0 {
		return ""
	}
	switch x := e.List[0]; {
	case x.Op == program.Constant || x.Op == program.New:
		return x.Name
	case x.Op == program.Call && x.Name == "new" && x.X != nil && x.X.Op == program.Constant:
		return x.X.Name
	case x.Op == program.Str || x.Op == program.Template:
		return "RuntimeError"
	}
	return ""
}

func (r *run) match(e *program.Expr) Value {
	v := r.eval(e.X)
	if r.sig != nil {
		return Value{}
	}
	fits := r.fits(e.Pattern, v)
	if !e.Has(program.Raises) {
		return fits
	}
	outer := r.about
	r.about = 0
	ok := r.settle(fits)
	if !ok {
		r.guarded(e, r.about != 0, func() { r.raise(e, "NoMatchingPatternError") })
	}
	r.about |= outer
	return Value{Kind: Nil}
}

func (r *run) each(e *program.Expr) Value {
	if e.Has(program.CStyle) {
		for _, x := range e.List {
			if x != nil && x.Op == program.Assign {
				r.store(x.X, Value{})
			}
		}
		r.loop(nil, false, func(Value) {}, e.Y)
		return Value{Kind: Nil}
	}
	xs := r.eval(e.X)
	if r.sig != nil {
		return Value{}
	}
	if xs.Kind == Nil {
		return r.crash(e, xs)
	}
	bind := func(v Value) {
		if len(e.List) > 0 {
			r.store(e.List[0], v)
		}
	}
	r.loop(xs.Items, xs.Kind == List, bind, e.Y)
	return Value{Kind: Nil}
}
