package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// memberAccess lowers x.name. A member of this is a field, whether it is declared or not.
func (l *lowering) memberAccess(n syntax.ID) *program.Expr {
	object, property := l.child(n, "object"), l.child(n, "property")
	if object == 0 || property == 0 {
		return l.opaque(n)
	}
	e := l.named(program.Member, n, property)
	e.Name = l.key(property)
	if l.kind(l.bare(object)) == "this" {
		e.Op = program.Field_
		return e
	}
	e.X = l.expr(object)
	if l.child(n, "optional_chain") != 0 {
		e.Flags |= program.Safe
	}
	return e
}

func (l *lowering) index(n syntax.ID) *program.Expr {
	object, index := l.child(n, "object"), l.child(n, "index")
	if object == 0 {
		return l.opaque(n)
	}
	e := l.new(program.Index, n)
	e.X = l.expr(object)
	if index != 0 {
		e.List = []*program.Expr{l.expr(index)}
	}
	if l.child(n, "optional_chain") != 0 {
		e.Flags |= program.Safe
	}
	return e
}

// call lowers by the callee: f(x), x.m(y), super(…), or a call of a value. In x.m?.() it is the method that may be missing,
// so the call is of the value x.m; in x?.m() it is the receiver.
func (l *lowering) call(n syntax.ID) *program.Expr {
	callee := l.bare(l.child(n, "function"))
	if callee == 0 {
		return l.opaque(n)
	}
	e := l.new(program.Call, n)
	e.Flags = program.Parens
	maybe := l.has(n, "?.")
	if maybe {
		e.Flags |= program.Safe
	}
	switch k := l.kind(callee); {
	case k == "super":
		e.Op = program.Super
	case k == "identifier" || k == "import":
		e.Name, e.NameSpan = l.source(callee), l.span(callee)
	case k == "member_expression" && !maybe && l.child(callee, "property") != 0:
		l.methodCall(e, callee)
	default:
		e.X = l.expr(callee)
	}
	e.List = l.arguments(l.child(n, "arguments"))
	return e
}

func (l *lowering) methodCall(e *program.Expr, callee syntax.ID) {
	object, property := l.child(callee, "object"), l.child(callee, "property")
	e.Name, e.NameSpan = l.key(property), l.span(property)
	e.X = l.optional(l.receiver(object))
	if l.child(callee, "optional_chain") != 0 {
		e.Flags |= program.Safe
	}
}

// receiver leaves out the parentheses around this, so that (this).m() is a call on itself.
func (l *lowering) receiver(n syntax.ID) syntax.ID {
	if b := l.bare(n); b != 0 && l.kind(b) == "this" {
		return b
	}
	return n
}

// arguments lowers an argument list, or the template of a tagged one.
func (l *lowering) arguments(n syntax.ID) []*program.Expr {
	if n == 0 {
		return nil
	}
	if l.kind(n) == "template_string" {
		return []*program.Expr{l.template(n)}
	}
	return l.elements(n)
}

func (l *lowering) construct(n syntax.ID) *program.Expr {
	e := l.new(program.New, n)
	class := l.bare(l.child(n, "constructor"))
	switch {
	case class == 0:
	case plainName(l, class):
		e.Name, e.NameSpan = l.source(class), l.span(class)
	default:
		e.X = l.expr(class)
	}
	e.List = l.arguments(l.child(n, "arguments"))
	return e
}
