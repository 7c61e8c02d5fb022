package dsl

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// interactor reads Interactor: anything may be in the context, or not. What is read of it and declared nowhere counts as an
// input that stands at the first read, or at the delegate line that names it.
func interactor(r *reader, c *program.Class) {
	if c != r.class {
		return
	}
	r.hooks(c)
	for _, m := range calls(c.Macros, "delegate") {
		if to := m.options["to"]; to == nil || to.Name != "context" {
			continue
		}
		for _, s := range m.names() {
			if r.of(s.Name) == nil && !contextual(s.Name) {
				r.input(declare(c, s, nil, flow.Fact{}, false).held("context"))
			}
		}
	}
	for _, m := range c.Methods {
		m.Body().Walk(func(e *program.Expr) bool {
			if reads(e) && r.of(e.Name) == nil {
				in := declare(c, e, nil, flow.Fact{}, false).held("context")
				in.Bare = false
				r.input(in)
			}
			return true
		})
	}
}

// hooks puts what before blocks and methods do in front of call.
func (r *reader) hooks(c *program.Class) {
	var list []*program.Expr
	for _, m := range calls(c.Macros, "before") {
		for _, s := range m.names() {
			list = append(list, r.invoke(s))
		}
		list = append(list, inside(m.Expr)...)
	}
	for _, m := range c.Methods {
		if m.Name == "call" && !m.Static && len(list) > 0 {
			list = append(list, &program.Expr{Op: program.Call, Name: "call", Span: m.NameSpan, NameSpan: m.NameSpan})
			r.out.Instead["call"] = true
			r.chain(list)
			return
		}
	}
}

// reads reports whether e is context.name.
func reads(e *program.Expr) bool {
	return e.Op == program.Call && len(e.List) == 0 && e.Closure == nil && !e.Has(program.Safe) && e.X != nil && e.X.Op == program.Call && e.X.X == nil && e.X.Name == "context" &&
		!contextual(e.Name)
}

// contextual are what a context answers by itself.
func contextual(name string) bool {
	return strings.HasSuffix(name, "!") || strings.HasSuffix(name, "?") ||
		slices.Contains([]string{"to_h", "error", "errors", "message", "each_pair", "inspect", "dup", "class"}, name)
}

// interactorContracts reads interactor-contracts: expects holds a schema of the context.
func interactorContracts(r *reader, c *program.Class) {
	for _, m := range calls(c.Macros, "expects") {
		for _, e := range inside(m.Expr) {
			if in := schemaKey(c, e); in != nil {
				in.Bare = false
				r.input(in.held("context"))
			}
		}
	}
}
