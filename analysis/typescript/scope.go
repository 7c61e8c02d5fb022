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
	for _, below := range l.descend(n) {
		switch l.kind(below) {
		case "variable_declarator", "function_declaration", "generator_function_declaration":
			l.bindPattern(l.child(below, "name"))
		case "for_in_statement":
			if l.child(below, "kind") != 0 {
				l.bindPattern(l.child(below, "left"))
			}
		case "catch_clause":
			l.bindPattern(l.child(below, "parameter"))
		case "assignment_expression":
			if l.has(below, "using") {
				l.bindPattern(l.child(below, "left"))
			}
		}
	}
}

// descend lists n and what is below it in the same function. Trees are in preorder, so a subtree is a run of nodes.
func (l *lowering) descend(n syntax.ID) []syntax.ID {
	var out []syntax.ID
	end := l.after(n)
	for i := n; i < end; {
		out = append(out, i)
		switch l.kind(i) {
		case "function_expression", "function_declaration", "generator_function_declaration", "generator_function",
			"arrow_function", "method_definition", "class", "class_declaration", "abstract_class_declaration":
			if i != n {
				i = l.after(i)
				continue
			}
		}
		i++
	}
	return out
}

// after is the first node behind the subtree of n.
func (l *lowering) after(n syntax.ID) syntax.ID {
	for ; n != 0; n = l.tree.Parent(n) {
		if next := l.tree.Nodes[n].Next; next != 0 {
			return next
		}
	}
	return syntax.ID(len(l.tree.Nodes))
}

// bindPattern binds every name in a binding pattern.
func (l *lowering) bindPattern(n syntax.ID) {
	if n == 0 {
		return
	}
	end := l.after(n)
	for i := n; i < end; i++ {
		switch l.kind(i) {
		case "identifier", "shorthand_property_identifier_pattern":
			l.bind(l.source(i))
		case "assignment_pattern", "object_assignment_pattern":
			l.bindPattern(l.child(i, "left"))
			i = l.after(i) - 1
		case "computed_property_name":
			i = l.after(i) - 1
		}
	}
}
