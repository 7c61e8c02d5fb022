package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// actor reads service_actor. A bare input lets nil pass; a type or a list of values rejects it unless allow_nil says otherwise
// or the default is nil; allow_nil: false rejects it by itself.
func actor(r *reader, c *program.Class) {
	r.outputs(c)
	for _, m := range calls(c.Macros, "input") {
		for _, s := range m.names() {
			r.input(actorInput(c, m, s))
		}
	}
}

func actorInput(c *program.Class, m macro, s *program.Expr) *Input {
	def := m.options["default"]
	nilDefault := def != nil && def.Op == program.Nil
	k := kind{open: true}
	if t := m.given("type"); t != nil {
		k = typeOf(t)
	}
	known := flow.Fact{}
	in := member(m)
	if in != nil {
		known = among(flow.Fact{Null: flow.NonNull, Tested: flow.TestNull}, in)
	}
	known = flow.Both(known, k.enforced())
	if m.no("allow_nil") {
		known.Null, known.Tested = flow.NonNull, known.Tested|flow.TestNull
	}
	if m.yes("allow_nil") || nilDefault && !m.no("allow_nil") || k.null {
		known = flow.Fact{}
	}
	out := declare(c, s, def, known, m.yes("allow_nil") || k.null || nilDefault)
	out.Must = conditions(m.options["must"])
	if last := m.List[len(m.List)-1]; len(m.names()) == 1 && m.options["allow_nil"] == nil {
		out.Refuse = Insertion{last.Span.End, ", allow_nil: false", ""}
	}
	if last := m.List[len(m.List)-1]; len(m.names()) == 1 && m.options["must"] == nil {
		out.Demand = Insertion{last.Span.End, ", must: { be_legal: ->(%[2]s) { %[1]s } }", ""}
	}
	return out
}

// member is the list of values an input must be one of, or nil.
func member(m macro) *program.Expr {
	for _, option := range []string{"in", "inclusion"} {
		if e := m.given(option); e != nil {
			return e
		}
	}
	return nil
}
