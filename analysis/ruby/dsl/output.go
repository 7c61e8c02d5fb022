package dsl

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Output is a value that a class promises to its callers on success.
type Output struct {
	Name     string
	Span     syntax.Span // the name's, in the declaration
	Optional bool        // nil is a value of it, or a default stands for it
}

// outputs reads the macro output of the class itself. What a parent declares is the parent's to set.
func (r *reader) outputs(c *program.Class) {
	if c != r.class {
		return
	}
	for _, m := range calls(c.Macros, "output") {
		for _, s := range m.names() {
			r.out.Outputs = append(r.out.Outputs, &Output{Name: s.Name, Span: s.Span,
				Optional: m.yes("allow_nil") || m.no("required") || m.options["default"] != nil || nilable(m.given("type"))})
		}
	}
}

// nilable reports whether a type or a list of types admits nil.
func nilable(t *program.Expr) bool {
	found := false
	t.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Constant && e.Name == "NilClass" || e.Op == program.Nil
		return !found
	})
	return found
}
