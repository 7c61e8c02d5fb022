package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// microCase reads u-case: attributes demand nothing, a missing one is nil; accept: enforces a type, validates: a validation.
func microCase(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "attributes", "attribute", "attribute!", "attributes!") {
		for _, s := range m.names() {
			k := typeOf(m.given("accept"))
			known := k.enforced()
			if v := m.options["validates"]; v != nil {
				known = flow.Both(known, validated(v))
			}
			optional := k.null || m.yes("allow_nil")
			if m.yes("allow_nil") {
				known = flow.Fact{}
			}
			r.input(declare(c, s, m.options["default"], known, optional).held("attributes"))
		}
	}
	r.prevalidated(c)
}

// cmdx reads CMDx: required and optional attributes; what is coerced to a type is not nil.
func cmdx(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "required", "optional", "attribute", "attributes") {
		for _, s := range m.names() {
			known := flow.Fact{}
			if m.options["type"] != nil || m.options["types"] != nil {
				known = flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}
			}
			for _, p := range m.pairs {
				if p.X.Name != "type" && p.X.Name != "types" {
					known = flow.Both(known, validator(p.X.Name, p.Y))
				}
			}
			optional := m.Name == "optional" || m.no("required") && m.Name != "required"
			if optional {
				known = flow.Fact{}
			}
			r.input(declare(c, s, m.options["default"], known, optional).held("context"))
		}
	}
	r.open(c, "work")
}
