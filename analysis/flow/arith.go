package flow

import (
	"math"

	"github.com/agentcore/proviso/analysis/program"
)

// arithmetic learns what the operands of a computation prove of its result.
func (f *Frame) arithmetic(s *State, e *program.Expr) {
	switch {
	case e.Op == program.Binary && (e.Name == "+" || e.Name == "-" || e.Name == "*"), e.Op == program.Unary && e.Name == "-":
		if isLiteral(e) {
			return
		}
		f.bound(s, s.renew(f.made(s, e), f.origins(s, e)...))
	case e.Op == program.Call:
		f.bounded(s, e)
	}
}

// bound learns the interval of a sum.
func (f *Frame) bound(s *State, v *Value) {
	l := f.linear(s, v, 0)
	if _, alone := l.terms[v]; alone {
		return
	}
	lo, open := f.least(s, l, false)
	up, upOpen := f.least(s, constant(0).add(l, -1), false)
	nonNegative, positive := f.holds(s, l, false, false), f.holds(s, l, true, false)
	if math.IsInf(lo, 0) && math.IsInf(up, 0) && !nonNegative {
		return
	}
	s.learn(v, func(x *Fact) {
		if !math.IsInf(lo, 0) {
			x.Lo = Bound{Set: true, At: lo, Open: open}
		}
		if nonNegative && (!x.Lo.Set || x.Lo.At < 0) {
			x.Lo = Bound{Set: true, Open: positive}
		}
		if !math.IsInf(up, 0) {
			x.Hi = Bound{Set: true, At: -up, Open: upOpen}
		}
	})
}

// bounded learns from calls whose result cannot leave an interval: abs, clamp, max, min.
func (f *Frame) bounded(s *State, e *program.Expr) {
	low := func(n float64) { s.learn(f.Value(s, e), func(x *Fact) { applyBound(x, ">=", n) }) }
	high := func(n float64) { s.learn(f.Value(s, e), func(x *Fact) { applyBound(x, "<=", n) }) }
	math := e.X != nil && e.X.Op == program.Constant && e.X.Name == "Math"
	operands := e.List
	if !math && e.X != nil && e.X.Op == program.Array && len(e.List) == 0 {
		operands = e.X.List
	}
	switch {
	case e.Name == "abs" && (math || e.X != nil && len(e.List) == 0):
		low(0)
	case e.Name == "clamp" && len(e.List) == 2:
		if n, ok := Number(e.List[0]); ok {
			low(n)
		}
		if n, ok := Number(e.List[1]); ok {
			high(n)
		}
	case (e.Name == "max" || e.Name == "min") && (math || e.X != nil && e.X.Op == program.Array):
		for _, o := range operands {
			lo, hi := f.interval(s, f.Value(s, o), false)
			if e.Name == "max" && lo.Set && !lo.Open {
				low(lo.At)
			}
			if e.Name == "min" && hi.Set && !hi.Open {
				high(hi.At)
			}
		}
	}
}

// growth tells by how much a call that changes a collection changes its size; reset: it is empty afterwards.
func growth(e *program.Expr) (lo, hi float64, reset bool) {
	n := 0.0
	switch e.Op {
	case program.Binary:
		n = 1
	case program.Assign: // of a key
		return 0, 1, false
	}
	spread := false
	for _, a := range e.List {
		spread = spread || a.Op == program.Spread
		n++
	}
	switch e.Name {
	case "push", "unshift", "append", "prepend", "<<":
		if spread {
			return n - 1, math.Inf(1), false
		}
		return n, n, false
	case "delete":
		return -1, 0, false
	case "pop", "shift", "delete_at":
		if len(e.List) > 0 && e.Name != "delete_at" {
			return math.Inf(-1), 0, false
		}
		return -1, 0, false
	case "add", "set", "store", "insert", "[]=", "add?":
		return 0, 1, false
	case "concat", "merge!", "update":
		return 0, math.Inf(1), false
	case "splice":
		if len(e.List) > 1 && !spread {
			if cut, ok := Number(e.List[1]); ok {
				return n - 2 - cut, n - 2, false
			}
		}
		if len(e.List) == 1 {
			return math.Inf(-1), 0, false
		}
		return math.Inf(-1), math.Inf(1), false
	case "sort!", "sort", "reverse", "reverse!", "map!", "shuffle!":
		return 0, 0, false
	case "clear":
		return 0, 0, true
	}
	return math.Inf(-1), 0, false
}

// resizing are the calls that change their receiver, a collection, in place.
var resizing = map[program.Language]map[string]bool{
	program.Ruby: {"<<": true, "push": true, "append": true, "prepend": true, "unshift": true, "concat": true, "insert": true, "pop": true, "shift": true,
		"delete": true, "delete_at": true, "delete_if": true, "reject!": true, "select!": true, "filter!": true, "keep_if": true, "clear": true, "replace": true,
		"merge!": true, "store": true, "compact!": true, "uniq!": true, "slice!": true, "add": true, "add?": true, "subtract": true},
	program.TypeScript: {"push": true, "unshift": true, "pop": true, "shift": true, "splice": true, "set": true, "add": true, "delete": true, "clear": true},
}

// Resizes reports whether e changes the collection that is its receiver, and which expression that is.
func Resizes(e *program.Expr, lang program.Language) (collection *program.Expr, ok bool) {
	switch {
	case e.Op == program.Call && e.X != nil && resizing[lang][e.Name]:
		return Strip(e.X), true
	case e.Op == program.Binary && e.Name == "<<" && lang == program.Ruby:
		return e.X, true
	case e.Op == program.Assign && e.X != nil && e.X.Op == program.Index && lang == program.Ruby:
		return e.X.X, true
	}
	return nil, false
}

// resize gives a collection that a call changes a new size.
func (f *Frame) resize(s *State, e *program.Expr) {
	x, ok := Resizes(e, f.File().Language)
	if !ok {
		return
	}
	base := f.Value(s, x)
	if e.Op == program.Assign && !f.keyed(base, x) {
		return
	}
	if base == nil || base.Field == "" && (base.Base == nil || base.Base.Field == "") && !f.heldByField(s, base) {
		return
	}
	old := f.memberOf(s, base, "size")
	now := s.renew(f.a.u.size(e, f.Call), old)
	s.put(slot{base, "size"}, f.a.u.member(base, "size", nil, f.Call), now)
	lo, _, reset := growth(e)
	f.bound(s, now)
	s.learn(now, func(x *Fact) {
		if !x.Lo.Set || x.Lo.At < 0 {
			x.Lo = Bound{Set: true}
		}
		x.Integer = true
	})
	s.learn(base, func(x *Fact) {
		switch {
		case reset:
			x.Empty = Yes
		case lo > 0 || lo == 0 && x.Empty == No:
			x.Empty = No
		default:
			x.Empty = Unknown
		}
	})
}

// keyed reports whether storing under a new key makes the collection larger: a hash, as far as its class shows.
func (f *Frame) keyed(base *Value, x *program.Expr) bool {
	if base != nil && base.Expr != nil {
		return hashes(base.Expr)
	}
	found := false
	if x.Op == program.Field_ && f.class != nil {
		for _, m := range f.class.Methods {
			m.Body().Walk(func(e *program.Expr) bool {
				if t := e.X; e.Op == program.Assign && e.Y != nil && t != nil && t.Op == program.Field_ && t.Name == x.Name {
					found = found || hashes(e.Y)
				}
				return !found
			})
		}
	}
	return found
}

func hashes(e *program.Expr) bool {
	return e.Op == program.Hash || e.Op == program.Call && e.Name == "new" && e.X != nil && e.X.Name == "Hash"
}

// heldByField reports whether some field holds v now.
func (f *Frame) heldByField(s *State, v *Value) bool {
	found := false
	s.fields.each(func(_ int, held *Value) { found = found || held == v })
	return found
}

// putMember makes v the content of a member of a field, this.props.name = v; false where it cannot be named.
func (f *Frame) putMember(s *State, t *program.Expr, v *Value) bool {
	if t.Op != program.Member || t.X == nil || Strip(t.X).Op != program.Field_ || v == nil {
		return false
	}
	base := f.Value(s, t.X)
	if base == nil {
		return false
	}
	key := f.keyOf(t.Name)
	s.put(slot{base, key}, f.a.u.member(base, key, nil, f.Call), v)
	if key == "size" { // xs.length = 0
		s.learn(base, func(x *Fact) { x.Empty = Unknown })
	}
	return true
}
