package ruby

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// call lowers a call with everything on it; some names are words of the language in fact.
func (l *lowering) call(n syntax.ID) *program.Expr {
	receiver, method := l.child(n, "receiver"), l.child(n, "method")
	if method != 0 && l.kind(method) == "super" {
		return l.rest(l.new(program.Super, n), n)
	}
	if e := l.localOperator(n, receiver, method); e != nil {
		return e
	}
	e := l.new(program.Call, n)
	e.X = l.optional(receiver)
	l.callName(e, n, method)
	if op := l.child(n, "operator"); op != 0 && l.source(op) == "&." {
		e.Flags |= program.Safe
	}
	if c := l.closureCall(e, n); c != nil {
		return c
	}
	return l.word(l.rest(e, n))
}

// localOperator undoes the grammar's reading of x -1 and x [0] as calls, which they are not where x is a variable.
func (l *lowering) localOperator(n, receiver, method syntax.ID) *program.Expr {
	list := l.child(n, "arguments")
	if receiver != 0 || method == 0 || list == 0 || l.child(n, "block") != 0 || !l.scope.bound(l.source(method)) {
		return nil
	}
	parts := l.parts(list)
	if len(parts) != 1 || l.tree.ChildOfKind(list, "(") != 0 {
		return nil
	}
	argument := parts[0]
	e := l.new(program.Binary, n)
	e.Name, e.X = "-", l.read(l.span(method))
	switch kind := l.kind(argument); {
	case kind == "array" && strings.HasPrefix(l.source(argument), "["):
		e.Op, e.Name, e.List = program.Index, "", l.arguments(argument)
	case kind == "unary" && l.source(l.child(argument, "operator")) == "-":
		e.Y = l.optional(l.child(argument, "operand"))
	case (kind == "integer" || kind == "float") && strings.HasPrefix(l.source(argument), "-"):
		s := trim(l.span(argument), 1, 0)
		e.Y = &program.Expr{Op: program.Int, Span: s, Name: l.text.Slice(s), NameSpan: s}
		if kind == "float" {
			e.Y.Op = program.Float
		}
	default:
		return nil
	}
	return e
}

func (l *lowering) callName(e *program.Expr, n, method syntax.ID) {
	if method != 0 {
		e.Name, e.NameSpan = l.source(method), l.span(method)
		return
	}
	e.Name = "call" // x.()
	if a := l.child(n, "arguments"); a != 0 {
		e.NameSpan = syntax.Span{Start: l.span(a).Start, End: l.span(a).Start}
	}
}

// rest lowers a call's arguments and block.
func (l *lowering) rest(e *program.Expr, n syntax.ID) *program.Expr {
	if a := l.child(n, "arguments"); a != 0 {
		e.List = l.arguments(a)
		if strings.HasPrefix(l.source(a), "(") && l.tree.ChildOfKind(a, "(") != 0 {
			e.Flags |= program.Parens
		}
	}
	if b := l.child(n, "block"); b != 0 {
		e.Closure = l.closure(b, 0, program.RubyBlock)
	}
	return e
}

func (l *lowering) arguments(n syntax.ID) []*program.Expr { return l.exprs(l.parts(n)) }

// closureCall recognises lambda { }, proc { } and Proc.new { }.
func (l *lowering) closureCall(e *program.Expr, n syntax.ID) *program.Expr {
	b := l.child(n, "block")
	if b == 0 || l.child(n, "arguments") != 0 {
		return nil
	}
	kind := program.RubyProc
	switch {
	case e.X == nil && e.Name == "lambda":
		kind = program.Lambda
	case e.X == nil && e.Name == "proc":
	case e.X != nil && e.X.Op == program.Constant && e.X.Name == "Proc" && e.Name == "new":
	default:
		return nil
	}
	return &program.Expr{Op: program.Closure_, Span: e.Span, Closure: l.closure(b, 0, kind)}
}

// word turns the calls that are control flow or casts into what they are.
func (l *lowering) word(e *program.Expr) *program.Expr {
	switch {
	case e.Op == program.Call && e.X == nil && (e.Name == "raise" || e.Name == "fail"):
		e.Op = program.Raise
	case e.Name == "cast" && len(e.List) == 2 && e.X != nil && e.X.Op == program.Constant && e.X.Name == "T":
		l.cast(e)
	case e.Op == program.Call && e.Name == "unsafe" && len(e.List) == 1 && e.X != nil && e.X.Op == program.Constant && e.X.Name == "T" && e.List[0].Op != program.Spread:
		e.Op, e.Name, e.X, e.List = program.Cast, "", e.List[0], nil
		e.Type = &program.Type{Span: e.Span, Text: "untyped"}
	}
	return e
}

// cast turns the call T.cast(x, Type) into a Cast; T.unsafe(x) is one to no type.
func (l *lowering) cast(e *program.Expr) {
	as := e.List[1]
	e.Op, e.Name, e.X, e.List = program.Cast, "", e.List[0], nil
	e.Type = &program.Type{Span: as.Span, Text: l.text.Slice(as.Span)}
	if as.Op == program.Constant {
		e.Type.Name = as.Name
	}
	e.Type.Nullable = as.Op == program.Call && as.Name == "nilable"
}

func (l *lowering) bareSuper(n syntax.ID) *program.Expr {
	e := l.new(program.Super, n)
	e.Flags = program.Bare
	return e
}

func (l *lowering) yield(n syntax.ID) *program.Expr {
	e := l.new(program.Yield, n)
	if a := l.tree.ChildOfKind(n, "argument_list"); a != 0 {
		e.List = l.arguments(a)
	}
	return e
}

func (l *lowering) index(n syntax.ID) *program.Expr {
	e := l.new(program.Index, n)
	object := l.child(n, "object")
	e.X = l.optional(object)
	for _, c := range l.parts(n) {
		switch {
		case c == object:
		case l.kind(c) == "block" || l.kind(c) == "do_block":
			e.Closure = l.closure(c, 0, program.RubyBlock)
		default:
			e.List = append(e.List, l.expr(c))
		}
	}
	return e
}

func (l *lowering) lambda(n syntax.ID) *program.Expr {
	e := l.new(program.Closure_, n)
	b := l.child(n, "body")
	if b == 0 {
		return l.opaque(n)
	}
	e.Closure = l.closure(b, l.child(n, "parameters"), program.Lambda)
	e.Closure.Span = e.Span
	return e
}

func spread(sign string) lowerFunc {
	return func(l *lowering, n syntax.ID) *program.Expr {
		e := l.new(program.Spread, n)
		e.Name = sign
		e.X = l.optional(l.firstPart(n))
		return e
	}
}

// rename lowers alias a b and undef a as the calls they stand for.
func (l *lowering) rename(n syntax.ID) *program.Expr {
	e := l.new(program.Call, n)
	e.Name = l.kind(n)
	e.NameSpan = syntax.Span{Start: e.Span.Start, End: e.Span.Start + len(e.Name)}
	for _, c := range l.parts(n) {
		s := l.named(program.Symbol, c)
		s.Name = strings.TrimPrefix(s.Name, ":")
		e.List = append(e.List, s)
	}
	return e
}
