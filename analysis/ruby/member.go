package ruby

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

var visibilities = map[string]program.Visibility{
	"public": program.Public, "protected": program.Protected, "private": program.Private,
	"public_class_method": program.Public, "private_class_method": program.Private,
}

// bareMember reads a lone word: the start of a section, or a macro without arguments.
func (l *lowering) bareMember(n syntax.ID) {
	b := l.body
	switch word := l.source(n); word {
	case "public", "protected", "private":
		b.visibility, b.moduleFunction = visibilities[word], false
	case "module_function":
		b.moduleFunction = true
	default:
		b.class.Macros = append(b.class.Macros, l.expr(n))
	}
}

// callMember reads a call in a class body: visibility of named or enclosed members, accessors, mixins, other macros.
func (l *lowering) callMember(n syntax.ID) {
	name := l.plainCall(n)
	switch name {
	case "public", "protected", "private", "public_class_method", "private_class_method", "module_function":
		l.adjust(name, n)
		l.hidesNew(name, n)
		return
	case "included", "prepended", "class_methods", "concerning":
		l.concernBlock(name, n)
		return
	}
	call := l.expr(n)
	l.body.class.Macros = append(l.body.class.Macros, call)
	switch name {
	case "include", "extend":
		l.mixins(call.List)
	case "prepend":
		had := len(l.body.class.Mixins)
		l.mixins(call.List)
		l.body.class.Prepended = append(l.body.class.Prepended, l.body.class.Mixins[had:]...)
	case "attr_reader", "attr":
		l.fields(call.List, true, false, l.body.visibility)
	case "attr_writer":
		l.fields(call.List, false, true, l.body.visibility)
	case "attr_accessor":
		l.fields(call.List, true, true, l.body.visibility)
	case "sig":
		l.body.sig = call
	}
}

// plainCall is the name of a call without receiver, or "".
func (l *lowering) plainCall(n syntax.ID) string {
	method := l.child(n, "method")
	if l.kind(n) != "call" || method == 0 || l.child(n, "receiver") != 0 {
		return ""
	}
	return l.source(method)
}

// concernBlock lowers the members that a concern's block gives to the class that includes it, and keeps the macro.
func (l *lowering) concernBlock(name string, n syntax.ID) {
	if b := l.child(n, "block"); b != 0 {
		inner := &body{class: l.body.class, static: name == "class_methods"}
		l.inside(inner, func() { l.members(l.child(b, "body")) })
	}
	l.muted++
	l.body.class.Macros = append(l.body.class.Macros, l.expr(n))
	l.muted--
}

// adjust applies a visibility word to its arguments: definitions and accessors written in place, or names.
func (l *lowering) adjust(word string, n syntax.ID) {
	arguments := l.child(n, "arguments")
	if arguments == 0 {
		return
	}
	class := l.body.class
	for _, a := range l.parts(arguments) {
		switch l.kind(a) {
		case "method", "singleton_method", "call":
			methods, fields := len(class.Methods), len(class.Fields)
			l.member(a)
			l.adjustMethods(word, class.Methods[methods:])
			for _, f := range class.Fields[fields:] {
				f.Visibility = visibilities[word]
			}
		default:
			l.adjustNamed(word, l.expr(a))
		}
	}
}

// hidesNew keeps the macro private_class_method :new, which is about a method that no class defines itself.
func (l *lowering) hidesNew(word string, n syntax.ID) {
	arguments := l.child(n, "arguments")
	if word != "private_class_method" || arguments == 0 || !strings.Contains(l.source(arguments), "new") {
		return
	}
	for _, a := range l.parts(arguments) {
		if k := l.kind(a); k != "simple_symbol" && k != "string" {
			return
		}
	}
	l.body.class.Macros = append(l.body.class.Macros, l.expr(n))
}

func (l *lowering) adjustMethods(word string, methods []*program.Method) {
	for _, m := range methods {
		if word == "module_function" {
			m.Static = true
			continue
		}
		m.Visibility = visibilities[word]
	}
}

// adjustNamed applies the word to members declared before under the names in e. A singleton's visibility changes only by
// private_class_method, or by private inside class << self.
func (l *lowering) adjustNamed(word string, e *program.Expr) {
	static := l.body.static || word == "private_class_method" || word == "public_class_method"
	class := l.body.class
	for _, name := range names(e) {
		for _, m := range class.Methods {
			if m.Name == name && m.Static == static {
				l.adjustMethods(word, []*program.Method{m})
			}
		}
		for _, f := range class.Fields {
			if f.Name == name && word != "module_function" && f.Static == static {
				f.Visibility = visibilities[word]
			}
		}
	}
}

// names collects the symbols and strings of an argument: :a, "a", %i[a b], *NAMES gives none.
func names(e *program.Expr) []string {
	var out []string
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Symbol || x.Op == program.Str {
			out = append(out, x.Name)
		}
		return x.Op == program.Array || x.Op == program.Spread
	})
	return out
}

func (l *lowering) mixins(list []*program.Expr) {
	for _, e := range list {
		if e.Op == program.Constant {
			l.body.class.Mixins = append(l.body.class.Mixins, e.Name)
		}
	}
}

// fields declares a field for every symbol of an accessor's arguments.
func (l *lowering) fields(list []*program.Expr, reader, writer bool, v program.Visibility) {
	for _, e := range list {
		if e.Op != program.Symbol && e.Op != program.Str {
			continue
		}
		name := e.NameSpan
		if e.Op == program.Str {
			name = trim(e.Span, 1, 1)
		}
		l.body.class.Fields = append(l.body.class.Fields, &program.Field{
			Name: e.Name, Span: e.Span, NameSpan: name,
			Visibility: v, Static: l.body.static, Reader: reader, Writer: writer,
		})
	}
}
