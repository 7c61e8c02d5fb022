package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Value is the abstract value of an expression in a state.
func (f *Frame) Value(s *State, e *program.Expr) *Value {
	if e == nil {
		return nil
	}
	if v := s.local(variable{expr: e}); v != nil {
		return v
	}
	switch e.Op {
	case program.Local:
		if v := s.local(variable{name: e.Name}); v != nil {
			return v
		}
	case program.Field_:
		if read := f.getter(e.Name); read != nil {
			return f.Value(s, read)
		}
		return f.field(s, e.Name)
	case program.Constant:
		return f.a.u.constant(e)
	case program.NonNull, program.Cast, program.Await:
		return f.Value(s, e.X)
	case program.Assign:
		if e.Name == "" {
			return f.Value(s, e.Y)
		}
	case program.Block:
		if n := len(e.List); n > 0 {
			return f.Value(s, e.List[n-1])
		}
	case program.Call:
		if name, ok := f.reader(e); ok {
			return f.field(s, name)
		}
		if e.X != nil && len(e.List) == 0 && e.Closure == nil && f.File().Language == program.Ruby && stable(e.Name) {
			v := f.member(s, e.X, e.Name)
			if v.Expr == nil && strings.HasSuffix(e.Name, "?") {
				v.Expr = e // a condition that may be kept in a variable and tested later
			}
			return v
		}
		if e.X != nil && e.Name == "get" && len(e.List) == 1 && f.File().Language == program.TypeScript {
			v := f.mapEntry(s, e)
			if v.Expr == nil {
				v.Expr = e
			}
			return v
		}
		if e.X != nil && e.Name == "fetch" && (len(e.List) == 1 || KeyOrNil(e)) {
			return f.index(s, e)
		}
	case program.Member:
		if e.X != nil {
			return f.member(s, e.X, e.Name)
		}
	case program.Index:
		if len(e.List) == 1 {
			return f.index(s, e)
		}
	}
	return f.made(s, e)
}

// made is the value that evaluating e makes in this activation.
func (f *Frame) made(s *State, e *program.Expr) *Value {
	return f.a.u.made(e, f.Call, func() []*Value { return f.origins(s, e) })
}

// stable reports whether a reader of that name can be taken to give the same value twice.
func stable(name string) bool {
	return !strings.HasSuffix(name, "!") && name != "new" && name != "create" && name != "call" && name != "build" && name != "first" && name != "reload"
}

func (f *Frame) member(s *State, x *program.Expr, key string) *Value {
	return f.memberOf(s, f.Value(s, x), key)
}

// keyOf is the name under which a member is known: sizes have one only.
func (f *Frame) keyOf(name string) string {
	if name == "length" || name == "count" && f.File().Language == program.Ruby {
		return "size"
	}
	return name
}

// memberOf is what the member of an object holds now.
func (f *Frame) memberOf(s *State, base *Value, key string) *Value {
	key = f.keyOf(key)
	if c, ok := s.slots[slot{base, key}]; ok {
		return c.now
	}
	return f.a.u.member(base, key, nil, f.Call)
}

func (f *Frame) index(s *State, e *program.Expr) *Value {
	if name, ok := f.input(e); ok {
		return f.field(s, name)
	}
	k := e.List[0]
	if k.Op == program.Str && f.File().Language == program.TypeScript {
		return f.member(s, e.X, k.Name)
	}
	if k.Op == program.Str || k.Op == program.Symbol || k.Op == program.Int {
		return f.member(s, e.X, "["+k.Name+"]")
	}
	return f.made(s, e)
}

// mapEntry is what a map holds under the key of a get or has call: the same for the same map and key.
func (f *Frame) mapEntry(s *State, e *program.Expr) *Value {
	v := f.a.u.member(f.Value(s, e.X), "get", f.Value(s, e.List[0]), f.Call)
	f.a.u.entries[v] = true
	return v
}

// meanwhile forgets that a map held nothing under a key: while a promise is awaited, others run.
func (s *State) meanwhile() {
	for v := range s.u.entries {
		if known := s.Known(v); known.Null == IsNull || known.Truth == No {
			fact := *known
			fact.Null, fact.Truth, fact.By = MaybeNull, Unknown, nil
			s.setFact(v, &fact)
		}
	}
}

func (f *Frame) field(s *State, name string) *Value {
	n := s.u.field(name)
	if v := s.fields.get(n); v != nil {
		return v
	}
	return s.u.initial(n)
}

// reader resolves a bare call that reads a field through an attr_reader or a delegating accessor.
func (f *Frame) reader(e *program.Expr) (string, bool) {
	if name, ok := f.input(e); ok {
		return name, true
	}
	if f.File().Language != program.Ruby || len(e.List) > 0 || e.Closure != nil || f.class == nil {
		return "", false
	}
	if e.X != nil && e.X.Op != program.Self {
		return "", false
	}
	for _, fd := range f.class.Fields {
		if fd.Name == e.Name && fd.Reader {
			return e.Name, true
		}
	}
	for _, c := range f.a.project.Classes(f.class.Name) {
		for _, fd := range c.Fields {
			if fd.Name == e.Name && fd.Reader {
				return e.Name, true
			}
		}
	}
	return "", false
}

// origins are the operands whose change would change e: operands of arithmetic, conversions, templates and both sides of ||.
func (f *Frame) origins(s *State, e *program.Expr) []*Value {
	var out []*Value
	add := func(x *program.Expr) {
		if x != nil {
			if v := f.Value(s, x); v != nil {
				out = append(out, v)
			}
		}
	}
	switch e.Op {
	case program.Binary, program.Or, program.And, program.Coalesce, program.Unary, program.Range:
		add(e.X)
		add(e.Y)
	case program.Template, program.Array:
		for _, p := range e.List {
			add(p)
		}
	case program.Spread:
		add(e.X)
	case program.Call, program.New:
		if conversions[e.Name] {
			add(e.X)
		}
		if converters[e.Name] {
			for _, a := range e.List {
				add(a)
			}
		}
	case program.Hash:
		for _, p := range e.List {
			if p.Op == program.Pair {
				add(p.Y)
			} else {
				add(p)
			}
		}
	}
	return out
}

// conversions keep the identity of their receiver in another form; converters of their arguments.
var conversions = map[string]bool{"to_i": true, "to_f": true, "to_d": true, "to_s": true, "to_sym": true, "round": true, "abs": true, "floor": true, "ceil": true,
	"strip": true, "downcase": true, "upcase": true, "presence": true, "toFixed": true, "toString": true, "trim": true, "toLowerCase": true, "toUpperCase": true,
	"join": true, "dup": true, "truncate": true, "squish": true, "intern": true, "classify": true, "camelize": true, "camelcase": true, "underscore": true,
	"singularize": true, "pluralize": true, "capitalize": true, "titleize": true, "gsub": true, "sub": true, "tr": true, "delete_suffix": true, "delete_prefix": true,
	"replace": true, "getTime": true, "valueOf": true, "to_date": true, "to_json": true, "to_query": true, "to_param": true, "to_time": true, "to_datetime": true, "beginning_of_day": true, "end_of_day": true}
var converters = map[string]bool{"Integer": true, "Float": true, "BigDecimal": true, "String": true, "Number": true, "parseInt": true, "parseFloat": true, "URI": true,
	"encodeURIComponent": true, "escape": true, "url_encode": true, "generate": true, "format": true, "sprintf": true, "Rational": true, "BigInt": true, "join": true, "stringify": true, "URL": true}
