package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) unary(n syntax.ID) *program.Expr {
	e := l.new(program.Unary, n)
	e.Name = l.source(l.child(n, "operator"))
	e.X = l.optional(l.child(n, "operand"))
	switch {
	case e.Name == "!" || e.Name == "not":
		e.Op, e.Name = program.Not, ""
	case e.Name == "-" && e.X != nil && (e.X.Op == program.Int || e.X.Op == program.Float):
		return l.named(e.X.Op, n)
	}
	return e
}

func (l *lowering) binary(n syntax.ID) *program.Expr {
	e := l.new(program.Binary, n)
	e.Name = l.source(l.child(n, "operator"))
	switch e.Name {
	case "&&", "and":
		e.Op, e.Name = program.And, ""
	case "||", "or":
		e.Op, e.Name = program.Or, ""
	}
	e.X = l.optional(l.child(n, "left"))
	e.Y = l.optional(l.child(n, "right"))
	return e.Facing(program.Ruby)
}

// assignment binds its targets before the value is read, as Ruby's parser does: in x = x the right side is the variable.
func (l *lowering) assignment(n syntax.ID) *program.Expr {
	if l.builtConstant(n) {
		l.muted++
		defer func() { l.muted-- }()
	}
	target := l.target(l.child(n, "left"))
	value := l.optional(l.child(n, "right"))
	if value != nil && value.Op == program.Spread { // a = *b
		value = &program.Expr{Op: program.Array, Span: value.Span, List: []*program.Expr{value}}
	}
	if target.Op == program.Multi {
		target.Span, target.Y = l.span(n), value
		return target
	}
	e := l.new(program.Assign, n)
	e.X, e.Y = target, value
	return e
}

// builtConstant lowers a class made by Struct.new and the like outside class bodies.
func (l *lowering) builtConstant(n syntax.ID) bool {
	return l.kind(l.child(n, "left")) == "constant" && l.builtClass(n)
}

func (l *lowering) operatorAssignment(n syntax.ID) *program.Expr {
	e := l.new(program.Assign, n)
	operator := l.source(l.child(n, "operator"))
	e.Name = operator[:max(len(operator)-1, 0)]
	e.X = l.target(l.child(n, "left"))
	e.Y = l.optional(l.child(n, "right"))
	return e
}

// target lowers the left side of an assignment and binds the variables in it.
func (l *lowering) target(n syntax.ID) *program.Expr {
	if n == 0 || l.depth > maxDepth {
		return l.opaque(n)
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case "identifier":
		l.scope.bind(l.source(n))
	case "left_assignment_list", "destructured_left_assignment":
		e := l.new(program.Multi, n)
		for _, c := range l.parts(n) {
			e.List = append(e.List, l.target(c))
		}
		return e
	case "rest_assignment":
		e := l.new(program.Spread, n)
		e.Name = "*"
		if c := l.firstPart(n); c != 0 {
			e.X = l.target(c)
		}
		return e
	}
	return l.expr(n)
}
