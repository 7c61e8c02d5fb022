package ruby

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// body is a class body in the making: the class and what the section being read says about its members.
type body struct {
	class          *program.Class
	visibility     program.Visibility
	static         bool // inside class << self or class_methods do
	moduleFunction bool
	sig            *program.Expr // the sig call just read
}

// class lowers a class or module node.
func (l *lowering) class(n syntax.ID) {
	kind := program.KindClass
	if l.kind(n) == "module" {
		kind = program.KindModule
	}
	c := l.openClass(l.child(n, "name"), kind, l.span(n))
	if super := l.firstPartOf(l.child(n, "superclass")); super != 0 {
		c.Super = l.superName(super)
	}
	l.inside(&body{class: c}, func() { l.members(l.child(n, "body")) })
}

// openClass appends a class to the file, its name qualified by the class around it.
func (l *lowering) openClass(name syntax.ID, kind program.ClassKind, span syntax.Span) *program.Class {
	c := &program.Class{File: l.file, Kind: kind, Span: span, Doc: l.docAbove(span.Start)}
	if name != 0 {
		c.NameSpan = l.span(name)
		c.Name = constantName(l.source(name))
	}
	if l.body != nil {
		c.Outer = l.body.class
		if !strings.HasPrefix(l.source(name), "::") {
			c.Name = c.Outer.Name + "::" + c.Name
		}
	}
	l.file.Classes = append(l.file.Classes, c)
	return c
}

// constantName is a constant's path without the leading colons and any white space around the others.
func constantName(source string) string {
	return strings.TrimPrefix(strings.Join(strings.Fields(source), ""), "::")
}

// superName is the superclass as written where it is a name. ActiveRecord::Migration[7.0] counts as its receiver.
func (l *lowering) superName(n syntax.ID) string {
	switch l.kind(n) {
	case "constant", "scope_resolution":
		return constantName(l.source(n))
	case "element_reference":
		return l.superName(l.child(n, "object"))
	case "call":
		if m := l.source(l.child(n, "method")); m == "new" {
			if r := l.child(n, "receiver"); r != 0 {
				return constantName(l.source(r))
			}
		}
	}
	return ""
}

func (l *lowering) firstPartOf(n syntax.ID) syntax.ID {
	if n == 0 {
		return 0
	}
	return l.firstPart(n)
}

// inside runs f within a class body, which sees no local variable of the places around it.
func (l *lowering) inside(b *body, f func()) {
	old := l.body
	l.body = b
	l.within(newScope(nil), f)
	l.body = old
}

// singletonClass lowers class << self: its methods are the class's static ones.
func (l *lowering) singletonClass(n syntax.ID) {
	if l.body == nil {
		return
	}
	l.inside(&body{class: l.body.class, static: true}, func() { l.members(l.child(n, "body")) })
}

// members lowers the statements of a class body; n may be 0.
func (l *lowering) members(n syntax.ID) {
	if n == 0 {
		return
	}
	for _, c := range l.parts(n) {
		l.member(c)
	}
}

func (l *lowering) member(n syntax.ID) {
	if l.depth > maxDepth {
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	sig := l.body.sig
	switch l.kind(n) {
	case "class", "module", "method", "singleton_method", "singleton_class":
		l.define(n)
	case "identifier":
		l.bareMember(n)
	case "call", "alias", "undef":
		l.callMember(n)
	case "assignment":
		l.assignMember(n)
	case "ERROR":
		l.brokenMembers(n)
	case "body_statement", "begin", "then", "else", "parenthesized_statements":
		l.members(n)
	case "if", "unless", "elsif", "if_modifier", "unless_modifier", "conditional":
		l.conditionalMember(n)
	default:
		l.expr(n) // for the definitions inside
	}
	if l.body.sig == sig { // a sig belongs to the very next statement
		l.body.sig = nil
	}
}

// conditionalMember lowers what a condition in a class body guards, as if it held.
func (l *lowering) conditionalMember(n syntax.ID) {
	for _, c := range l.parts(n) {
		if l.tree.FieldOf(c) != "condition" {
			l.member(c)
		}
	}
}

// assignMember keeps constants, and takes Point = Struct.new(:x) do … end for a class.
func (l *lowering) assignMember(n syntax.ID) {
	left := l.child(n, "left")
	if l.kind(left) != "constant" {
		l.expr(n)
		return
	}
	built := l.builtClass(n)
	if built {
		l.muted++
		defer func() { l.muted-- }()
	}
	if value := l.child(n, "right"); value != 0 {
		l.body.class.Consts = append(l.body.class.Consts, &program.Const{Name: l.source(left), Value: l.expr(value)})
	}
}

// builtClass lowers an assignment whose value is Struct.new, Data.define or Class.new as the class it makes.
func (l *lowering) builtClass(assign syntax.ID) bool {
	value := l.child(assign, "right")
	if value == 0 || l.muted > 0 || l.kind(value) != "call" {
		return false
	}
	receiver, method := l.child(value, "receiver"), l.child(value, "method")
	if receiver == 0 || method == 0 {
		return false
	}
	maker := constantName(l.source(receiver)) + "." + l.source(method)
	if maker != "Struct.new" && maker != "Data.define" && maker != "Class.new" && maker != "Module.new" {
		return false
	}
	kind := program.KindClass
	if maker == "Module.new" {
		kind = program.KindModule
	}
	c := l.openClass(l.child(assign, "left"), kind, l.span(assign))
	l.inside(&body{class: c}, func() {
		l.builtHead(c, maker, l.child(value, "arguments"))
		if b := l.child(value, "block"); b != 0 {
			l.members(l.child(b, "body"))
		}
	})
	return true
}

func (l *lowering) builtHead(c *program.Class, maker string, arguments syntax.ID) {
	if maker == "Module.new" {
		return
	}
	c.Super = strings.Split(maker, ".")[0]
	if maker == "Class.new" {
		c.Super = ""
		if base := l.firstPartOf(arguments); base != 0 {
			c.Super = l.superName(base)
		}
		return
	}
	if arguments != 0 {
		l.fields(l.arguments(arguments), true, maker == "Struct.new", program.Public)
	}
}
