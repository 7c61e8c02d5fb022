package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// filters are the input types of active_interaction and mutations with the class they enforce.
var filters = map[string]string{"string": "String", "integer": "Integer", "float": "Float", "decimal": "BigDecimal", "boolean": "boolean", "symbol": "Symbol",
	"date": "Date", "time": "Time", "date_time": "DateTime", "array": "Array", "hash": "Hash", "file": "File", "object": "", "record": "", "interface": "",
	"model": "", "duck": "", "nested": "Hash"}

// activeInteraction reads active_interaction: every filter enforces its type and rejects nil unless the default is nil. The
// validations of the class have passed when execute runs.
func activeInteraction(r *reader, c *program.Class) {
	for _, e := range c.Macros {
		if e.Op != program.Call || e.X != nil {
			continue
		}
		class, ok := filters[e.Name]
		if !ok {
			continue
		}
		m := sorted(e)
		for _, s := range m.names() {
			def := m.options["default"]
			optional := def != nil && def.Op == program.Nil
			known := flow.Fact{}
			if !optional {
				known = filtered(class)
			}
			r.input(declare(c, s, def, known, optional).held("inputs"))
		}
	}
	r.prevalidated(c)
	r.open(c, "execute")
}

func filtered(class string) flow.Fact {
	f := named(class).fact
	if class == "" {
		f.Tested |= flow.TestOpaque
	}
	return f
}

// mutations reads the mutations gem: required filters reject nil unless nils: true, and strings the blank ones unless
// empty: true; optional ones may be missing.
func mutations(r *reader, c *program.Class) {
	for _, part := range calls(c.Macros, "required", "optional") {
		for _, e := range inside(part.Expr) {
			class, ok := filters[e.Name]
			if e.Op != program.Call || !ok {
				continue
			}
			m := sorted(e)
			for _, s := range m.names() {
				r.input(mutationInput(c, part.Name, class, m, s))
			}
		}
	}
	r.open(c, "execute")
}

func mutationInput(c *program.Class, part, class string, m macro, s *program.Expr) *Input {
	known := filtered(class)
	if class == "String" && !m.yes("empty") {
		known.Empty, known.Tested = flow.No, known.Tested|flow.TestEmpty
	}
	for _, option := range []string{"min", "max"} {
		if n, ok := flow.Number(m.options[option]); ok {
			known.Tested |= flow.TestBound
			known.Bounded(comparisons[option], n)
		}
	}
	if m.options["in"] != nil || m.options["matches"] != nil {
		known = among(known, m.options["in"])
	}
	optional := part == "optional" || m.yes("nils")
	if optional {
		known = flow.Fact{}
	}
	return declare(c, s, m.options["default"], known, optional).held("inputs", "raw_inputs")
}

// open makes an entry of a method that the gem calls though it is not public.
func (r *reader) open(c *program.Class, name string) {
	for _, m := range c.Methods {
		if c == r.class && m.Name == name && !m.Static && m.Visibility != program.Public {
			r.enter(m)
		}
	}
}
