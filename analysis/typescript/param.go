package typescript

import (
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// parameterNodes lists the parameters of a function; "this" is a type annotation, not one of them.
func (l *lowering) parameterNodes(n syntax.ID) []syntax.ID {
	if single := l.child(n, "parameter"); single != 0 {
		return []syntax.ID{single}
	}
	list := l.child(n, "parameters")
	if list == 0 {
		return nil
	}
	var out []syntax.ID
	for _, p := range l.parts(list) {
		pattern := l.child(p, "pattern")
		if strings.HasSuffix(l.kind(p), "_parameter") && pattern != 0 && l.kind(pattern) != "this" {
			out = append(out, p)
		}
	}
	return out
}

func (l *lowering) bindParam(n syntax.ID) {
	if pattern := l.child(n, "pattern"); pattern != 0 {
		n = pattern
	}
	l.bindPattern(n)
}

func (l *lowering) params(n syntax.ID) []*program.Param {
	var out []*program.Param
	for _, p := range l.parameterNodes(n) {
		out = append(out, l.param(p))
	}
	return out
}

func (l *lowering) param(n syntax.ID) *program.Param {
	p := &program.Param{Span: l.span(n)}
	pattern := l.child(n, "pattern")
	if pattern == 0 {
		pattern = n
	}
	var decorators []syntax.ID
	for _, c := range l.parts(n) {
		if l.kind(c) == "decorator" {
			decorators = append(decorators, c)
		}
	}
	p.Decorators = l.decorators(decorators)
	p.Property = l.tree.ChildOfKind(n, "accessibility_modifier") != 0 || l.has(n, "readonly") || l.has(n, "override_modifier")
	p.Optional = l.kind(n) == "optional_parameter"
	p.Type = l.annotation(l.child(n, "type"))
	p.Default = l.optional(l.child(n, "value"))
	if l.kind(pattern) == "rest_pattern" {
		p.Kind = program.Rest
		pattern = l.firstPart(pattern)
	}
	l.paramPattern(p, n, pattern)
	return p
}

func (l *lowering) paramPattern(p *program.Param, n, pattern syntax.ID) {
	if pattern == 0 {
		return
	}
	switch l.kind(pattern) {
	case "object_pattern", "array_pattern":
		if p.Kind != program.Rest {
			p.Kind = program.Destructured
		}
		p.NameSpan = l.span(pattern)
		annotation := l.child(n, "type")
		for _, b := range l.bindings(pattern) {
			p.Leaves = append(p.Leaves, l.leaf(b, l.firstPartOf(annotation)))
		}
	default:
		p.Name, p.NameSpan = l.source(pattern), l.span(pattern)
	}
}

func (l *lowering) firstPartOf(n syntax.ID) syntax.ID {
	if n == 0 {
		return 0
	}
	return l.firstPart(n)
}

// leaf is one name of a destructured parameter, with what the inline type says of its key.
func (l *lowering) leaf(b binding, typ syntax.ID) *program.Param {
	p := &program.Param{
		Name: l.source(b.target), Span: b.span, NameSpan: l.span(b.target), Key: b.key(), Default: l.optional(b.value),
	}
	if b.rest {
		p.Kind = program.Rest
		return p
	}
	if property := l.property(typ, b.path); property != 0 {
		p.Type = l.annotation(l.child(property, "type"))
		p.Optional = l.has(property, "?")
	}
	return p
}

// property finds the signature of a path of keys in an inline object type.
func (l *lowering) property(typ syntax.ID, path []string) syntax.ID {
	var found syntax.ID
	for _, key := range path {
		if typ == 0 || l.kind(typ) != "object_type" {
			return 0
		}
		found = 0
		for _, s := range l.parts(typ) {
			if l.kind(s) == "property_signature" && l.key(l.child(s, "name")) == key {
				found = s
			}
		}
		if found == 0 {
			return 0
		}
		typ = l.firstPartOf(l.child(found, "type"))
	}
	return found
}

// binding is one target in a destructuring pattern.
type binding struct {
	span   syntax.Span // the element with its key and default
	path   []string    // keys and indices from the whole value to the target
	target syntax.ID
	value  syntax.ID // default or 0
	rest   bool
	plain  bool // an element of an array pattern that matches its value one to one
}

// key is the path with dots. One-to-one elements of arrays have none: their order says it.
func (b binding) key() string {
	if b.plain {
		return ""
	}
	return strings.Join(b.path, ".")
}

func (l *lowering) bindings(pattern syntax.ID) []binding {
	var out []binding
	l.collect(pattern, nil, 0, &out)
	return out
}

func (l *lowering) collect(pattern syntax.ID, path []string, depth int, out *[]binding) {
	if depth > maxDepth {
		return
	}
	if l.kind(pattern) == "array_pattern" {
		l.collectArray(pattern, path, depth, out)
		return
	}
	for _, c := range l.parts(pattern) {
		b := binding{span: l.span(c), target: c}
		switch l.kind(c) {
		case "pair_pattern":
			b.path = extend(path, l.key(l.child(c, "key")))
			b.target = l.child(c, "value")
		case "object_assignment_pattern":
			b.path = extend(path, l.key(l.child(c, "left")))
		case "rest_pattern":
			b.path = extend(path, "...")
		case "shorthand_property_identifier_pattern":
			b.path = extend(path, l.source(c))
		default:
			continue
		}
		l.element(b, depth, out)
	}
}

// collectArray numbers elements by their commas, which is how holes are written.
func (l *lowering) collectArray(pattern syntax.ID, path []string, depth int, out *[]binding) {
	index, first := 0, len(*out)
	plain := path == nil
	holes := true // nothing yet since the last comma
	for _, c := range l.tree.Children(pattern) {
		switch {
		case l.kind(c) == ",":
			plain = plain && !holes
			holes = true
			index++
		case !l.tree.Is(c, syntax.Named) || l.kind(c) == "comment":
		default:
			holes = false
			key := strconv.Itoa(index)
			if l.kind(c) == "rest_pattern" {
				key = "..."
			}
			plain = plain && (l.kind(c) == "identifier" || l.kind(c) == "member_expression")
			l.element(binding{span: l.span(c), path: extend(path, key), target: c}, depth, out)
		}
	}
	for i := first; plain && i < len(*out); i++ {
		(*out)[i].plain = true
	}
}

// element takes defaults and rests off a target and goes into patterns.
func (l *lowering) element(b binding, depth int, out *[]binding) {
	for b.target != 0 {
		switch l.kind(b.target) {
		case "assignment_pattern", "object_assignment_pattern":
			b.value, b.target = l.child(b.target, "right"), l.child(b.target, "left")
			continue
		case "rest_pattern":
			b.rest, b.target = true, l.firstPart(b.target)
			continue
		case "object_pattern", "array_pattern":
			l.collect(b.target, b.path, depth+1, out)
			return
		}
		*out = append(*out, b)
		return
	}
}

func extend(path []string, key string) []string {
	return append(path[:len(path):len(path)], key)
}
