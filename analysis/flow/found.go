package flow

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
)

// seeking are names of what looks something up by the values it is given, scopes of models among them.
var seeking = regexp.MustCompile(`^(find|load|lookup|look_up|locate|where|for|by|with|get)(_|[A-Z]|$)`)

// found learns from something that a lookup brought that the keys were there: nothing is found by nil.
func (f *Frame) found(s *State, v *Value) {
	e := v.Expr
	if e != nil && e.Op == program.Await {
		e = e.X
	}
	if e == nil || e.Op != program.Call || !seeking.MatchString(e.Name) || !f.owns(e) {
		return
	}
	if fact := s.Fact(v); fact.Null == NonNull && e.Name != "where" || fact.Empty == No {
		f.foundBy(s, e)
	}
}

// foundBy learns it of the keys of one lookup.
func (f *Frame) foundBy(s *State, e *program.Expr) {
	for _, a := range e.List {
		switch a.Op {
		case program.Pair:
			f.key(s, a.Y)
		case program.Hash:
			for _, p := range a.List {
				if p.Op == program.Pair {
					f.key(s, p.Y)
					if p.Y != nil && p.Y.Op == program.Hash { // findUnique({ where: { id } })
						f.foundBy(s, p.Y)
					}
				}
			}
		default:
			f.key(s, a)
		}
	}
}

// key learns that one key is there, if it is a parameter as it came.
func (f *Frame) key(s *State, e *program.Expr) {
	if e == nil {
		return
	}
	if v := f.Value(s, e); v != nil && v.Param != nil && s.Fact(v).Null != NonNull {
		s.learn(v, func(x *Fact) { x.Null = NonNull })
	}
}
