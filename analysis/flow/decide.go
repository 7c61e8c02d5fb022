package flow

import (
	"github.com/agentcore/proviso/analysis/program"
)

// Verdict says how a condition comes out, given what is known when it is asked.
type Verdict struct {
	Holds Tri           // Unknown unless what is known settles it
	Exact bool          // for every value, NaN included
	By    *program.Expr // the earlier condition that settles it
	Value *Value        // what it asks about
	Empty bool          // it asks for emptiness, which a collection changes by itself
}

// Decide evaluates one condition, no connective, in a state. It answers only where an earlier condition settles the question;
// what was assumed of a helper settles nothing.
func (f *Frame) Decide(s *State, e *program.Expr) Verdict {
	switch e.Op {
	case program.Binary:
		return f.decideBinary(s, e)
	case program.Call:
		return f.decideCall(s, e)
	case program.Local, program.Field_, program.Member:
		v := f.Value(s, e)
		x := s.Fact(v)
		return settle(v, x, x.Truth, true)
	}
	return Verdict{}
}

// settle is the verdict t about v, unless nothing says where it comes from.
func settle(v *Value, x Fact, t Tri, exact bool) Verdict {
	if v == nil || x.By == nil || x.Assumed || t == Unknown {
		return Verdict{Value: v}
	}
	return Verdict{Holds: t, Exact: exact, By: x.By, Value: v}
}

func tri(yes bool) Tri {
	if yes {
		return Yes
	}
	return No
}

func (t Tri) not() Tri {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

func (v Verdict) not() Verdict {
	v.Holds = v.Holds.not()
	return v
}

func (f *Frame) decideBinary(s *State, e *program.Expr) Verdict {
	op, x, y := e.Name, Strip(e.X), Strip(e.Y)
	if _, ok := flip[op]; !ok || x == nil || y == nil {
		return Verdict{}
	}
	if isLiteral(x) && !isLiteral(y) {
		x, y, op = y, x, flip[op]
	}
	equality := len(op) > 1 && op[1] == '=' && op != "<=" && op != ">="
	negative := equality && op[0] == '!'
	if x.Op == program.Unary && x.Name == "typeof" {
		return f.decideTypeof(s, x.X, y, negative)
	}
	v := f.Value(s, x)
	fact := s.Fact(v)
	if n, ok := Number(y); ok {
		return f.decideNumber(v, fact, op, n)
	}
	if !equality || !isLiteral(y) {
		return Verdict{Value: v}
	}
	out := f.decideLiteral(v, fact, y, len(op) == 3)
	if negative {
		return out.not()
	}
	return out
}

// decideLiteral decides whether a value equals a constant other than a number.
func (f *Frame) decideLiteral(v *Value, fact Fact, y *program.Expr, strict bool) Verdict {
	key, _ := literalKey(y)
	switch {
	case fact.OneOf.Known() && !fact.OneOf.has(key), fact.NotOf.has(key):
		if y.Op != program.Nil || strict || f.File().Language == program.Ruby {
			return settle(v, fact, No, true)
		}
	case fact.OneOf.Known() && len(fact.OneOf.keys()) == 1:
		return settle(v, fact, Yes, true)
	}
	if y.Op != program.Nil || f.File().Language == program.TypeScript && (halfNullTest(fact.By) || strict && fact.Null == IsNull) {
		return Verdict{Value: v}
	}
	return settle(v, fact, null(fact), true)
}

func null(fact Fact) Tri {
	switch fact.Null {
	case IsNull:
		return Yes
	case NonNull:
		return No
	}
	return Unknown
}

// halfNullTest reports whether a condition told null and undefined apart, so that it says nothing about the other one.
func halfNullTest(by *program.Expr) bool {
	if by == nil || by.Op != program.Binary {
		return false
	}
	typeof := func(e *program.Expr) bool { return e != nil && e.Op == program.Unary && e.Name == "typeof" }
	isNil := func(e *program.Expr) bool { return e != nil && e.Op == program.Nil }
	return typeof(by.X) || typeof(by.Y) || len(by.Name) == 3 && (isNil(by.X) || isNil(by.Y))
}

// decideNumber decides a comparison with a number from the interval of the value.
func (f *Frame) decideNumber(v *Value, x Fact, op string, n float64) Verdict {
	lo, hi := tightened(v, x)
	if lo.Set && hi.Set && (lo.At > hi.At || lo.At == hi.At && (lo.Open || hi.Open)) {
		return Verdict{Value: v} // an earlier condition already contradicts itself
	}
	below := hi.Set && (hi.At < n || hi.At == n && hi.Open) // v < n
	above := lo.Set && (lo.At > n || lo.At == n && lo.Open) // v > n
	most, least := hi.Set && hi.At <= n, lo.Set && lo.At >= n
	pick := func(yes, no bool) Verdict {
		switch {
		case yes:
			return settle(v, x, Yes, x.Finite || x.Integer)
		case no:
			return settle(v, x, No, true)
		}
		return Verdict{Value: v}
	}
	switch op {
	case "<":
		return pick(below, least)
	case "<=":
		return pick(most, above)
	case ">":
		return pick(above, most)
	case ">=":
		return pick(least, below)
	}
	equal := pick(most && least, below || above || n == 0 && x.NonZero)
	if x.OneOf.Known() && equal.Holds == Unknown && f.File().Language == program.Ruby {
		equal = settle(v, x, No, true) // it is a constant, and no number
	}
	if op[0] == '!' {
		return equal.not()
	}
	return equal
}

// tightened are the ends of an interval, closed at the next whole number where the value is one.
func tightened(v *Value, x Fact) (lo, hi Bound) {
	lo, hi = x.Lo, x.Hi
	if !x.Integer && !(v != nil && v.Base != nil && (v.Key == "length" || v.Key == "size" || v.Key == "count")) {
		return lo, hi
	}
	if lo.Set && lo.Open && lo.At == float64(int64(lo.At)) {
		lo = Bound{At: lo.At + 1, Set: true}
	}
	if hi.Set && hi.Open && hi.At == float64(int64(hi.At)) {
		hi = Bound{At: hi.At - 1, Set: true}
	}
	return lo, hi
}

func (f *Frame) decideCall(s *State, e *program.Expr) Verdict {
	if e.X == nil && e.Name != "Array" {
		return Verdict{}
	}
	v := f.Value(s, e.X)
	x := s.Fact(v)
	switch e.Name {
	case "nil?":
		return settle(v, x, null(x), true)
	case "zero?":
		return f.decideNumber(v, x, "==", 0)
	case "nonzero?":
		return f.decideNumber(v, x, "!=", 0)
	case "positive?":
		return f.decideNumber(v, x, ">", 0)
	case "negative?":
		return f.decideNumber(v, x, "<", 0)
	case "blank?":
		return blankness(v, x)
	case "present?":
		return blankness(v, x).not()
	case "empty?", "none?":
		return emptiness(v, x, e)
	case "any?":
		return emptiness(v, x, e).not()
	case "is_a?", "kind_of?":
		if len(e.List) == 1 && e.List[0].Op == program.Constant {
			return settle(v, x, isA(x.Type, e.List[0].Name), true)
		}
	case "include?", "member?", "cover?", "includes":
		return f.decideMember(s, e)
	}
	return Verdict{}
}

// blankness decides blank? where nil settles it or an earlier blank? or present? does.
func blankness(v *Value, x Fact) Verdict {
	if x.Null == IsNull {
		return settle(v, x, Yes, true)
	}
	if x.By == nil || x.By.Op != program.Call || x.By.Name != "blank?" && x.By.Name != "present?" {
		return Verdict{Value: v}
	}
	out := settle(v, x, x.Empty, true)
	out.Empty = true
	return out
}

func emptiness(v *Value, x Fact, e *program.Expr) Verdict {
	if x.By == nil || x.By.Op != program.Call || e.Closure != nil || len(e.List) > 0 || x.By.Closure != nil || len(x.By.List) > 0 {
		return Verdict{Value: v}
	}
	switch x.By.Name {
	case "empty?", "any?", "none?":
		out := settle(v, x, x.Empty, x.By.Name == e.Name)
		out.Empty = true
		return out
	}
	return Verdict{Value: v}
}

// decideMember decides whether a value is in a list of literals or a range of numbers.
func (f *Frame) decideMember(s *State, e *program.Expr) Verdict {
	if len(e.List) != 1 {
		return Verdict{}
	}
	v := f.Value(s, e.List[0])
	x := s.Fact(v)
	switch e.X.Op {
	case program.Array:
		set, ok := LiteralsOf(e.X.List)
		if !ok || !x.OneOf.Known() {
			return Verdict{Value: v}
		}
		common := x.OneOf.filter(set.has)
		switch {
		case !common.Known():
			return settle(v, x, No, true)
		case common == x.OneOf:
			return settle(v, x, Yes, true)
		}
	case program.Range:
		return f.decideRange(v, x, e)
	}
	return Verdict{Value: v}
}

func (f *Frame) decideRange(v *Value, x Fact, e *program.Expr) Verdict {
	r := e.X
	lo, hasLo := Number(r.X)
	hi, hasHi := Number(r.Y)
	if hasLo && hasHi && (lo > hi || lo == hi && r.Name == "...") {
		return Verdict{Holds: No, Exact: true, By: e, Value: v} // an empty range covers nothing
	}
	upper := "<="
	if r.Name == "..." {
		upper = "<"
	}
	least, most := Verdict{Holds: Yes, Exact: true, By: x.By, Value: v}, Verdict{Holds: Yes, Exact: true, By: x.By, Value: v}
	if hasLo {
		least = f.decideNumber(v, x, ">=", lo)
	}
	if hasHi {
		most = f.decideNumber(v, x, upper, hi)
	}
	switch {
	case !hasLo && !hasHi:
		return Verdict{Value: v}
	case least.Holds == No:
		return least
	case most.Holds == No:
		return most
	case least.Holds == Yes && most.Holds == Yes:
		return settle(v, x, Yes, least.Exact && most.Exact)
	}
	return Verdict{Value: v}
}
