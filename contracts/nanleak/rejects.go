package nanleak

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/entry"
)

// rejected reports whether some guard of the method stops NaN in the operand of that text, or the method asks for it otherwise.
func rejected(m *program.Method, guards []entry.Guard, operand string) bool {
	text := m.File.Text
	for _, g := range guards {
		if out := ofNaN(text, g.Cond, operand); out != flow.Unknown && (out == flow.Yes) == g.Fails {
			return true
		}
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && asksForNaN[e.Name] {
			found = found || e.X != nil && text.Slice(e.X.Span) == operand
			for _, a := range e.List {
				found = found || text.Slice(a.Span) == operand
			}
		}
		return !found
	})
	return found
}

var asksForNaN = map[string]bool{"isNaN": true, "isFinite": true, "isInteger": true, "isSafeInteger": true, "finite?": true, "nan?": true, "integer?": true, "infinite?": true}

// ofNaN is how a condition comes out when the operand is NaN.
func ofNaN(t *syntax.Text, e *program.Expr, operand string) flow.Tri {
	is := func(x *program.Expr) bool { return x != nil && t.Slice(x.Span) == operand }
	switch e.Op {
	case program.Not:
		return opposite(ofNaN(t, e.X, operand))
	case program.And, program.Or:
		decisive := flow.No
		if e.Op == program.Or {
			decisive = flow.Yes
		}
		x, y := ofNaN(t, e.X, operand), ofNaN(t, e.Y, operand)
		switch {
		case x == decisive || y == decisive:
			return decisive
		case x == flow.Unknown || y == flow.Unknown:
			return flow.Unknown
		}
		return opposite(decisive)
	case program.Local, program.Field_, program.Member:
		if is(e) && t != nil {
			return flow.No
		}
	case program.Binary:
		if !is(e.X) && !is(e.Y) {
			return flow.Unknown
		}
		switch e.Name {
		case "<", ">", "<=", ">=", "==", "===":
			return flow.No
		case "!=", "!==":
			return flow.Yes
		}
	case program.Call:
		return askedOfNaN(e, is)
	}
	return flow.Unknown
}

func askedOfNaN(e *program.Expr, is func(*program.Expr) bool) flow.Tri {
	about := is(e.X) || len(e.List) > 0 && is(e.List[0])
	if !about {
		return flow.Unknown
	}
	switch e.Name {
	case "isNaN", "nan?":
		return flow.Yes
	case "isFinite", "isInteger", "isSafeInteger", "finite?", "between?", "cover?", "include?", "positive?", "negative?", "zero?":
		return flow.No
	}
	return flow.Unknown
}

func opposite(t flow.Tri) flow.Tri {
	switch t {
	case flow.Yes:
		return flow.No
	case flow.No:
		return flow.Yes
	}
	return flow.Unknown
}
