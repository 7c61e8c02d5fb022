package typescript

import (
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// functionTable reports whether n is an object literal that holds functions above all: const Guard = { notNull(x) { … } }.
func (l *lowering) functionTable(n syntax.ID) bool {
	if n == 0 || l.kind(n) != "object" {
		return false
	}
	parts := l.parts(n)
	functions := 0
	for _, p := range parts {
		switch _, f := l.tableFunction(p); {
		case f != 0:
			functions++
		case l.kind(p) != "pair" && l.kind(p) != "shorthand_property_identifier":
			return false
		}
	}
	return functions > 0 && 2*functions >= len(parts)
}

// uncast is a value without "as const", "satisfies T" and Object.freeze(…).
func (l *lowering) uncast(n syntax.ID) syntax.ID {
	for n != 0 {
		switch l.kind(n) {
		case "as_expression", "satisfies_expression":
			n = l.bare(l.firstPart(n))
		case "call_expression":
			args := l.parts(l.child(n, "arguments"))
			if l.source(l.child(n, "function")) != "Object.freeze" || len(args) != 1 {
				return n
			}
			n = l.bare(args[0])
		default:
			return n
		}
	}
	return n
}

// tableFunction is the name and the function of one member of a table; 0 if it is anything else.
func (l *lowering) tableFunction(p syntax.ID) (name, f syntax.ID) {
	switch l.kind(p) {
	case "method_definition":
		if l.has(p, "get") || l.has(p, "set") {
			return 0, 0
		}
		name, f = l.child(p, "name"), p
	case "pair":
		name, f = l.child(p, "key"), l.bare(l.child(p, "value"))
		if f == 0 {
			return 0, 0
		}
		switch l.kind(f) {
		case "arrow_function", "function_expression", "generator_function":
		default:
			return 0, 0
		}
	}
	if name == 0 {
		return 0, 0
	}
	switch l.kind(name) {
	case "property_identifier", "string":
		return name, f
	}
	return 0, 0
}

// table lowers such a literal, which n declares, to a module whose functions are called on its name. What it is as a value, an
// object with its keys, stays in the module's code; the functions have their bodies in one place only.
func (l *lowering) table(n, value, name syntax.ID, ex export) {
	c, done := l.openClass(n, l.source(name), program.KindModule, ex)
	object := l.new(program.Hash, value)
	var others []syntax.ID
	for _, p := range l.parts(value) {
		at, f := l.tableFunction(p)
		if f == 0 {
			others = append(others, p)
			continue
		}
		m := &program.Method{
			File: l.file, Class: c, Name: l.key(at), Span: l.span(p), NameSpan: l.keySpan(at), Kind: program.KindMethod,
			Static: true, Doc: l.docAbove(l.span(p).Start),
		}
		l.callable(m, f)
		c.Methods = append(c.Methods, m)
		object.List = append(object.List, l.pair(p, at, func() *program.Expr { return l.heading(f) }))
	}
	done()
	for _, p := range others {
		if l.kind(p) == "pair" {
			object.List = append(object.List, l.pair(p, l.child(p, "key"), func() *program.Expr { return l.optional(l.child(p, "value")) }))
		} else {
			object.List = append(object.List, l.pair(p, p, func() *program.Expr { return l.name(p) }))
		}
	}
	sort.Slice(object.List, func(i, j int) bool { return object.List[i].Span.Start < object.List[j].Span.Start })
	l.top = append(l.top, &program.Expr{Op: program.Assign, Span: l.span(n), X: l.name(name), Y: object, Flags: program.Decl})
}

// heading is a function without its body.
func (l *lowering) heading(f syntax.ID) *program.Expr {
	e := l.new(program.Closure_, f)
	e.Closure = &program.Closure{Span: e.Span, Kind: program.Function, Async: l.has(f, "async"), Body: l.new(program.Block, f)}
	return e
}
