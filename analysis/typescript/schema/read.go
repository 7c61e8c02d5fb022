package schema

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// reading is a schema as far as it has been read.
type reading struct {
	lib      *lib
	kind     string // "text", "number", "list", "object"; "" for others
	optional bool   // undefined fits
	null     bool   // null fits
	shape    flow.Shape
}

// read reads an expression that declares a schema; nil if it declares none that is known.
func (s scope) read(e *program.Expr) *reading {
	if e == nil || s.depth > maxDepth {
		return nil
	}
	switch e.Op {
	case program.Cast, program.NonNull:
		return s.deeper().read(e.X)
	case program.Local:
		return s.deeper().read(s.local(e.Name))
	case program.Constant:
		def, at := s.defined(e.Name)
		return at.read(def)
	case program.Field_:
		return s.field(e.Name)
	case program.Member:
		return s.member(e)
	case program.Call, program.New:
		return s.call(e)
	}
	return nil
}

// namespace is the library that an expression stands for: z, v, Joi, yup, t, Schema, z.coerce.
func (s scope) namespace(e *program.Expr) *lib {
	if e == nil {
		return nil
	}
	switch e.Op {
	case program.Constant:
		if i, ok := importOf(s.file, e.Name); ok {
			return library(i.From)
		}
	case program.Member:
		if e.Name == "coerce" || e.Name == "iso" || e.Name == "Schema" {
			return s.namespace(e.X)
		}
	}
	return nil
}

func (s scope) field(name string) *reading {
	if s.method == nil || s.method.Class == nil {
		return nil
	}
	for _, f := range s.method.Class.Fields {
		if f.Name == name && f.Init != nil {
			return s.deeper().read(f.Init)
		}
	}
	return nil
}

// member reads t.string, Schema.Number, schemas.order and Order.schema.
func (s scope) member(e *program.Expr) *reading {
	if l := s.namespace(e.X); l != nil {
		return s.word(&reading{lib: l}, e.Name, nil, true)
	}
	if e.X == nil || e.X.Op != program.Constant {
		return nil
	}
	if def, at := s.defined(e.X.Name); def != nil && def.Op == program.Hash {
		for _, p := range def.List {
			if p.Op == program.Pair && p.X != nil && p.X.Name == e.Name {
				return at.read(p.Y)
			}
		}
		return nil
	}
	if i, ok := importOf(s.file, e.X.Name); ok && i.Name == "*" {
		for _, f := range s.sources(i.From, e.Name) {
			return s.in(f).read(f.ModuleConstants()[e.Name])
		}
	}
	for _, c := range s.program.Classes(e.X.Name) {
		for _, k := range c.Consts {
			if k.Name == e.Name {
				return s.in(c.File).read(k.Value)
			}
		}
		for _, f := range c.Fields {
			if f.Static && f.Name == e.Name {
				return s.in(c.File).read(f.Init)
			}
		}
	}
	return nil
}

// call reads z.object({…}), object({…}) and Order.partial().
func (s scope) call(e *program.Expr) *reading {
	if e.X == nil {
		if i, ok := importOf(s.file, e.Name); ok && library(i.From) != nil {
			return s.word(&reading{lib: library(i.From)}, i.Name, e.List, true)
		}
		return nil
	}
	if l := s.namespace(e.X); l != nil {
		r := s.word(&reading{lib: l}, e.Name, e.List, true)
		if r != nil && e.X.Op == program.Member && e.X.Name == "coerce" {
			r.shape.Made = true
		}
		return r
	}
	base := s.deeper().read(e.X)
	if base == nil {
		return nil
	}
	return s.word(base, e.Name, e.List, false)
}

// result is what fits the schema, as a member of another: where it may be missing, what is said of it holds only if it is there.
func (r *reading) result() *flow.Shape {
	out := r.shape
	if r.optional || r.null {
		out.Known.Null, out.Known.Truth, out.Known.Member, out.Known.OneOf = flow.MaybeNull, flow.Unknown, false, flow.Literals{}
		out.Known.Tested &^= flow.TestNull
		out.Known.Finite, out.Keys = false, nil
	}
	return &out
}

// keys reads an object literal of schemas.
func (s scope) keys(e *program.Expr, partial bool, l *lib) map[string]*flow.Shape {
	out := map[string]*flow.Shape{}
	if e != nil && (e.Op == program.Constant || e.Op == program.Local) {
		if def, at := s.defined(e.Name); def != nil {
			return at.keys(def, partial, l)
		}
	}
	if e == nil || e.Op != program.Hash {
		return out
	}
	for _, p := range e.List {
		if p.Op != program.Pair || p.X == nil {
			continue
		}
		sub := s.deeper().read(p.Y)
		if sub == nil {
			out[p.X.Name] = &flow.Shape{Open: true}
			continue
		}
		sub.optional = sub.optional || partial
		out[p.X.Name] = sub.result()
	}
	return out
}
