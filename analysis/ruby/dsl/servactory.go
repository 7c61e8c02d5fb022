package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// servactory reads Servactory: an input is required, which rejects nil and the empty, unless required: false; false passes.
// The steps that make names run in order, with what they stored.
func servactory(r *reader, c *program.Class) {
	r.outputs(c)
	for _, m := range calls(c.Macros, "input") {
		for _, s := range m.names() {
			r.input(servactoryInput(c, m, s))
		}
	}
	r.steps(c, "make")
}

func servactoryInput(c *program.Class, m macro, s *program.Expr) *Input {
	k := typeOf(m.given("type"))
	known := flow.Both(flow.Fact{Null: flow.NonNull, Empty: flow.No, Tested: flow.TestNull | flow.TestEmpty}, k.enforced())
	if member(m) != nil || m.options["format"] != nil || m.options["target"] != nil {
		known = among(known, member(m))
	}
	for _, option := range []string{"min", "max"} {
		if n, ok := flow.Number(m.given(option)); ok {
			known.Tested |= flow.TestBound
			known.Bounded(comparisons[option], n)
		}
	}
	if m.options["multiple_of"] != nil || m.options["schema"] != nil || m.options["consists_of"] != nil {
		known.Tested |= flow.TestOpaque
	}
	optional := m.no("required")
	if optional || k.null {
		known = flow.Fact{}
	}
	in := declare(c, s, m.options["default"], known, optional || k.null).held("inputs")
	in.Bare = false
	in.Must = conditions(m.options["must"])
	return in
}
