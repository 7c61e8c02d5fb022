package flow

import (
	"strconv"

	"github.com/agentcore/proviso/analysis/program"
)

// exec runs one step; false means that control does not come back from it.
func (f *Frame) exec(st Step, s *State, visit bool) bool {
	f.a.steps++
	f.observe(s, st)
	switch st.Kind {
	case Copy:
		s.setLocal(variable{expr: st.Expr}, f.Value(s, st.From))
		return true
	case Bind:
		s.setLocal(variable{name: st.Name}, f.a.u.bound(st.Name, st.From, f.Call))
		f.iterated(s, st.From)
		return true
	case Prove:
		f.deref(s, st.Expr)
		return true
	case Leave:
		return true
	}
	e := st.Expr
	if e == nil {
		return true
	}
	switch e.Op {
	case program.Assign:
		f.deref(s, e)
		if !f.store(s, e, visit) {
			return false
		}
	case program.Multi:
		f.deref(s, e)
		f.storeMulti(s, e)
	case program.Match:
		if e.Has(program.Raises) {
			f.refineMatch(s, e, true)
		}
	case program.Call, program.New, program.Super:
		back := f.call(s, e, visit)
		f.unwrapped(s, e)
		return back
	case program.Yield:
		f.unwrapped(s, e)
	case program.NonNull:
		// The compiler is told to believe it; nothing is proved.
	case program.Await:
		f.deref(s, e)
		s.meanwhile()
		f.awaited(s, e)
	case program.Local, program.Field_, program.Constant:
	case program.Binary, program.Unary:
		f.deref(s, e)
		f.arithmetic(s, e)
		f.resize(s, e)
	case program.Index:
		f.deref(s, e)
		f.raising(s, e)
	default:
		f.deref(s, e)
	}
	f.effect(s, e)
	return true
}

func (f *Frame) effect(s *State, e *program.Expr) {
	if s.Effect != nil {
		return
	}
	k := Effect(e, f.File().Language)
	if k == NoEffect || k == OwnState && f.Root().Method.Kind == program.KindConstructor {
		return
	}
	s.Effect = e
}

// Root is the frame of the entry method.
func (f *Frame) Root() *Frame {
	for f.Parent != nil {
		f = f.Parent
	}
	return f
}

// deref learns that a dereferenced value was present, for the rest of the path.
func (f *Frame) deref(s *State, e *program.Expr) {
	x := f.Dereferenced(e)
	if x == nil {
		return
	}
	v := f.Value(s, x)
	if v == nil || s.Known(v).Null == NonNull {
		return
	}
	present := func(fact *Fact) {
		fact.Null = NonNull
		if fact.Used == nil {
			fact.Used = e
		}
	}
	s.learn(v, present)
	// What an index gives is there only if the key was: limits[scope].max fails at once without a scope.
	if x = Strip(x); x.Op == program.Index && len(x.List) == 1 {
		if key := f.Value(s, x.List[0]); key != nil && s.Known(key).Null != NonNull {
			s.learn(key, present)
		}
	}
}

func (f *Frame) store(s *State, e *program.Expr, visit bool) bool {
	v := f.Value(s, e.Y)
	f.keep(s, v, e.Y)
	if e.Name != "" && e.Name != "||" && e.Name != "&&" && e.Name != "??" {
		v = s.renew(f.a.u.made(e, f.Call, nil), f.Value(s, e.X), v)
		f.bound(s, v)
	}
	s.setLocal(variable{expr: e}, v)
	if setter := f.setter(e.X); setter != nil && f.follows(setter) {
		returns := f.enterCall(s, f.a.setting(e), setter, f.class, visit)
		s.setLocal(variable{expr: e}, v) // whatever the setter returns
		return returns
	}
	f.setTarget(s, e.X, v)
	if e.X != nil && e.X.Op == program.Index {
		f.resize(s, e)
	}
	return true
}

func (f *Frame) setTarget(s *State, t *program.Expr, v *Value) {
	if t == nil {
		return
	}
	switch t.Op {
	case program.Local:
		s.setLocal(variable{name: t.Name}, v)
	case program.Field_:
		s.setField(t.Name, v)
	case program.Call: // Ruby self.x = v
		if name, ok := f.input(t); ok {
			s.setField(name, v)
		} else if t.X != nil && t.X.Op == program.Self {
			s.setField(t.Name, v)
		}
	case program.Index, program.Member: // what was stored under a key is what the key gives next
		if f.putMember(s, t, v) {
			return
		}
		if held, fact := f.Value(s, t), s.Fact(v); held != nil && held.Base != nil {
			fact.Tested |= TestMember // what the program puts there itself is there
			s.setFact(held, &fact)
		}
	}
}

func (f *Frame) storeMulti(s *State, e *program.Expr) {
	base := f.Value(s, e.Y)
	for i, t := range e.List {
		target := t
		key := ""
		if t.Op == program.Assign {
			target, key = t.X, t.Name
		}
		var v *Value
		switch {
		case key != "" && base != nil && (t.Y == nil):
			v = f.a.u.member(base, key, nil, f.Call)
		case e.Y != nil && e.Y.Op == program.Array && len(e.Y.List) == len(e.List):
			v = f.Value(s, e.Y.List[i])
		case base != nil && e.Y.Op != program.Array && leading(e.List[:i+1]):
			v = f.member(s, e.Y, "["+strconv.Itoa(i)+"]")
		default:
			v = f.a.u.bound(key, target, f.Call)
		}
		f.setTarget(s, target, v)
	}
}
