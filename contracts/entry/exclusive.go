package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// demands is what must hold where an expression is evaluated, as far as comparisons with constants say: the text of what is compared,
// and those of the constants that it may be equal to.
type demands map[string]map[string]bool

// exclude reports whether a method comes to one of two places only where it does not come to the other: what is the same value at
// both must be equal to different constants.
func exclude(p *contracts.Pass, m *program.Method, a *program.Expr, g Guard) bool {
	b := g.Stmt
	there, here := demandsAt(p, m, a), demandsAt(p, m, b)
	if g.Stmt.Op == program.If && g.Cond != nil {
		here.add(m, g.Cond, g.Fails)
	}
	for subject, some := range there {
		others, ok := here[subject]
		if !ok || changes(m, subject, a.Span.Start, b.Span.Start) {
			continue
		}
		common := false
		for c := range some {
			common = common || others[c]
		}
		if !common {
			return true
		}
	}
	return false
}

func demandsAt(p *contracts.Pass, m *program.Method, e *program.Expr) demands {
	out := demands{}
	NestingOf(p, m).Around(e, func(outer, child *program.Expr) bool {
		switch {
		case outer.Op == program.If && outer.X != nil && child != outer.X:
			out.add(m, outer.X, child == outer.Y)
		case outer.Op == program.Case && outer.X != nil && (!outer.Has(program.Fallthrough) || singleArm(outer, child)):
			for _, w := range outer.Whens() {
				if w.Body == child {
					out.set(m, outer.X, w.Values)
				}
			}
		}
		return true
	})
	return out
}

// add notes what a condition demands that holds, or that does not.
func (d demands) add(m *program.Method, cond *program.Expr, holds bool) {
	switch cond.Op {
	case program.And:
		if holds && cond.X != nil && cond.Y != nil {
			d.add(m, cond.X, true)
			d.add(m, cond.Y, true)
		}
	case program.Or:
		if !holds && cond.X != nil && cond.Y != nil {
			d.add(m, cond.X, false)
			d.add(m, cond.Y, false)
		}
	case program.Not:
		if cond.X != nil {
			d.add(m, cond.X, !holds)
		}
	case program.Binary:
		if cond.X == nil || cond.Y == nil || holds != (cond.Name == "==" || cond.Name == "===") || !holds && cond.Name != "!=" && cond.Name != "!==" {
			return
		}
		x, y := cond.X, cond.Y
		if constantValue(x) {
			x, y = y, x
		}
		d.set(m, x, []*program.Expr{y})
	}
}

// set notes that a path is equal to one of some constants; the strictest that is known counts.
func (d demands) set(m *program.Method, path *program.Expr, constants []*program.Expr) {
	path = flow.Strip(path)
	if path == nil || path.Op != program.Local && path.Op != program.Member && path.Op != program.Field_ {
		return
	}
	some := map[string]bool{}
	for _, c := range constants {
		if c = flow.Strip(c); c == nil || !constantValue(c) {
			return
		}
		some[m.File.Text.Slice(c.Span)] = true
	}
	if at := m.File.Text.Slice(path.Span); len(some) > 0 && (d[at] == nil || len(some) < len(d[at])) {
		d[at] = some
	}
}

// constantValue recognises "draft", 3 and State.Draft.
func constantValue(e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Str, program.Int, program.Symbol, program.Constant, program.True, program.False:
		return true
	case program.Member:
		return e.X != nil && flow.Strip(e.X).Op == program.Constant
	}
	return false
}

// singleArm reports whether an arm of a switch is only come to by its own case: the one above it leaves.
func singleArm(e, body *program.Expr) bool {
	whens := e.Whens()
	for i, w := range whens {
		if w.Body == body {
			return i == 0 || whens[i-1].Body != nil && leaves(whens[i-1].Body) != onward
		}
	}
	return false
}

// changes reports whether something is stored between two places in what a path reads.
func changes(m *program.Method, path string, from, to int) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.Span.Start > from && e.Span.Start < to {
			at := m.File.Text.Slice(e.X.Span)
			found = found || at == path || len(path) > len(at) && path[:len(at)] == at && path[len(at)] == '.'
		}
		return !found
	})
	return found
}
