package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// openClass adds a class to the file and makes it the one we are in until the returned function is called. Its members
// see none of the names around it: what they capture is as good as global to them.
func (l *lowering) openClass(n syntax.ID, name string, kind program.ClassKind, ex export) (*program.Class, func()) {
	at := l.child(n, "name")
	if name == "" {
		name = l.source(at)
	}
	anchor := ex.anchor
	if anchor == 0 {
		anchor = n
	}
	c := &program.Class{
		File: l.file, Name: l.prefix + name, Kind: kind, Span: l.span(n), Outer: l.outer,
		Exported: ex.on || l.prefix == "" && l.exported[name], Doc: l.docAbove(l.span(anchor).Start),
		Broken: l.tree.Is(n, syntax.HasError),
	}
	if at != 0 {
		c.NameSpan = l.span(at)
	} else {
		c.NameSpan = syntax.Span{Start: c.Span.Start, End: c.Span.Start}
	}
	l.file.Classes = append(l.file.Classes, c)
	outer, frame := l.outer, l.frame
	l.outer, l.frame = c, nil
	return c, func() { l.outer, l.frame = outer, frame }
}

// class lowers a class declaration or expression. The name given, if any, is the one it is bound to.
func (l *lowering) class(n syntax.ID, name string, ex export) *program.Class {
	if at := l.child(n, "name"); at != 0 && name == "default" {
		name = l.source(at)
	}
	c, done := l.openClass(n, name, program.KindClass, ex)
	defer done()
	c.Abstract = l.kind(n) == "abstract_class_declaration"
	decorators := ex.decorators
	for _, p := range l.parts(n) {
		switch l.kind(p) {
		case "decorator":
			decorators = append(decorators, p)
		case "class_heritage":
			l.heritage(c, p)
		}
	}
	c.Decorators = l.decorators(decorators)
	if body := l.child(n, "body"); body != 0 {
		l.members(c, body)
	}
	return c
}

func (l *lowering) heritage(c *program.Class, n syntax.ID) {
	for _, p := range l.parts(n) {
		switch l.kind(p) {
		case "extends_clause":
			if v := l.child(p, "value"); v != 0 && plainName(l, v) {
				c.Super = l.source(v)
			}
		case "implements_clause":
			for _, t := range l.parts(p) {
				c.Mixins = append(c.Mixins, l.typ(t).Name)
			}
		}
	}
}

// plainName reports whether n is A or A.B.
func plainName(l *lowering, n syntax.ID) bool {
	for l.kind(n) == "member_expression" {
		n = l.child(n, "object")
	}
	return l.kind(n) == "identifier"
}

func (l *lowering) decorators(nodes []syntax.ID) []*program.Expr {
	var out []*program.Expr
	for _, n := range nodes {
		if x := l.firstPart(n); x != 0 {
			out = append(out, l.expr(x))
		}
	}
	return out
}

func (l *lowering) interfaceType(n syntax.ID, ex export) {
	c, done := l.openClass(n, "", program.KindInterface, ex)
	defer done()
	for _, p := range l.parts(n) {
		if k := l.kind(p); k == "extends_type_clause" || k == "extends_clause" {
			for _, t := range l.parts(p) {
				c.Mixins = append(c.Mixins, l.typ(t).Name)
			}
		}
	}
	if len(c.Mixins) > 0 {
		c.Super, c.Mixins = c.Mixins[0], c.Mixins[1:]
	}
	if body := l.child(n, "body"); body != 0 {
		l.signatures(c, body)
	}
}

// alias lowers type X = { … } and intersections with such parts; other aliases declare no members.
func (l *lowering) alias(n syntax.ID, ex export) {
	value := l.child(n, "value")
	objects, others := l.intersected(value)
	if len(objects) == 0 {
		if k := l.kind(value); k == "union_type" || k == "literal_type" {
			l.file.Aliases = append(l.file.Aliases, &program.Alias{Name: l.prefix + l.source(l.child(n, "name")), Type: l.typ(value)})
		}
		return
	}
	c, done := l.openClass(n, "", program.KindInterface, ex)
	defer done()
	for _, t := range others {
		c.Mixins = append(c.Mixins, l.typ(t).Name)
	}
	for _, o := range objects {
		l.signatures(c, o)
	}
}

// intersected splits a type at its outermost "&" into object types and others.
func (l *lowering) intersected(n syntax.ID) (objects, others []syntax.ID) {
	if n == 0 {
		return nil, nil
	}
	for _, m := range l.spine(n, "intersection_type") {
		if l.kind(m) == "object_type" {
			objects = append(objects, m)
		} else {
			others = append(others, m)
		}
	}
	return objects, others
}

func (l *lowering) enum(n syntax.ID, ex export) {
	c, done := l.openClass(n, "", program.KindInterface, ex)
	defer done()
	body := l.child(n, "body")
	if body == 0 {
		return
	}
	for _, m := range l.parts(body) {
		f := &program.Field{Span: l.span(m), Static: true, Readonly: true, Reader: true}
		name := m
		if l.kind(m) == "enum_assignment" {
			name = l.child(m, "name")
			f.Init = l.optional(l.child(m, "value"))
		}
		f.Name, f.NameSpan = l.key(name), l.span(name)
		c.Fields = append(c.Fields, f)
	}
}
