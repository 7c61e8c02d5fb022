package dsl

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// steps makes an entry point of the methods that a class names in order: make :a, step :b.
func (r *reader) steps(c *program.Class, word string) {
	if c != r.class {
		return
	}
	var list []*program.Expr
	r.collect(c.Macros, &list, func(m macro) *program.Expr {
		if m.Name != word || len(m.names()) == 0 {
			return nil
		}
		return r.conditional(m, r.invoke(m.names()[0]))
	})
	r.chain(list)
}

// collect turns macros into calls, those in blocks of groups (stage do, transaction do) included.
func (r *reader) collect(macros []*program.Expr, list *[]*program.Expr, call func(macro) *program.Expr) {
	for _, e := range macros {
		if e.Op != program.Call || e.X != nil {
			continue
		}
		if step := call(sorted(e)); step != nil {
			*list = append(*list, step)
		} else if groups[e.Name] {
			r.collect(inside(e), list, call)
		}
	}
}

var groups = map[string]bool{"stage": true, "transaction": true, "try": true, "lock": true, "only_if": true, "each": true}

// chain enters the calls as one body; it is written nowhere, so that no repair may touch it.
func (r *reader) chain(list []*program.Expr) {
	if len(list) == 0 {
		return
	}
	c := r.class
	r.enter(&program.Method{File: c.File, Class: c, Name: "call", Span: c.Span, NameSpan: c.NameSpan, BodyForm: program.NoBody,
		Content: program.Ready(&program.Expr{Op: program.Block, Span: c.Span, List: list})})
}

// invoke is the call of the method that a symbol names. Keyword parameters are given what is declared or stored under their
// names.
func (r *reader) invoke(s *program.Expr) *program.Expr {
	call := &program.Expr{Op: program.Call, Name: s.Name, NameSpan: s.Span, Span: s.Span}
	for _, m := range r.class.Methods {
		if m.Name != s.Name || m.Static {
			continue
		}
		for _, p := range m.Params {
			if p.Kind == program.Keyword {
				call.List = append(call.List, &program.Expr{Op: program.Pair, Span: s.Span, X: &program.Expr{Op: program.Symbol, Name: p.Name, Span: s.Span},
					Y: &program.Expr{Op: program.Call, Name: p.Name, Span: s.Span}})
			}
		}
	}
	return call
}

// conditional wraps a step that runs only sometimes.
func (r *reader) conditional(m macro, call *program.Expr) *program.Expr {
	for _, p := range m.pairs {
		if slices.Contains([]string{"if", "unless", "only_if", "only_unless"}, p.X.Name) {
			return &program.Expr{Op: program.If, Span: call.Span, X: &program.Expr{Op: program.Opaque, Span: call.Span},
				Y: &program.Expr{Op: program.Block, Span: call.Span, List: []*program.Expr{call}}}
		}
	}
	return call
}
