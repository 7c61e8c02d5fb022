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
		l.inside(&body{class: c}, func() { l.builtFields(l.maker(super), super) })
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

// superName is the superclass as written where it is a name; leading colons say that it is not one of the module around.
// ActiveRecord::Migration[7.0] counts as its receiver.
func (l *lowering) superName(n syntax.ID) string {
	switch l.kind(n) {
	case "constant", "scope_resolution":
		return strings.Join(strings.Fields(l.source(n)), "")
	case "element_reference":
		return l.superName(l.child(n, "object"))
	case "call":
		if name, _, _ := strings.Cut(l.maker(n), "."); name != "" {
			return name
		}
		return l.madeSuper(n)
	}
	return ""
}

// madeSuper names a superclass that a method with a constant's name makes: Sequel::Model(:orders).
func (l *lowering) madeSuper(call syntax.ID) string {
	space, name := constantName(l.source(l.child(call, "receiver"))), l.source(l.child(call, "method"))
	if space == "" || name == "" || name[0] < 'A' || name[0] > 'Z' {
		return ""
	}
	return space + "::" + name
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
	if value != 0 && l.kind(value) == "call" && l.source(l.child(value, "method")) == "freeze" {
		value = l.child(value, "receiver") // Data.define(:id) do … end.freeze
	}
	maker := l.maker(value)
	if maker == "" || l.muted > 0 {
		return false
	}
	kind := program.KindClass
	if maker == "Module.new" {
		kind = program.KindModule
	}
	span := l.span(assign)
	span.End = l.span(value).End // where the class ends, if it is frozen then
	c := l.openClass(l.child(assign, "left"), kind, span)
	l.inside(&body{class: c}, func() {
		c.Super = l.builtSuper(maker, value)
		l.builtFields(maker, value)
		if b := l.child(value, "block"); b != 0 {
			l.members(l.child(b, "body"))
		}
	})
	return true
}

// maker is the call that makes a class at run time, such as "Struct.new", or "".
func (l *lowering) maker(n syntax.ID) string {
	if n == 0 || l.kind(n) != "call" {
		return ""
	}
	name := constantName(l.source(l.child(n, "receiver"))) + "." + l.source(l.child(n, "method"))
	switch name {
	case "Struct.new", "Data.define", "Class.new", "Module.new":
		return name
	}
	return ""
}

func (l *lowering) builtSuper(maker string, call syntax.ID) string {
	switch maker {
	case "Module.new":
		return ""
	case "Class.new":
		if base := l.firstPartOf(l.child(call, "arguments")); base != 0 {
			return l.superName(base)
		}
		return ""
	}
	name, _, _ := strings.Cut(maker, ".")
	return name
}

// builtFields declares the members of a Struct or Data, which can be read, and in a Struct written. The call that makes the class
// stands among its macros: it says how members are given.
func (l *lowering) builtFields(maker string, call syntax.ID) {
	if maker != "Struct.new" && maker != "Data.define" {
		return
	}
	if a := l.child(call, "arguments"); a != 0 {
		list := l.arguments(a)
		l.fields(list, true, maker == "Struct.new", program.Public)
		made := l.new(program.Call, call)
		made.X, made.Name, made.List = l.expr(l.child(call, "receiver")), l.source(l.child(call, "method")), list
		l.body.class.Macros = append(l.body.class.Macros, made)
	}
}
