package flow

import "github.com/agentcore/proviso/analysis/program"

// sizeReaders give the number of elements.
var sizeReaders = map[string]bool{"length": true, "size": true, "count": true}

// narrowing gives a collection that has elements only if the receiver has some.
var narrowing = map[string]bool{"to_a": true, "compact": true, "uniq": true, "flatten": true, "to_set": true, "entries": true, "values": true, "keys": true, "sort": true,
	"reverse": true, "compact_blank": true, "dup": true, "strip": true, "trim": true}

// sized reads a question about xs.length, or about xs.to_a, as one about xs: a size that is not zero is that of a collection that is
// not empty.
func (f *Frame) sized(s *State, v *Value) {
	if v.Base == nil || !sizeReaders[v.Key] && !narrowing[v.Key] {
		return
	}
	fact := s.Fact(v)
	some := fact.NonZero
	if narrowing[v.Key] {
		if some = fact.Empty == No; fact.Tested&TestEmpty == 0 {
			return
		}
	}
	f.a.tested(f.Method, v.Base, TestEmpty)
	s.learn(v.Base, func(x *Fact) {
		x.Tested |= TestEmpty
		if some {
			x.Empty = No
		}
	})
	f.sized(s, v.Base)
}

// iterated learns that a collection has elements where one of them is at hand.
func (f *Frame) iterated(s *State, from *program.Expr) {
	if from == nil {
		return
	}
	if v := f.Value(s, from); v != nil && s.Fact(v).Empty != No {
		s.learn(v, func(x *Fact) { x.Empty = No })
	}
}

// leading reports whether targets take the first elements one by one, so that their positions are known.
func leading(targets []*program.Expr) bool {
	for _, t := range targets {
		if t.Op == program.Assign && t.Y == nil && t.X != nil {
			t = t.X
		}
		if t.Op != program.Local && t.Op != program.Field_ {
			return false
		}
	}
	return true
}
