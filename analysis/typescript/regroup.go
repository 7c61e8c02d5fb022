package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// The grammar reads a && b!.c as (a && b)!.c, and !a!.b as (!a)!.b: it lets the assertion behind an operand take all that stands in
// front of it. Only parentheses can mean that, so what is read without them is put back where it belongs.

// regroup gives an expression whose operands are already in order its right shape.
func (l *lowering) regroup(e *program.Expr) *program.Expr {
	switch e.Op {
	case program.Member, program.Index, program.Call, program.NonNull:
		if e.X != nil && swallowed(e.X) && e.X.Span.Start == e.Span.Start {
			return l.sink(e, &e.X, e.X, func(x *program.Expr) bool { return swallowed(x) })
		}
	case program.Binary, program.And, program.Or, program.Coalesce:
		own := precedence(e)
		looser := func(x *program.Expr) bool { return x.Op != program.Await && precedence(x) > 0 && precedence(x) < own }
		for _, left := range []**program.Expr{&e.X, &e.Y} {
			if x := *left; x != nil && x.Span.Start == e.Span.Start && looser(x) {
				return l.sink(e, left, x, looser)
			}
		}
	}
	return e
}

// sink puts e, whose operand at slot was taken to be all of x, around the last operand of x instead, as deep as whole holds.
func (l *lowering) sink(e *program.Expr, slot **program.Expr, x *program.Expr, whole func(*program.Expr) bool) *program.Expr {
	last := lastOperand(x)
	if last == nil {
		return e
	}
	inner := *last
	behind := strings.Count(l.text.String()[inner.Span.End:max(inner.Span.End, x.Span.End)], ")")
	*slot, *last = inner, e
	e.Span.Start = l.opening(inner.Span.Start, behind)
	if behind == 0 && whole(inner) {
		*last = l.sink(e, slot, inner, whole)
	}
	x.Span.End = e.Span.End
	return x
}

// opening is where the expression at start begins together with the parentheses around it.
func (l *lowering) opening(start, parentheses int) int {
	text := l.text.String()
	for at := start; parentheses > 0 && at > 0; {
		at--
		if text[at] == '(' {
			start = at
			parentheses--
		}
	}
	return start
}

// swallowed are expressions that no member is asked of and no assertion is made about, but in parentheses.
func swallowed(x *program.Expr) bool {
	switch x.Op {
	case program.Not, program.Unary, program.Await:
		return true
	}
	return precedence(x) > 0
}

// lastOperand is where the operand is held that is written last.
func lastOperand(x *program.Expr) **program.Expr {
	switch {
	case x.Op == program.Not, x.Op == program.Unary, x.Op == program.Await:
		if x.X == nil {
			return nil
		}
		return &x.X
	case x.X == nil || x.Y == nil:
		return nil
	case x.X.Span.End > x.Y.Span.End:
		return &x.X
	}
	return &x.Y
}

// precedence is how tightly a binary operator binds; 0 for anything else.
func precedence(e *program.Expr) int {
	switch e.Op {
	case program.Or, program.Coalesce:
		return 1
	case program.And:
		return 2
	case program.Binary:
		return precedences[e.Name]
	}
	return 0
}

var precedences = map[string]int{"|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "===": 6, "!==": 6, "<": 7, ">": 7, "<=": 7, ">=": 7, "instanceof": 7, "in": 7,
	"<<": 8, ">>": 8, ">>>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10, "**": 11}
