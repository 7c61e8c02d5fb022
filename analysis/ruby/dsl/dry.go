package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// dryInitializer reads dry-initializer: a type enforces itself, an option that is optional: true may be left out, and a default
// is a value or a closure that gives one.
func dryInitializer(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "option", "param") {
		if len(m.names()) == 0 {
			continue
		}
		s := m.names()[0]
		t := m.options["type"]
		if len(m.args) > 1 {
			t = m.args[1]
		}
		k := typeOf(t)
		optional := m.yes("optional") || k.null
		known := k.enforced()
		if optional {
			known = flow.Fact{}
		}
		if as := m.options["as"]; as != nil && as.Op == program.Symbol {
			s = as
		}
		def := value(m.options["default"])
		if def == nil {
			def = typesDefault(t)
		}
		r.input(declare(c, s, def, known, optional))
	}
}

// typesDefault is the value that a type of dry-types fills in where none is given: Types::String.default("") or .default { Time.now }.
func typesDefault(t *program.Expr) *program.Expr {
	for ; t != nil && t.Op == program.Call; t = t.X {
		if t.Name != "default" {
			continue
		}
		if len(t.List) > 0 {
			return t.List[0]
		}
		if t.Closure != nil && t.Closure.Body != nil && len(t.Closure.Body.List) > 0 {
			return t.Closure.Body.List[len(t.Closure.Body.List)-1]
		}
	}
	return nil
}

// value unwraps a default given as a closure.
func value(e *program.Expr) *program.Expr {
	if e != nil && e.Op == program.Closure_ && e.Closure.Body != nil && len(e.Closure.Body.List) == 1 {
		return e.Closure.Body.List[0]
	}
	return e
}

// dryStruct reads dry-struct: attribute :x, Type; attribute? may be left out.
func dryStruct(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "attribute", "attribute?") {
		if len(m.names()) == 0 {
			continue
		}
		var t *program.Expr
		k := openKind
		if len(m.args) > 1 {
			t = m.args[1]
			k = typeOf(t)
		}
		r.typed(c, m.names()[0], typesDefault(t), k, m.Name == "attribute?")
	}
}

// typed declares an input whose type is enforced, nil included.
func (r *reader) typed(c *program.Class, s, def *program.Expr, k kind, optional bool) {
	known := k.enforced()
	if optional {
		known = flow.Fact{}
	}
	r.input(declare(c, s, def, known, optional || k.null))
}

// literal reads the literal gem: prop :x, Type; a nilable type may be left out.
func literal(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "prop") {
		if len(m.names()) == 0 || len(m.args) < 2 {
			continue
		}
		r.typed(c, m.names()[0], value(m.options["default"]), typeOf(m.args[1]), false)
		if !r.bases["Literal::Struct"] && !r.bases["Literal::Data"] && m.options["reader"] == nil {
			r.of(m.names()[0].Name).Bare = false // without reader: it is only a field
		}
	}
}

// sorbetStruct reads T::Struct: const and prop enforce their types when the struct is made.
func sorbetStruct(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "const", "prop") {
		if len(m.names()) == 0 || len(m.args) < 2 {
			continue
		}
		def := m.options["default"]
		if def == nil {
			def = value(m.options["factory"])
		}
		r.typed(c, m.names()[0], def, typeOf(m.args[1]), false)
	}
}
