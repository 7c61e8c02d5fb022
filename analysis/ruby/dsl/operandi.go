package dsl

import "github.com/agentcore/proviso/analysis/program"

// operandi reads Operandi and light-services: the type of an argument is enforced, and with it nil rejected, unless the argument
// is optional; without a type nothing is.
func operandi(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "arg", "argument") {
		for _, s := range m.names() {
			k := typeOf(m.given("type"))
			optional := m.yes("optional") || k.null
			known := k.enforced()
			if optional {
				known.Null, known.Tested = 0, 0
			}
			r.input(declare(c, s, m.options["default"], known, optional).held("arguments", "args"))
		}
	}
	r.steps(c, "step")
}
