package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) ifElse(n syntax.ID) *program.Expr {
	e := l.new(program.If, n)
	e.X = l.optional(l.child(n, "condition"))
	e.Y = l.block(l.child(n, "consequence"))
	if clause := l.child(n, "alternative"); clause != 0 {
		e.Z = l.block(l.firstPart(clause))
	}
	return e
}

func (l *lowering) while(n syntax.ID) *program.Expr {
	e := l.new(program.While, n)
	if l.kind(n) == "do_statement" {
		e.Flags = program.PostTest
	}
	e.X = l.optional(l.child(n, "condition"))
	e.Y = l.block(l.child(n, "body"))
	return e
}

func (l *lowering) forLoop(n syntax.ID) *program.Expr {
	e := l.new(program.For, n)
	e.Flags = program.CStyle
	e.List = []*program.Expr{l.clause(l.child(n, "initializer")), l.clause(l.child(n, "increment"))}
	e.X = l.clause(l.child(n, "condition"))
	e.Y = l.block(l.child(n, "body"))
	return e
}

// clause is a part of a for loop's head; nil where nothing is written.
func (l *lowering) clause(n syntax.ID) *program.Expr {
	if n == 0 || l.kind(n) == "empty_statement" {
		return nil
	}
	return l.one(n)
}

// forEach lowers for…of and for…in. The latter goes over keys, and over none for null: its iterable is wrapped in a Unary
// "in", so that nobody takes it for a list.
func (l *lowering) forEach(n syntax.ID) *program.Expr {
	e := l.new(program.For, n)
	left := l.bare(l.child(n, "left"))
	if left == 0 {
		return l.opaque(n)
	}
	e.X = l.optional(l.child(n, "right"))
	if e.X != nil && l.source(l.child(n, "operator")) == "in" {
		e.X = &program.Expr{Op: program.Unary, Name: "in", Span: e.X.Span, X: e.X}
	}
	switch l.kind(left) {
	case "object_pattern", "array_pattern":
		e.List = []*program.Expr{l.destructure(left, left)}
	default:
		e.List = []*program.Expr{l.expr(left)}
	}
	e.Y = l.block(l.child(n, "body"))
	return e
}

func (l *lowering) switchOf(n syntax.ID) *program.Expr {
	e := l.new(program.Case, n)
	e.Flags = program.Fallthrough
	e.X = l.optional(l.child(n, "value"))
	body := l.child(n, "body")
	if body == 0 {
		return e
	}
	for _, c := range l.parts(body) {
		switch l.kind(c) {
		case "switch_case", "switch_default":
			e.AddWhen(l.arm(c))
		}
	}
	return e
}

func (l *lowering) arm(n syntax.ID) *program.When {
	w := &program.When{Span: l.span(n), Default: l.kind(n) == "switch_default"}
	value := l.child(n, "value")
	if value != 0 {
		w.Values = []*program.Expr{l.expr(value)}
	}
	w.Body = &program.Expr{Op: program.Block, Span: syntax.Span{Start: w.Span.End, End: w.Span.End}}
	for _, c := range l.parts(n) {
		if c != value {
			w.Body.List = append(w.Body.List, l.statement(c)...)
		}
	}
	if k := len(w.Body.List); k > 0 {
		w.Body.Span = syntax.Span{Start: w.Body.List[0].Span.Start, End: w.Body.List[k-1].Span.End}
	}
	return w
}

func (l *lowering) try(n syntax.ID) *program.Expr {
	e := l.new(program.Try, n)
	e.Y = l.block(l.child(n, "body"))
	if c := l.child(n, "handler"); c != 0 {
		e.AddRescue(l.catch(c))
	}
	if f := l.child(n, "finalizer"); f != 0 {
		e.W = l.block(l.child(f, "body"))
	}
	return e
}

// catch lowers a handler; one that takes its error apart does so at the head of its body.
func (l *lowering) catch(n syntax.ID) *program.Rescue {
	r := &program.Rescue{Span: l.span(n), Body: l.block(l.child(n, "body"))}
	parameter := l.child(n, "parameter")
	if parameter == 0 {
		return r
	}
	if l.kind(parameter) == "identifier" {
		r.Var = l.source(parameter)
		return r
	}
	if k := l.kind(parameter); r.Body != nil && (k == "object_pattern" || k == "array_pattern") {
		take := l.destructure(parameter, parameter)
		take.Flags = program.Decl
		take.Y = &program.Expr{Op: program.Opaque, Span: take.Span}
		r.Body.List = append([]*program.Expr{take}, r.Body.List...)
	}
	return r
}
