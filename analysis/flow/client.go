package flow

import "github.com/agentcore/proviso/analysis/program"

// Assume is what holds at the entry of m when conds do: s (nil: nothing known) with what they prove of fields.
func (a *Analysis) Assume(m *program.Method, s *State, conds ...*program.Expr) *State {
	f := &Frame{a: a, Method: m, class: a.class}
	if s == nil {
		s = newState(a.u)
	} else {
		s = s.clone()
	}
	for _, c := range conds {
		f.refine(s, c, true)
	}
	return s
}

// Construct is what holds after call, a call of new in f's method, has run ctor for an object of its own, seen from inside ctor;
// nil if it never returns.
func (f *Frame) Construct(s *State, call *program.Expr, ctor *program.Method) (*Frame, *State) {
	s = s.clone()
	s.fields = table[Value]{}
	inside := &Frame{a: f.a, Method: f.Method, Parent: f.Parent, Call: f.Call, depth: f.depth, class: f.a.class}
	if f.active(ctor) || !inside.enterCall(s, call, ctor, f.a.class, false) {
		return nil, nil
	}
	return &Frame{a: f.a, Method: ctor, Parent: f, Call: call, depth: f.depth + 1, class: f.a.class}, s
}

// Own reports whether self is the object of the class the analysis is about, and not another that a call leads into.
func (f *Frame) Own() bool { return f.class == f.a.class }

// initialize stores what a constructor's fields hold before its body runs: initial values and parameter properties.
func (f *Frame) initialize(s *State) {
	if f.Method.Kind != program.KindConstructor || f.Method.Class == nil {
		return
	}
	for _, d := range f.Method.Class.Fields {
		switch {
		case d.Static:
		case d.Param != nil && f.declares(d.Param):
			if v := s.local(variable{name: d.Param.Name}); v != nil {
				s.setField(d.Name, v)
			}
		case d.Init != nil:
			s.setField(d.Name, f.Value(s, d.Init))
		}
	}
}

func (f *Frame) declares(p *program.Param) bool {
	for _, own := range f.Method.Params {
		if own == p {
			return true
		}
	}
	return false
}

// Frame is the activation of a as an entry method, through which the state of its exit can be asked.
func (a *Analysis) Frame(m *program.Method) *Frame { return &Frame{a: a, Method: m, class: a.class} }
