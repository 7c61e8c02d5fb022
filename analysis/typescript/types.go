package typescript

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// annotation lowers ": T"; nil where there is none.
func (l *lowering) annotation(n syntax.ID) *program.Type {
	if n == 0 {
		return nil
	}
	switch l.kind(n) {
	case "type_annotation", "asserts_annotation", "type_predicate_annotation":
		if c := l.firstPart(n); c != 0 {
			return l.typ(c)
		}
		return nil
	}
	return l.typ(n)
}

// typeNames are the head names of types that have none of their own.
var typeNames = map[string]string{
	"tuple_type": "tuple", "function_type": "function", "constructor_type": "function", "object_type": "object",
	"template_literal_type": "literal", "intersection_type": "intersection", "conditional_type": "conditional",
	"lookup_type": "lookup", "type_query": "typeof", "index_type_query": "keyof", "type_predicate": "predicate",
	"asserts": "asserts", "this_type": "this", "infer_type": "infer", "optional_type": "optional", "rest_type": "rest",
}

// typ lowers a type. A kind unknown here has no name, only its text.
func (l *lowering) typ(n syntax.ID) *program.Type {
	t := &program.Type{Span: l.span(n), Text: l.source(n)}
	if l.depth > maxDepth {
		return t
	}
	l.depth++
	defer func() { l.depth-- }()
	switch k := l.kind(n); k {
	case "predefined_type", "type_identifier", "nested_type_identifier", "identifier", "member_expression", "nested_identifier":
		t.Name = t.Text
	case "generic_type":
		t.Name = l.source(l.child(n, "name"))
		if t.Name == "ReadonlyArray" {
			t.Name = "Array"
		}
		t.Args = l.typeArguments(l.child(n, "type_arguments"))
	case "array_type":
		t.Name = "Array"
		if c := l.firstPart(n); c != 0 {
			t.Args = []*program.Type{l.typ(c)}
		}
	case "readonly_type", "parenthesized_type":
		if c := l.firstPart(n); c != 0 {
			inner := *l.typ(c)
			inner.Span, inner.Text = t.Span, t.Text
			return &inner
		}
	case "literal_type":
		l.literalType(t, n)
	case "union_type":
		l.union(t, n)
	case "intersection_type":
		t.Name = "intersection"
		for _, m := range l.spine(n, k) {
			t.Args = append(t.Args, l.typ(m))
		}
	case "tuple_type":
		t.Name = "tuple"
		for _, m := range l.parts(n) {
			t.Args = append(t.Args, l.typ(m))
		}
	case "asserts", "type_predicate":
		t.Name = typeNames[k]
		t.Args = l.predicated(n)
	default:
		t.Name = typeNames[k]
	}
	return t
}

// predicated is the type in "x is T" and "asserts x is T".
func (l *lowering) predicated(n syntax.ID) []*program.Type {
	if p := l.tree.ChildOfKind(n, "type_predicate"); p != 0 {
		n = p
	}
	if t := l.child(n, "type"); t != 0 {
		return []*program.Type{l.typ(t)}
	}
	return nil
}

func (l *lowering) typeArguments(n syntax.ID) []*program.Type {
	if n == 0 {
		return nil
	}
	var out []*program.Type
	for _, c := range l.parts(n) {
		out = append(out, l.typ(c))
	}
	return out
}

func (l *lowering) literalType(t *program.Type, n syntax.ID) {
	t.Name = "literal"
	if c := l.firstPart(n); c != 0 {
		if k := l.kind(c); k == "null" || k == "undefined" {
			t.Name, t.Nullable = k, true
		}
	}
}

// union lists the members but null and undefined, which make it nullable; a single one left stands for the whole.
func (l *lowering) union(t *program.Type, n syntax.ID) {
	t.Name = "union"
	for _, m := range l.spine(n, "union_type") {
		member := l.typ(m)
		t.Nullable = t.Nullable || member.Nullable
		if member.Name != "null" && member.Name != "undefined" {
			t.Args = append(t.Args, member)
		}
	}
	if len(t.Args) == 1 {
		t.Name, t.Args = t.Args[0].Name, t.Args[0].Args
	}
}

// spine lists the operands of a chain of one operator, which the grammar nests to the left, without recursion.
func (l *lowering) spine(n syntax.ID, kind string) []syntax.ID {
	var out []syntax.ID
	for n != 0 && l.kind(n) == kind {
		parts := l.parts(n)
		if len(parts) == 0 {
			return out
		}
		if len(parts) == 1 { // a leading operator
			n = parts[0]
			continue
		}
		slices.Reverse(parts)
		out = append(out, parts[:len(parts)-1]...)
		n = parts[len(parts)-1]
	}
	if n != 0 {
		out = append(out, n)
	}
	slices.Reverse(out)
	return out
}
