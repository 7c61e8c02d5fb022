package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// lightService reads light-service: expects demands that the key is there, and lets nil pass. The action is the block of
// executed, whose parameter is the context.
func lightService(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "executed") {
		body := m.Closure
		if body == nil || body.Body == nil || c != r.class {
			continue
		}
		holders := []string{"context", "ctx"}
		for _, p := range body.Params {
			holders = append(holders, p.Name)
		}
		r.expected(c, holders)
		r.enter(&program.Method{File: c.File, Class: c, Name: "executed", Static: true, Span: m.Span, NameSpan: m.NameSpan, Content: program.Ready(body.Body), BodySpan: body.Body.Span, BodyForm: program.NoBody})
	}
}

func (r *reader) expected(c *program.Class, holders []string) {
	for _, e := range calls(c.Macros, "expects") {
		for _, s := range e.names() {
			in := declare(c, s, e.options["default"], flow.Fact{}, false).held(holders...)
			in.Bare = false
			r.input(in)
		}
	}
}
