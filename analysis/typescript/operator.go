package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) unary(n syntax.ID) *program.Expr {
	e := l.new(program.Unary, n)
	e.Name = l.source(l.child(n, "operator"))
	if e.Name == "!" {
		e.Op, e.Name = program.Not, ""
	}
	e.X = l.optional(l.child(n, "argument"))
	return e
}

var logical = map[string]program.Op{"&&": program.And, "||": program.Or, "??": program.Coalesce}

func (l *lowering) binary(n syntax.ID) *program.Expr {
	operator := l.source(l.child(n, "operator"))
	left, right := l.child(n, "left"), l.child(n, "right")
	if left == 0 || right == 0 {
		return l.opaque(n)
	}
	e := l.new(program.Binary, n)
	if op, ok := logical[operator]; ok {
		e.Op = op
	} else {
		e.Name = operator
	}
	e.X, e.Y = l.expr(left), l.expr(right)
	return e.Facing(program.TypeScript)
}

func (l *lowering) ternary(n syntax.ID) *program.Expr {
	e := l.new(program.If, n)
	e.Flags = program.Ternary
	e.X = l.optional(l.child(n, "condition"))
	e.Y = wrap(l.optional(l.child(n, "consequence")))
	e.Z = wrap(l.optional(l.child(n, "alternative")))
	return e
}

// wrap makes a block of one expression.
func wrap(e *program.Expr) *program.Expr {
	if e == nil || e.Op == program.Block {
		return e
	}
	return &program.Expr{Op: program.Block, Span: e.Span, List: []*program.Expr{e}}
}

// assign lowers x = y and destructuring; "using x = y" is read by the grammar as an assignment, too.
func (l *lowering) assign(n syntax.ID) *program.Expr {
	left, right := l.child(n, "left"), l.child(n, "right")
	if left == 0 {
		return l.opaque(n)
	}
	e := l.store(n, l.bare(left), right)
	if l.has(n, "using") {
		e.Flags |= program.Decl
	}
	return e
}

// store lowers the assignment of value, which may be missing, to a target or pattern.
func (l *lowering) store(n, target, value syntax.ID) *program.Expr {
	switch l.kind(target) {
	case "object_pattern", "array_pattern":
		e := l.destructure(n, target)
		e.Y = l.optional(value)
		return e
	}
	e := l.new(program.Assign, n)
	e.X = l.expr(target)
	e.Y = l.optional(value)
	return e
}

func (l *lowering) destructure(n, pattern syntax.ID) *program.Expr {
	e := l.new(program.Multi, n)
	for _, b := range l.bindings(pattern) {
		leaf := &program.Expr{Op: program.Assign, Span: b.span, Name: b.key(), NameSpan: b.span, X: l.expr(b.target)}
		leaf.Y = l.optional(b.value)
		e.List = append(e.List, leaf)
	}
	return e
}

func (l *lowering) augmented(n syntax.ID) *program.Expr {
	left, right := l.child(n, "left"), l.child(n, "right")
	if left == 0 || right == 0 {
		return l.opaque(n)
	}
	e := l.new(program.Assign, n)
	e.Name = strings.TrimSuffix(l.source(l.child(n, "operator")), "=")
	e.X, e.Y = l.expr(l.bare(left)), l.expr(right)
	return e
}

// update is x++ and the like: an assignment of one more or less.
func (l *lowering) update(n syntax.ID) *program.Expr {
	argument, operator := l.child(n, "argument"), l.child(n, "operator")
	if argument == 0 || operator == 0 {
		return l.opaque(n)
	}
	e := l.new(program.Assign, n)
	e.Name = strings.TrimPrefix(l.source(operator), "+")
	if e.Name != "+" {
		e.Name = "-"
	}
	e.X = l.expr(l.bare(argument))
	e.Y = &program.Expr{Op: program.Int, Span: l.span(operator), Name: "1"}
	return e
}

func (l *lowering) declarator(n syntax.ID) *program.Expr {
	name := l.child(n, "name")
	if name == 0 {
		return l.opaque(n)
	}
	e := l.store(n, name, l.child(n, "value"))
	e.Flags |= program.Decl
	e.Type = l.annotation(l.child(n, "type"))
	return e
}
