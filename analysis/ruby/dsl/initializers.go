package dsl

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// attrExtras reads the macros that write a constructor, whose arguments nothing checks: pattr_initialize :a, [:b!, :c, d: 1].
// A key with "!" must be given; one without may be left out and is nil then.
func attrExtras(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "pattr_initialize", "rattr_initialize", "vattr_initialize", "aattr_initialize", "attr_initialize", "static_facade") {
		args := m.args
		r.setup(c, m)
		if m.Name == "static_facade" && len(args) > 0 {
			args = args[1:]
		}
		for _, a := range args {
			switch a.Op {
			case program.Symbol:
				r.input(declare(c, a, nil, flow.Fact{}, false))
			case program.Array:
				r.attrKeys(c, a.List)
			}
		}
	}
}

func (r *reader) attrKeys(c *program.Class, list []*program.Expr) {
	for _, k := range list {
		switch {
		case k.Op == program.Symbol:
			s := *k
			s.Name = strings.TrimSuffix(k.Name, "!")
			if s.Name != k.Name && s.NameSpan.End > s.NameSpan.Start {
				s.NameSpan.End--
			}
			r.input(declare(c, &s, nil, flow.Fact{}, s.Name == k.Name))
		case k.Op == program.Pair && k.X != nil:
			r.input(declare(c, k.X, k.Y, flow.Fact{}, false))
		case k.Op == program.Hash:
			r.attrKeys(c, k.List)
		}
	}
}

// mandate reads Mandate's initialize_with: names are required, keys have defaults.
func mandate(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "initialize_with") {
		for _, s := range m.names() {
			r.input(declare(c, s, nil, flow.Fact{}, false))
		}
		for _, p := range m.pairs {
			def := p.Y
			if def != nil && (def.Op == program.Constant || def.Op == program.Call) && strings.EqualFold(def.Name, "no_default") {
				def = nil
			}
			r.input(declare(c, p.X, def, flow.Fact{}, false))
		}
		r.setup(c, m)
	}
}

// setup makes a constructor of the block of a macro that writes one.
func (r *reader) setup(c *program.Class, m macro) {
	if m.Closure == nil || m.Closure.Body == nil || c != r.class {
		return
	}
	body := m.Closure.Body
	r.out.Setup = &program.Method{File: c.File, Class: c, Name: "initialize", Kind: program.KindConstructor, Span: m.Span, NameSpan: m.NameSpan,
		Content: program.Ready(body), BodySpan: body.Span, BodyForm: program.NoBody}
}

// attributes reads ActiveModel::Attributes: a type casts and lets nil pass.
func attributes(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "attribute") {
		for i, s := range m.names() {
			if i == 0 { // the second symbol is the type
				r.input(declare(c, s, m.options["default"], flow.Fact{}, false))
			}
		}
	}
}
