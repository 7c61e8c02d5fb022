package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// block lowers the statements under n; with rescue, else or ensure clauses among them it holds one Try.
func (l *lowering) block(n syntax.ID) *program.Expr {
	e := l.new(program.Block, n)
	try := l.new(program.Try, n)
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "rescue":
			try.AddRescue(l.rescue(c))
		case "else":
			try.Z = l.block(c)
		case "ensure":
			try.W = l.block(c)
		default:
			e.List = append(e.List, l.expr(c))
		}
	}
	if try.Rescues() == nil && try.Z == nil && try.W == nil {
		return e
	}
	inner := *e
	if k := len(e.List); k > 0 {
		inner.Span = syntax.Span{Start: e.List[0].Span.Start, End: e.List[k-1].Span.End}
	}
	try.Y = &inner
	e.List = []*program.Expr{try}
	return e
}

// begin … end is the Try in it, or a plain block.
func (l *lowering) begin(n syntax.ID) *program.Expr {
	e := l.block(n)
	if len(e.List) == 1 && e.List[0].Op == program.Try && e.List[0].Span == e.Span {
		return e.List[0]
	}
	return e
}

func (l *lowering) rescue(n syntax.ID) *program.Rescue {
	r := &program.Rescue{Span: l.span(n)}
	if list := l.child(n, "exceptions"); list != 0 {
		for _, c := range l.parts(list) {
			if l.kind(c) == "splat_argument" && l.firstPart(c) != 0 {
				c = l.firstPart(c)
			}
			r.Classes = append(r.Classes, constantName(l.source(c)))
		}
	}
	if v := l.firstPartOf(l.child(n, "variable")); v != 0 {
		r.Var = l.source(v)
		l.target(v)
	}
	r.Body = l.clause(l.child(n, "body"), r.Span.End)
	return r
}

// clause is the block under n; where nothing is written, an empty block at the offset.
func (l *lowering) clause(n syntax.ID, offset int) *program.Expr {
	if n == 0 {
		return &program.Expr{Op: program.Block, Span: syntax.Span{Start: offset, End: offset}}
	}
	return l.block(n)
}

// wrap makes a block of one expression.
func wrap(e *program.Expr) *program.Expr {
	if e == nil || e.Op == program.Block {
		return e
	}
	return &program.Expr{Op: program.Block, Span: e.Span, List: []*program.Expr{e}}
}

func (l *lowering) rescueModifier(n syntax.ID) *program.Expr {
	try := l.new(program.Try, n)
	try.Flags = program.Modifier
	body, handler := l.optional(l.child(n, "body")), l.child(n, "handler")
	if handler == 0 || body == nil {
		return l.opaque(n)
	}
	try.AddRescue(&program.Rescue{Span: l.span(handler), Body: wrap(l.expr(handler))})
	if body.Op == program.Assign && body.Y != nil { // x = a rescue b assigns either
		try.Span.Start = body.Y.Span.Start
		try.Y, body.Y = wrap(body.Y), try
		body.Span = l.span(n)
		return body
	}
	try.Y = wrap(body)
	return try
}

func (l *lowering) ifElse(n syntax.ID) *program.Expr {
	e := l.new(program.If, n)
	e.X = l.optional(l.child(n, "condition"))
	e.Y = l.branch(l.child(n, "consequence"))
	e.Z = l.branch(l.child(n, "alternative"))
	return e
}

func (l *lowering) unlessElse(n syntax.ID) *program.Expr {
	e := l.ifElse(n)
	e.Flags |= program.UnlessForm
	e.Y, e.Z = e.Z, e.Y
	return e
}

// branch is a block whatever is written there; an elsif is a block of one If.
func (l *lowering) branch(n syntax.ID) *program.Expr {
	if n == 0 {
		return nil
	}
	switch l.kind(n) {
	case "then", "else", "do":
		return l.block(n)
	}
	return wrap(l.expr(n))
}

func (l *lowering) ternary(n syntax.ID) *program.Expr {
	e := l.ifElse(n)
	e.Flags |= program.Ternary
	return e
}

// ifModifier lowers the body first: variables bound by the condition are not yet known in it.
func (l *lowering) ifModifier(n syntax.ID) *program.Expr {
	e := l.new(program.If, n)
	e.Flags = program.Modifier
	e.Y = wrap(l.optional(l.child(n, "body")))
	e.X = l.optional(l.child(n, "condition"))
	return e
}

func (l *lowering) unlessModifier(n syntax.ID) *program.Expr {
	e := l.ifModifier(n)
	e.Flags |= program.UnlessForm
	e.Y, e.Z = nil, e.Y
	return e
}

func (l *lowering) while(n syntax.ID) *program.Expr {
	e := l.new(program.While, n)
	e.X = l.condition(e, n)
	e.Y = l.clause(l.child(n, "body"), e.Span.End)
	return e
}

// condition is a loop's condition, in the sense of while.
func (l *lowering) condition(e *program.Expr, n syntax.ID) *program.Expr {
	c := l.optional(l.child(n, "condition"))
	if c == nil || l.kind(n) == "while" || l.kind(n) == "while_modifier" {
		return c
	}
	e.Flags |= program.UntilForm
	return &program.Expr{Op: program.Not, Span: c.Span, X: c}
}

func (l *lowering) whileModifier(n syntax.ID) *program.Expr {
	e := l.new(program.While, n)
	e.Flags = program.Modifier
	if b := l.child(n, "body"); b != 0 {
		if l.kind(b) == "begin" {
			e.Flags |= program.PostTest
		}
		e.Y = wrap(l.expr(b))
	}
	e.X = l.condition(e, n)
	return e
}

func (l *lowering) forIn(n syntax.ID) *program.Expr {
	e := l.new(program.For, n)
	e.X = l.optional(l.child(n, "value"))
	if p := l.child(n, "pattern"); p != 0 {
		e.List = []*program.Expr{l.target(p)}
	}
	e.Y = l.clause(l.child(n, "body"), e.Span.End)
	return e
}

func (l *lowering) caseWhen(n syntax.ID) *program.Expr {
	e := l.new(program.Case, n)
	e.X = l.optional(l.child(n, "value"))
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "when":
			e.AddWhen(l.when(c))
		case "else":
			e.Z = l.block(c)
		}
	}
	return e
}

func (l *lowering) when(n syntax.ID) *program.When {
	w := &program.When{Span: l.span(n)}
	for _, c := range l.parts(n) {
		if l.kind(c) == "pattern" {
			w.Values = append(w.Values, l.expr(c))
		}
	}
	w.Body = l.clause(l.child(n, "body"), w.Span.End)
	return w
}

// jump lowers return, break and next; several values are an array.
func jump(op program.Op) lowerFunc {
	return func(l *lowering, n syntax.ID) *program.Expr {
		e := l.new(op, n)
		list := l.tree.ChildOfKind(n, "argument_list")
		if list == 0 {
			return e
		}
		values := l.arguments(list)
		switch {
		case len(values) == 0:
		case values[0].Op == program.Pair:
			e.X = &program.Expr{Op: program.Hash, Span: l.span(list), List: values}
		case len(values) == 1 && values[0].Op != program.Spread:
			e.X = values[0]
		default:
			e.X = &program.Expr{Op: program.Array, Span: l.span(list), List: values}
		}
		return e
	}
}
