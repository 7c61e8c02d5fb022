package flow

import (
	"maps"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// Shape is what a schema says of a value that fits it. Reading the vocabulary of a library is not this package's work.
type Shape struct {
	Known Fact
	Keys  map[string]*Shape // of its members
	// Open is set where the schema could not be read whole, or asks more than facts can tell.
	Open bool
	// Made is set where the value that comes out is not the one that went in: it was converted or given a default.
	Made bool
}

// Check is a call that holds a value to a schema.
type Check struct {
	Shape  *Shape
	Of     *program.Expr // the value that is checked
	Answer Answer
	Holds  string // of a Report: the member that has the value
	Async  bool   // nothing is proved before it is awaited
}

// Answer is how a check tells whether the value fits.
type Answer uint8

// The answers: it raises unless the value fits, and gives it; it gives a report; it gives true; it gives a list of complaints, or
// nothing.
const (
	Raised Answer = iota
	Report
	Truth
	Complaints
)

// outcome is a check that was made, of which its result can be asked.
type outcome struct {
	*Check
	of *Value
}

// checks makes the check that a call stands for, if any; it reports whether it does.
func (f *Frame) checks(s *State, e *program.Expr) bool {
	if f.a.Checks == nil {
		return false
	}
	c := f.a.Checks(f.Method, e)
	if c == nil {
		return false
	}
	v := f.Value(s, e)
	if v == nil {
		return true
	}
	if f.a.outcomes == nil {
		f.a.outcomes = map[*Value]outcome{}
	}
	f.a.outcomes[v] = outcome{c, f.Value(s, c.Of)}
	if c.Answer == Raised && !c.Async {
		f.passes(s, v)
	}
	return true
}

// held reports whether a call in m holds a value to a schema and raises unless it fits.
func (a *Analysis) held(m *program.Method, e *program.Expr) bool {
	if a.Checks == nil {
		return false
	}
	c := a.Checks(m, e)
	return c != nil && c.Answer == Raised
}

// awaited learns what an asynchronous check has proved when it is awaited.
func (f *Frame) awaited(s *State, e *program.Expr) {
	v := f.Value(s, e.X)
	if o, ok := f.a.outcomes[v]; ok && o.Async && o.Answer == Raised {
		f.passes(s, v)
	}
}

// passes learns that the value checked by the check whose result is v fits.
func (f *Frame) passes(s *State, v *Value) {
	o := f.a.outcomes[v]
	switch o.Answer {
	case Raised:
		f.fits(s, v, o.Shape)
	case Report:
		f.fits(s, f.memberOf(s, v, o.Holds), o.Shape)
	}
	if o.of != nil && o.of != v {
		f.fits(s, o.of, o.Shape.unmade())
	}
}

// fits learns that v fits the shape.
func (f *Frame) fits(s *State, v *Value, shape *Shape) {
	if v == nil || shape == nil {
		return
	}
	known := shape.Known
	if shape.Open {
		known.Tested |= TestOpaque
	}
	known.Asked |= known.Tested
	f.a.tested(f.Method, v, known.Tested)
	s.learn(v, func(x *Fact) { *x = Both(known, *x) })
	for _, key := range slices.Sorted(maps.Keys(shape.Keys)) {
		f.fits(s, f.memberOf(s, v, key), shape.Keys[key])
	}
}

// unmade is what fitting the shape proves of the value that went in.
func (shape *Shape) unmade() *Shape {
	switch {
	case shape == nil:
		return nil
	case shape.Made:
		return &Shape{Open: true}
	}
	out := &Shape{Known: shape.Known, Open: shape.Open}
	for key, of := range shape.Keys {
		if out.Keys == nil {
			out.Keys = map[string]*Shape{}
		}
		out.Keys[key] = of.unmade()
	}
	return out
}

// reported learns from what is now known of v, the result of a check or a member of one, whether the checked value fits.
func (f *Frame) reported(s *State, v *Value) {
	if len(f.a.outcomes) == 0 {
		return
	}
	x := s.Fact(v)
	if o, ok := f.a.outcomes[v]; ok {
		if o.Answer == Truth && x.Truth == Yes || o.Answer == Complaints && (x.Null == IsNull || x.Truth == No || x.Empty == Yes) {
			f.passes(s, v)
		}
		return
	}
	o, ok := f.a.outcomes[v.Base]
	if !ok {
		return
	}
	switch {
	case o.Answer == Complaints && v.Key == "size" && (x.Truth == No || x.Hi.Set && x.Hi.At < 1 || x.Hi.Set && x.Hi.At == 1 && x.Hi.Open),
		o.Answer == Report && fine[v.Key] && (x.Truth == Yes || x.NotOf.has("false") || x.OneOf.Known() && !x.OneOf.has("false")),
		o.Answer == Report && wrong[v.Key] && (x.Null == IsNull || x.Truth == No),
		o.Answer == Report && v.Key == "_tag" && (x.OneOf.has("sRight") || x.OneOf.has("sSuccess") || x.NotOf.has("sLeft") || x.NotOf.has("sFailure")):
		f.passes(s, v.Base)
	}
}

// fine and wrong are the members of a report that tell whether the value fits.
var (
	fine  = map[string]bool{"success": true, "ok": true, "valid": true}
	wrong = map[string]bool{"error": true, "errors": true, "issues": true, "[0]": true, "failed": true}
)
