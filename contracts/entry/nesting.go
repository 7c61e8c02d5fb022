package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Nesting tells for the expressions of one body what they stand in.
type Nesting struct {
	parent map[*program.Expr]*program.Expr
}

type nestingKey struct{ body *program.Expr }

// NestingOf is the nesting of a method's body, built once a file.
func NestingOf(p *contracts.Pass, m *program.Method) *Nesting {
	return memo(p, nestingKey{m.Body()}, func() *Nesting {
		n := &Nesting{parent: map[*program.Expr]*program.Expr{}}
		m.Body().Walk(func(e *program.Expr) bool {
			e.Children(func(c *program.Expr) { n.parent[c] = e })
			return true
		})
		return n
	})
}

// Outer is what e stands in directly, or nil.
func (n *Nesting) Outer(e *program.Expr) *program.Expr { return n.parent[e] }

// Around calls f for what e stands in, inside out, until f returns false. In child is the part of it that holds e.
func (n *Nesting) Around(e *program.Expr, f func(outer, child *program.Expr) bool) {
	for child := e; ; {
		outer := n.parent[child]
		if outer == nil || !f(outer, child) {
			return
		}
		child = outer
	}
}

// Statement is the statement of its list that e is part of, and that list.
func (n *Nesting) Statement(e *program.Expr) (stmt, list *program.Expr) {
	n.Around(e, func(outer, child *program.Expr) bool {
		if outer.Op == program.Block {
			stmt, list = child, outer
		}
		return stmt == nil
	})
	return stmt, list
}

// Before reports whether control that has evaluated a may come to b further down, not counting another round of a loop.
func (n *Nesting) Before(a, b *program.Expr) bool {
	inside := map[*program.Expr]*program.Expr{b: nil} // what holds b, with the child that does
	n.Around(b, func(outer, child *program.Expr) bool {
		inside[outer] = child
		return true
	})
	if _, ok := inside[a]; ok {
		return false
	}
	before, way := false, onward
	n.Around(a, func(outer, child *program.Expr) bool {
		if other, ok := inside[outer]; ok { // a break leaves the switch that holds both
			before = way == onward && other != nil && follows(outer, child, other)
			return false
		}
		if way == outOfLoop && loops(outer) {
			way = onward
		}
		if outer.Op == program.Closure_ { // a return in it leaves no more than itself
			way = onward
			return n.handedOver(outer)
		}
		way = max(way, wayOut(outer, child))
		return true
	})
	return before
}

// way is how control leaves a part.
type way uint8

const (
	onward way = iota
	outOfLoop
	outOfMethod
)

// loops reports whether a break or next ends at e.
func loops(e *program.Expr) bool {
	switch e.Op {
	case program.While, program.For:
		return true
	case program.Case:
		return e.Has(program.Fallthrough)
	}
	return e.Closure != nil
}

// handedOver reports whether a closure is an argument; one on its own is not called as far as can be seen.
func (n *Nesting) handedOver(closure *program.Expr) bool {
	outer := n.parent[closure]
	return outer != nil && (outer.Op == program.Call || outer.Op == program.New)
}

// follows reports whether the part b of e may be evaluated after its part a.
func follows(e, a, b *program.Expr) bool {
	switch e.Op {
	case program.If:
		return a == e.X
	case program.Case:
		return a.Span.Start < b.Span.Start && (e.Has(program.Fallthrough) || !armOf(e, a))
	case program.Try:
		return b != e.Y && (a == e.Y || b == e.W)
	}
	return a.Span.End <= b.Span.Start
}

// armOf reports whether a is what an arm of a case does, rather than what it asks.
func armOf(e, a *program.Expr) bool {
	for _, w := range e.Whens() {
		if w.Body == a {
			return true
		}
	}
	return a == e.Z
}

// wayOut is how control goes on from e after its part child was evaluated.
func wayOut(e, child *program.Expr) way {
	switch e.Op {
	case program.Return, program.Raise:
		return outOfMethod
	case program.Block:
		after := false
		for _, s := range e.List {
			if w := leaves(s); after && w != onward {
				return w
			}
			after = after || s == child
		}
	}
	return onward
}

// Departs reports whether a branch always leaves the method, or the turn of a loop, that it stands in.
func Departs(e *program.Expr) bool { return leaves(e) != onward }

// leaves is the way in which e always leaves.
func leaves(e *program.Expr) way {
	if e == nil {
		return onward
	}
	switch e.Op {
	case program.Return, program.Raise:
		return outOfMethod
	case program.Next, program.Break:
		return outOfLoop
	case program.Block:
		if n := len(e.List); n > 0 {
			return leaves(e.List[n-1])
		}
	case program.If:
		return min(leaves(e.Y), leaves(e.Z))
	case program.Call:
		if failingExit(e) != nil {
			return outOfMethod
		}
	}
	return onward
}
