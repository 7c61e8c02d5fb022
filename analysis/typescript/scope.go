package typescript

import "github.com/agentcore/proviso/analysis/syntax"

// frame holds the names bound in one function. Declarations are hoisted to their function: a block's own scope matters only
// where it shadows a name of the same function.
type frame struct {
	names map[string]bool
	outer *frame
}

func (f *frame) bound(name string) bool {
	for ; f != nil; f = f.outer {
		if f.names[name] {
			return true
		}
	}
	return false
}

// within runs f in a new frame inside the given one and returns to the present one.
func (l *lowering) within(outer *frame, f func()) {
	old := l.frame
	l.frame = &frame{names: map[string]bool{}, outer: outer}
	f()
	l.frame = old
}

func (l *lowering) bind(name string) {
	if name != "" && l.frame != nil {
		l.frame.names[name] = true
	}
}

// hoist binds what is declared under n, functions inside excepted.
func (l *lowering) hoist(n syntax.ID) {
	if n == 0 {
		return
	}
	nested := functions[l.tree.Language]
	end := l.tree.After(n)
	for i := n; i < end; i++ {
		switch l.kind(i) {
		case "variable_declarator", "function_declaration", "generator_function_declaration":
			l.bindPattern(l.child(i, "name"))
		case "for_in_statement":
			if l.child(i, "kind") != 0 {
				l.bindPattern(l.child(i, "left"))
			}
		case "catch_clause":
			l.bindPattern(l.child(i, "parameter"))
		case "assignment_expression":
			if l.has(i, "using") {
				l.bindPattern(l.child(i, "left"))
			}
		}
		if i != n && nested.Has(l.tree, i) {
			i = l.tree.After(i) - 1
		}
	}
}

// functions are the nodes whose declarations are their own.
var functions = each("function_expression", "function_declaration", "generator_function_declaration", "generator_function",
	"arrow_function", "method_definition", "class", "class_declaration", "abstract_class_declaration")

// each is the set of the kinds of these names in either grammar.
func each(names ...string) map[syntax.Language]syntax.KindSet {
	return map[syntax.Language]syntax.KindSet{syntax.TypeScript: syntax.Kinds(syntax.TypeScript, names...), syntax.TSX: syntax.Kinds(syntax.TSX, names...)}
}

// bindPattern binds every name in a binding pattern.
func (l *lowering) bindPattern(n syntax.ID) {
	if n == 0 {
		return
	}
	end := l.tree.After(n)
	for i := n; i < end; i++ {
		switch l.kind(i) {
		case "identifier", "shorthand_property_identifier_pattern":
			l.bind(l.source(i))
		case "assignment_pattern", "object_assignment_pattern":
			l.bindPattern(l.child(i, "left"))
			i = l.tree.After(i) - 1
		case "computed_property_name":
			i = l.tree.After(i) - 1
		}
	}
}
