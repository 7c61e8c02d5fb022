package flow

import (
	"path"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Functions finds module functions across files; a Classes may offer it.
type Functions interface {
	Functions(name string) []*program.Method
}

// Modules tells what a name of a module means beyond its path; a Classes may offer it.
type Modules interface {
	Means(importer, from, file string) bool
}

func (sc Scope) typeScript(e *program.Expr) Target {
	switch e.Op {
	case program.New:
		return sc.constructed(e)
	case program.Super:
		return sc.super(e)
	case program.Call:
	default:
		return Target{}
	}
	if e.X == nil {
		if m := sc.function(e.Name); m != nil {
			return Target{Method: m, Args: e}
		}
		return Target{}
	}
	if e.X.Op == program.Self && e.X.Name == "super" && e.Name == "" {
		return sc.super(e)
	}
	if e.Name == "" {
		return Target{}
	}
	if e.X.Op == program.Self && e.X.Name == "super" {
		return sc.above(e)
	}
	return sc.message(e)
}

// above resolves super.m(…) among what the class inherits.
func (sc Scope) above(e *program.Expr) Target {
	c := sc.Method.Class
	if c == nil {
		return Target{}
	}
	if m := inherited(sc.Classes, c, append([]string{c.Super}, c.Mixins...), e.Name, sc.Method.Static, 0); m != nil && m != sc.Method {
		return Target{Class: m.Class, Method: m, Args: e}
	}
	return Target{}
}

func (sc Scope) constructed(e *program.Expr) Target {
	c := sc.class(e.Name)
	if c == nil {
		return Target{}
	}
	return Target{Class: c, Ctor: findMethod(sc.Classes, c, "constructor", false), CtorArgs: e}
}

// message resolves x.m(…) by the declared type of x.
func (sc Scope) message(e *program.Expr) Target {
	x := Strip(e.X)
	if x.Op == program.Constant {
		if c := sc.class(x.Name); c != nil {
			if m := findMethod(sc.Classes, c, e.Name, true); m != nil {
				return Target{Class: c, Method: m, Args: e}
			}
			return Target{}
		}
		if m := sc.namespaced(x.Name, e.Name); m != nil {
			return Target{Method: m, Args: e}
		}
	}
	if sc.Made != nil && x.Op != program.New && x.Op != program.Self {
		if made := sc.Made(x); made != nil && Strip(made).Op == program.New { // anything else has its type where it is declared
			x = Strip(made)
		}
	}
	t := Target{Class: sc.typeOf(x)}
	if t.Class == nil {
		return Target{}
	}
	if x.Op == program.New {
		t = sc.constructed(x)
	}
	static := x.Op == program.Self && sc.Method.Static
	if t.Method = findMethod(sc.Classes, t.Class, e.Name, static); t.Method == nil {
		return Target{}
	}
	t.Args = e
	return t
}

// typeOf is the class of the project that an expression is declared to have.
func (sc Scope) typeOf(x *program.Expr) *program.Class {
	switch x.Op {
	case program.Self:
		return sc.Method.Class
	case program.New:
		return sc.class(x.Name)
	case program.Field_:
		if sc.Method.Class == nil {
			return nil
		}
		return sc.named(FieldType(sc.Method.Class, x.Name))
	case program.Local:
		for _, p := range sc.Method.Params {
			if p.Name == x.Name {
				return sc.named(p.Type)
			}
		}
	}
	return nil
}

// FieldType is the declared type of a field, of its parameter property or of what it is initialised with.
func FieldType(c *program.Class, name string) *program.Type {
	for _, f := range c.Fields {
		if f.Name != name {
			continue
		}
		if f.Type != nil {
			return f.Type
		}
		if f.Init != nil && f.Init.Op == program.New {
			return &program.Type{Name: f.Init.Name}
		}
	}
	return nil
}

func (sc Scope) named(t *program.Type) *program.Class {
	if t == nil {
		return nil
	}
	if t.Name == "union" { // C | undefined
		var only *program.Type
		for _, a := range t.Args {
			if a.Name == "null" || a.Name == "undefined" {
				continue
			}
			if only != nil {
				return nil
			}
			only = a
		}
		return sc.named(only)
	}
	return sc.class(t.Name)
}

// class finds what a class name means in the file: its own class, else the imported one.
func (sc Scope) class(name string) *program.Class {
	if sc.Classes == nil || name == "" {
		return nil
	}
	for _, c := range sc.Classes.Classes(name) {
		if c.File == sc.Method.File {
			return c
		}
	}
	name, from, imported := sc.imported(name)
	if !imported {
		return nil
	}
	var candidates []*program.Class
	for _, c := range sc.Classes.Classes(name) {
		if c.File.Language == program.TypeScript {
			candidates = append(candidates, c)
		}
	}
	return only(sc, from, candidates, func(c *program.Class) *program.File { return c.File })
}

// Function finds the function that a name means in the file: its own, else the imported one.
func (sc Scope) Function(name string) *program.Method { return sc.function(name) }

func (sc Scope) function(name string) *program.Method {
	for _, fn := range sc.Method.File.Functions {
		if fn.Name == name && fn.HasBody() && !fn.Broken {
			return fn
		}
	}
	name, from, imported := sc.imported(name)
	if !imported {
		return nil
	}
	return sc.exported(name, from)
}

// namespaced finds the function of a module that is imported whole: import * as ensure from './ensure'.
func (sc Scope) namespaced(module, name string) *program.Method {
	for _, i := range sc.Method.File.Imports {
		if i.Local == module && i.Name == "*" {
			return sc.exported(name, i.From)
		}
	}
	return nil
}

// exported finds the function of the name in the module that from means.
func (sc Scope) exported(name, from string) *program.Method {
	project, ok := sc.Classes.(Functions)
	if !ok {
		return nil
	}
	var candidates []*program.Method
	for _, m := range project.Functions(name) {
		if m.HasBody() && !m.Broken {
			candidates = append(candidates, m)
		}
	}
	return only(sc, from, candidates, func(m *program.Method) *program.File { return m.File })
}

// only is the one candidate that an import of from can mean, the zero value if there are none or several.
func only[T comparable](sc Scope, from string, candidates []T, file func(T) *program.File) T {
	var found, none T
	for _, c := range candidates {
		if sc.imports(from, file(c).Path, len(candidates)) {
			if found != none {
				return none
			}
			found = c
		}
	}
	return found
}

// imports reports whether an import of from can mean a file, by its path or by what the project's configuration says.
func (sc Scope) imports(from, file string, candidates int) bool {
	if Imports(sc.Method.File.Path, from, file, candidates) {
		return true
	}
	m, ok := sc.Classes.(Modules)
	return ok && m.Means(sc.Method.File.Path, from, file)
}

// imported is what a name of the file is called in the module it comes from.
func (sc Scope) imported(local string) (name, from string, ok bool) {
	for _, i := range sc.Method.File.Imports {
		if i.Local != local {
			continue
		}
		if i.Name != "default" && i.Name != "*" {
			return i.Name, i.From, true
		}
		return local, i.From, true
	}
	return local, "", false
}

// Imports reports whether an import of from, written in one file, can mean another file, which is one of several that declare
// the name. A barrel (index.ts) or a path alias hides the file; it is believed when there is only one candidate.
func Imports(importer, from, file string, candidates int) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(file, path.Ext(file)), ".d"), "/index")
	if strings.HasPrefix(from, ".") {
		want := strings.TrimSuffix(path.Join(path.Dir(importer), from), ".js")
		if want == base || want == strings.TrimSuffix(file, path.Ext(file)) {
			return true
		}
		return candidates == 1 && strings.HasPrefix(base, want+"/") // a barrel
	}
	tail := from
	for _, alias := range []string{"@/", "~/", "@app/", "src/", "@src/", "@libs/", "@modules/", "@core/", "@domain/"} {
		tail = strings.TrimPrefix(tail, alias)
	}
	if tail == from && !strings.HasPrefix(from, "@") {
		return false // a package
	}
	return base == tail || strings.HasSuffix(base, "/"+tail) || candidates == 1 && tail != from
}

// Signature is the method without a body that a TypeScript call is declared to run: of an interface, or abstract. Nil where the
// type of the receiver is not one of the project.
func (sc Scope) Signature(e *program.Expr) *program.Method {
	if sc.Method == nil || sc.Method.File.Language != program.TypeScript || e == nil || e.Op != program.Call || e.X == nil || e.Name == "" {
		return nil
	}
	return sc.signature(sc.typeOf(Strip(e.X)), e.Name, 0)
}

func (sc Scope) signature(c *program.Class, name string, depth int) *program.Method {
	if c == nil || depth > 6 {
		return nil
	}
	var found *program.Method
	for _, m := range c.Methods {
		if m.Name == name && m.Kind == program.KindSignature && !m.Static {
			if found != nil {
				return nil // overloads
			}
			found = m
		}
	}
	if found != nil {
		return found
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		for _, b := range Resolve(sc.Classes, c, base) {
			if m := sc.signature(b, name, depth+1); b != c && m != nil {
				return m
			}
		}
	}
	return nil
}
