package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// discourse reads Discourse's Service::Base: a contract of parameters with validations, models that must be found unless they
// are optional, policies and steps, all of them private methods whose keyword parameters come out of the context.
func discourse(r *reader, c *program.Class) {
	for _, block := range calls(c.Macros, "params", "contract", "options") {
		facts := validationsOf(inside(block.Expr))
		for _, m := range calls(inside(block.Expr), "attribute") {
			if len(m.names()) == 0 {
				continue
			}
			s := m.names()[0] // the second symbol is the type
			in := declare(c, s, m.options["default"], facts[s.Name], false).held(block.Name, "params", "contract")
			in.Bare = false
			r.input(in)
		}
	}
	if c != r.class {
		return
	}
	var list []*program.Expr
	r.collect(c.Macros, &list, func(m macro) *program.Expr {
		names := m.names()
		if len(names) == 0 {
			return nil
		}
		switch m.Name {
		case "model":
			return r.model(c, m, names)
		case "policy", "step":
			return r.conditional(m, r.invoke(names[0]))
		}
		return nil
	})
	r.chain(list)
}

// model declares what the step finds and calls the method that finds it.
func (r *reader) model(c *program.Class, m macro, names []*program.Expr) *program.Expr {
	known := flow.Fact{Null: flow.NonNull, Tested: flow.TestNull}
	optional := m.yes("optional")
	if optional {
		known = flow.Fact{}
	}
	in := declare(c, names[0], nil, known, optional)
	r.input(in.held("context"))
	if len(names) > 1 {
		return r.invoke(names[1])
	}
	fetch := *names[0]
	fetch.Name = "fetch_" + fetch.Name
	return r.invoke(&fetch)
}
