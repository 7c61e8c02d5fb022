package flow

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// stored tests a variable; if it holds a condition, that condition is as true as the variable.
func (f *Frame) stored(s *State, v *Value, sense bool) {
	if v == nil {
		return
	}
	if d := v.Expr; d != nil && f.owns(d) && f.lasts(s, v, d) {
		switch {
		case d.Op == program.Not, d.Op == program.Binary:
			f.refine(s, d, sense)
		case d.Op == program.Call && strings.HasSuffix(d.Name, "?"):
			f.refineCall(s, d, sense)
		}
	}
	f.truth(s, v, sense)
}

// lasts reports whether what a stored condition asked about is still the same value.
func (f *Frame) lasts(s *State, v *Value, d *program.Expr) bool {
	switch {
	case d.Op == program.Not:
		return v.about != nil && !v.undecided && slices.Equal(v.about, f.askedBy(s, d))
	case d.Op == program.Call && v.Base != nil && d.X != nil:
		return f.Value(s, d.X) == v.Base
	case d.Op == program.Binary && len(v.From) > 0 && !v.many:
		for _, x := range []*program.Expr{d.X, d.Y} {
			if x != nil && !isLiteral(x) && !slices.Contains(v.From, f.Value(s, x)) {
				return false
			}
		}
	}
	return true
}

// keep notes what a negation that goes into a variable asked about. One that comes here again asking about other values, as a
// toggle in a loop does (on = !on), tells of none of them: without that, such values would explain one another for ever.
func (f *Frame) keep(s *State, v *Value, e *program.Expr) {
	d := Strip(e)
	if v == nil || d == nil || d.Op != program.Not || v.Expr != d {
		return
	}
	about := f.askedBy(s, d)
	switch {
	case v.about == nil:
		v.about = about
	case !slices.Equal(v.about, about):
		v.undecided = true
	}
}

// askedBy are the values a condition asks about, in the order of the text.
func (f *Frame) askedBy(s *State, d *program.Expr) []*Value {
	var out []*Value
	var visit func(*program.Expr)
	visit = func(e *program.Expr) {
		switch e = Strip(e); {
		case e == nil, isLiteral(e):
		case e.Op == program.Not, e.Op == program.And, e.Op == program.Or, e.Op == program.Binary:
			visit(e.X)
			visit(e.Y)
		case e.Op == program.Call && e.X != nil && strings.HasSuffix(e.Name, "?"):
			visit(e.X)
		default:
			out = append(out, f.Value(s, e))
		}
	}
	visit(d)
	return out
}

// owns reports whether the expression belongs to the method of this frame, so that its operands can be looked up here.
func (f *Frame) owns(e *program.Expr) bool {
	return f.Method.Span.Contains(e.Span)
}
