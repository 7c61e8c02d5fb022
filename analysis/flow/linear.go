package flow

import (
	"math"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// linear is a sum of values with factors plus a constant that lies between lo and hi.
type linear struct {
	terms  map[*Value]float64
	lo, hi float64
}

func (l linear) add(o linear, factor float64) linear {
	if factor == 0 {
		return l
	}
	out := linear{terms: make(map[*Value]float64, len(l.terms)+len(o.terms))}
	for v, c := range l.terms {
		out.terms[v] = c
	}
	for v, c := range o.terms {
		out.terms[v] += c * factor
		if out.terms[v] == 0 {
			delete(out.terms, v)
		}
	}
	a, b := o.lo*factor, o.hi*factor
	out.lo, out.hi = l.lo+min(a, b), l.hi+max(a, b)
	return out
}

func constant(n float64) linear { return linear{lo: n, hi: n} }

func (l linear) constant() (float64, bool) { return l.lo, len(l.terms) == 0 && l.lo == l.hi }

// linearDepth bounds how deep a sum is taken apart.
const linearDepth = 6

// linear takes v apart as far as it is a sum, a difference, a product with a constant or the size of something.
func (f *Frame) linear(s *State, v *Value, depth int) linear {
	atom := linear{terms: map[*Value]float64{v: 1}}
	if v == nil || depth > linearDepth {
		return atom
	}
	if k := s.Fact(v); k.Lo.Set && k.Hi.Set && k.Lo.At == k.Hi.At {
		return constant(k.Lo.At)
	}
	if v.Base != nil && v.Key == "size" {
		return f.size(s, v, depth)
	}
	e := v.Expr
	if e == nil || v.many {
		return atom
	}
	if n, ok := f.number(e); ok {
		return constant(n)
	}
	switch {
	case v.resized:
		return f.resized(s, v, depth)
	case e.Op == program.Unary && e.Name == "-" && len(v.From) == 1:
		return constant(0).add(f.linear(s, v.From[0], depth+1), -1)
	case (e.Op == program.Binary || e.Op == program.Assign) && len(v.From) == 2:
		return combine(e.Name, f.linear(s, v.From[0], depth+1), f.linear(s, v.From[1], depth+1), atom)
	}
	return atom
}

// number is the value of a numeric literal, or of a constant of the class that is one.
func (f *Frame) number(e *program.Expr) (float64, bool) {
	if e.Op == program.Constant {
		for c := f.a.class; c != nil; c = c.Outer {
			for _, k := range c.Consts {
				if k.Name == e.Name {
					return Number(k.Value)
				}
			}
		}
		return 0, false
	}
	return Number(e)
}

// resized is the size that a collection has after a call that changed it.
func (f *Frame) resized(s *State, v *Value, depth int) linear {
	lo, hi, reset := growth(v.Expr)
	switch {
	case reset:
		return constant(0)
	case len(v.From) == 1:
		return f.linear(s, v.From[0], depth+1).add(linear{lo: lo, hi: hi}, 1)
	}
	return linear{terms: map[*Value]float64{v: 1}}
}

func combine(op string, x, y, atom linear) linear {
	switch op {
	case "+":
		return x.add(y, 1)
	case "-":
		return x.add(y, -1)
	case "*":
		if n, ok := y.constant(); ok {
			return constant(0).add(x, n)
		}
		if n, ok := x.constant(); ok {
			return constant(0).add(y, n)
		}
	}
	return atom
}

// size of a collection: known where it is a literal or a copy of another.
func (f *Frame) size(s *State, v *Value, depth int) linear {
	atom := linear{terms: map[*Value]float64{v: 1}}
	base := v.Base
	for base != nil && base.Base != nil && sameSize[base.Key] {
		base = base.Base
	}
	if base != nil && base != v.Base {
		return f.linear(s, f.memberOf(s, base, "size"), depth+1)
	}
	if base == nil || base.Expr == nil {
		return atom
	}
	switch e := base.Expr; e.Op {
	case program.Array:
		if len(e.List) != len(base.From) {
			if len(e.List) == 0 {
				return constant(0)
			}
			return atom
		}
		sum := constant(0)
		for i, el := range e.List {
			if el == nil || el.Op != program.Spread {
				sum = sum.add(constant(1), 1)
				continue
			}
			if from := base.From[i]; from != nil && len(from.From) == 1 && from.From[0] != nil {
				sum = sum.add(f.linear(s, f.memberOf(s, from.From[0], "size"), depth+1), 1)
				continue
			}
			return atom
		}
		return sum
	case program.Hash:
		if len(e.List) == 0 {
			return constant(0)
		}
	case program.Str:
		return constant(float64(len([]rune(e.Name))))
	case program.New:
		if (e.Name == "Set" || e.Name == "Map" || e.Name == "Array") && len(e.List) == 0 {
			return constant(0)
		}
	case program.Call:
		if len(base.From) == 1 && sameSize[e.Name] && base.From[0] != nil {
			return f.linear(s, f.memberOf(s, base.From[0], "size"), depth+1)
		}
		if e.Name == "new" && e.X != nil && len(e.List) == 0 && (e.X.Name == "Set" || e.X.Name == "Array" || e.X.Name == "Hash") {
			return constant(0)
		}
	}
	return atom
}

// sameSize are readers whose result is as large as their receiver.
var sameSize = map[string]bool{"dup": true, "clone": true, "freeze": true, "to_a": true, "itself": true, "sort": true, "reverse": true, "toSorted": true,
	"toReversed": true, "shuffle": true}

// least is the least value l can have, as far as the facts about its terms tell; open when it is not reached. Counting takes
// every number for a whole one.
func (f *Frame) least(s *State, l linear, counting bool) (at float64, open bool) {
	at = l.lo
	for v, c := range l.terms {
		lo, hi := f.interval(s, v, counting)
		b := lo
		if c < 0 {
			b = hi
		}
		if !b.Set {
			return math.Inf(-1), false
		}
		at += c * b.At
		open = open || b.Open
	}
	return at, open
}

// closeSize makes explicit what is known of a size by what it is, so that ruling out its least value moves the bound.
func (f *Frame) closeSize(s *State, v *Value) {
	if v == nil || v.Base == nil || v.Key != "size" {
		return
	}
	if lo, _ := f.interval(s, v, false); lo.Set && lo != s.Fact(v).Lo {
		s.learn(v, func(x *Fact) { x.Lo, x.Integer = lo, true })
	}
}

// interval of a value by its facts; sizes are never negative.
func (f *Frame) interval(s *State, v *Value, counting bool) (lo, hi Bound) {
	k := s.Fact(v)
	lo, hi = k.Lo, k.Hi
	if v.Base != nil && v.Key == "size" {
		atLeast := 0.0
		if s.Fact(v.Base).Empty == No || k.NonZero {
			atLeast = 1
		}
		if !lo.Set || lo.At < atLeast {
			lo = Bound{Set: true, At: atLeast}
		}
	}
	if counting || k.Integer || v.Base != nil && v.Key == "size" {
		lo, hi = whole(lo, 1), whole(hi, -1)
	}
	return lo, hi
}

// whole closes an open bound of an integer.
func whole(b Bound, step float64) Bound {
	if b.Set && b.Open && b.At == math.Trunc(b.At) {
		return Bound{Set: true, At: b.At + step}
	}
	return b
}

// Compare reports whether x op y follows from what s knows: from bounds, and from at most two comparisons that held. The
// operands are taken apart as expressions, so x and y need not have been evaluated. Numbers that are compared strictly are taken
// for whole ones: n < max proves n + 1 <= max, which is what counters mean by it.
func (f *Frame) Compare(s *State, x *program.Expr, op string, y *program.Expr) bool {
	for _, apart := range []bool{true, false} {
		d := f.sum(s, x, apart).add(f.sum(s, y, apart), -1)
		back := constant(0).add(d, -1)
		holds := false
		switch op {
		case ">=", ">":
			holds = f.holds(s, d, op == ">", true)
		case "<=", "<":
			holds = f.holds(s, back, op == "<", true)
		case "==", "===":
			holds = f.holds(s, d, false, true) && f.holds(s, back, false, true)
		case "!=", "!==":
			holds = f.holds(s, d, true, true) || f.holds(s, back, true, true) || f.nonZero(s, d)
		}
		if holds {
			return true
		}
	}
	return false
}

// nonZero is a difference that is one value known not to be zero.
func (f *Frame) nonZero(s *State, d linear) bool {
	for v := range d.terms {
		return len(d.terms) == 1 && d.lo == 0 && d.hi == 0 && s.Fact(v).NonZero
	}
	return false
}

// Terms are the values that the difference of x and y is made of.
func (f *Frame) Terms(s *State, x, y *program.Expr) []*Value {
	var out []*Value
	d := f.sum(s, x, true).add(f.sum(s, y, true), -1)
	for v := range d.terms {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b *Value) int { return a.id - b.id })
	return out
}

// sum is an expression as a sum; apart says whether to look into how the values it reads were computed.
func (f *Frame) sum(s *State, e *program.Expr, apart bool) linear {
	e = Strip(e)
	if n, ok := Number(e); ok {
		return constant(n)
	}
	switch {
	case e != nil && e.Op == program.Block && len(e.List) == 1:
		return f.sum(s, e.List[0], apart)
	case e != nil && e.Op == program.Binary && (e.Name == "+" || e.Name == "-" || e.Name == "*"):
		if l := combine(e.Name, f.sum(s, e.X, apart), f.sum(s, e.Y, apart), linear{}); l.terms != nil {
			return l
		}
	case e != nil && e.Op == program.Unary && e.Name == "-":
		return constant(0).add(f.sum(s, e.X, apart), -1)
	}
	v := f.Value(s, e)
	if !apart && v != nil {
		return linear{terms: map[*Value]float64{v: 1}}
	}
	return f.linear(s, v, 0)
}

// reaches reports whether l cannot be under zero (or not even zero, when strict); taken says that zero itself is ruled out.
func (f *Frame) reaches(s *State, l linear, strict, taken, counting bool) bool {
	at, open := f.least(s, l, counting)
	return at > 0 || at == 0 && (!strict || open || taken)
}

// holds reports whether goal is at least zero (more, when strict).
func (f *Frame) holds(s *State, goal linear, strict, counting bool) bool {
	if f.reaches(s, goal, strict, false, counting) {
		return true
	}
	type known struct {
		l      linear
		strict bool
	}
	var all []known
	for r := range s.relations {
		k := known{f.linear(s, r.y, 0).add(f.linear(s, r.x, 0), -1), r.strict}
		if counting && r.strict {
			k = known{k.l.add(constant(1), -1), false}
		}
		all = append(all, k)
	}
	for i, a := range all {
		rest := goal.add(a.l, -1)
		if f.reaches(s, rest, strict, a.strict, counting) {
			return true
		}
		for _, b := range all[i+1:] {
			if f.reaches(s, rest.add(b.l, -1), strict, a.strict || b.strict, counting) {
				return true
			}
		}
	}
	return false
}
