package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// members lowers a class body. Decorators of methods stand before them as siblings, those of fields inside.
func (l *lowering) members(c *program.Class, body syntax.ID) {
	var pending []syntax.ID
	for _, m := range l.parts(body) {
		if l.kind(m) == "decorator" {
			pending = append(pending, m)
			continue
		}
		l.member(c, m, pending)
		pending = nil
	}
}

func (l *lowering) member(c *program.Class, m syntax.ID, decorators []syntax.ID) {
	switch l.kind(m) {
	case "method_definition", "method_signature", "abstract_method_signature":
		l.method(c, m, decorators)
	case "public_field_definition", "property_signature":
		l.field(c, m, decorators)
	case "class_static_block":
		l.within(nil, func() {
			l.hoist(l.child(m, "body"))
			c.Macros = append(c.Macros, l.body(l.child(m, "body")))
		})
	case "ERROR":
		for _, p := range l.parts(m) {
			if strings.HasPrefix(l.kind(p), "method_") || l.kind(p) == "public_field_definition" {
				l.member(c, p, nil)
			}
		}
	}
}

// signatures lowers the members of an interface or object type.
func (l *lowering) signatures(c *program.Class, body syntax.ID) {
	for _, m := range l.parts(body) {
		l.member(c, m, nil)
	}
}

func (l *lowering) method(c *program.Class, n syntax.ID, decorators []syntax.ID) {
	at := l.child(n, "name")
	m := &program.Method{
		File: l.file, Class: c, Name: l.key(at), Span: l.span(n), NameSpan: l.keySpan(at), Kind: program.KindMethod,
		Static: l.has(n, "static"), Visibility: l.visibility(n, at), Doc: l.memberDoc(n, decorators),
	}
	m.Decorators = l.decorators(decorators)
	switch {
	case l.kind(n) != "method_definition":
		m.Kind = program.KindSignature
	case l.has(n, "get"):
		m.Kind = program.KindGetter
	case l.has(n, "set"):
		m.Kind = program.KindSetter
	case m.Name == "constructor" && !m.Static:
		m.Kind = program.KindConstructor
	}
	l.callable(m, n)
	c.Methods = append(c.Methods, m)
	if m.Name == "constructor" {
		l.parameterProperties(c, m, n)
	}
}

func (l *lowering) memberDoc(n syntax.ID, decorators []syntax.ID) *program.Comment {
	if len(decorators) > 0 {
		if d := l.docAbove(l.span(decorators[0]).Start); d != nil {
			return d
		}
	}
	return l.docAbove(l.span(n).Start)
}

func (l *lowering) visibility(n, name syntax.ID) program.Visibility {
	switch l.source(l.tree.ChildOfKind(n, "accessibility_modifier")) {
	case "private":
		return program.Private
	case "protected":
		return program.Protected
	}
	if name != 0 && l.kind(name) == "private_property_identifier" {
		return program.Private
	}
	return program.Public
}

// field lowers a property; one that holds a function is a method in all but form.
func (l *lowering) field(c *program.Class, n syntax.ID, outside []syntax.ID) {
	decorators := outside
	for _, p := range l.parts(n) {
		if l.kind(p) == "decorator" {
			decorators = append(decorators, p)
		}
	}
	at, value := l.child(n, "name"), l.bare(l.child(n, "value"))
	if value != 0 {
		switch l.kind(value) {
		case "arrow_function", "function_expression", "generator_function":
			l.functionProperty(c, n, value, decorators)
			return
		}
	}
	f := &program.Field{
		Name: l.key(at), Span: l.span(n), NameSpan: l.keySpan(at), Type: l.annotation(l.child(n, "type")),
		Visibility: l.visibility(n, at), Static: l.has(n, "static"), Readonly: l.has(n, "readonly"),
		Optional: l.has(n, "?"), Reader: true, Decorators: l.decorators(decorators),
	}
	f.Writer = !f.Readonly
	if value != 0 {
		l.within(nil, func() { f.Init = l.expr(value) })
	}
	c.Fields = append(c.Fields, f)
	if f.Static && f.Readonly && f.Init != nil {
		c.Consts = append(c.Consts, &program.Const{Name: f.Name, Value: f.Init})
	}
}

func (l *lowering) functionProperty(c *program.Class, n, value syntax.ID, decorators []syntax.ID) {
	at := l.child(n, "name")
	m := &program.Method{
		File: l.file, Class: c, Name: l.key(at), Span: l.span(n), NameSpan: l.keySpan(at), Kind: program.KindMethod,
		Static: l.has(n, "static"), Visibility: l.visibility(n, at), Doc: l.docAbove(l.span(n).Start),
	}
	m.Decorators = l.decorators(decorators)
	l.callable(m, value)
	l.contextual(m, l.child(n, "type"))
	c.Methods = append(c.Methods, m)
}

// parameterProperties declares the fields that a constructor's parameters stand for.
func (l *lowering) parameterProperties(c *program.Class, m *program.Method, n syntax.ID) {
	nodes := l.parameterNodes(n)
	for i, p := range m.Params {
		if !p.Property || i >= len(nodes) {
			continue
		}
		f := &program.Field{
			Name: p.Name, Span: p.Span, NameSpan: p.NameSpan, Type: p.Type, Optional: p.Optional, Param: p,
			Visibility: l.visibility(nodes[i], 0), Readonly: l.has(nodes[i], "readonly"), Reader: true,
			Decorators: p.Decorators,
		}
		f.Writer = !f.Readonly
		c.Fields = append(c.Fields, f)
	}
}

// key is a property's name: without "#" and quotes; a computed one as written.
func (l *lowering) key(n syntax.ID) string {
	if n == 0 {
		return ""
	}
	switch l.kind(n) {
	case "private_property_identifier":
		return strings.TrimPrefix(l.source(n), "#")
	case "string":
		return l.unquoted(n)
	}
	return l.source(n)
}

func (l *lowering) keySpan(n syntax.ID) syntax.Span {
	if n == 0 {
		return syntax.Span{}
	}
	return l.span(n)
}

// contextual gives the parameters of a function the types that the declaration of its property has for them.
func (l *lowering) contextual(m *program.Method, annotation syntax.ID) {
	t := annotation
	for t != 0 && l.kind(t) != "function_type" {
		t = l.firstPart(t)
	}
	if t == 0 {
		return
	}
	declared := l.params(t)
	for i, prm := range m.Params {
		if i < len(declared) && prm.Type == nil {
			prm.Type = declared[i].Type
			prm.Optional = prm.Optional || declared[i].Optional
		}
	}
}
