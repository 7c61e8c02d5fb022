package flow

import (
	"path"
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

var raisingConversions = map[string]bool{"Integer": true, "Float": true, "BigDecimal": true, "Rational": true, "URI": true, "UUID": true}

// GuardHelper reports whether a helper's name says that it checks what it is given.
func GuardHelper(name string) bool { return guardHelper.MatchString(name) }

var guardHelper = names.Compile(`^_?(validate|ensure|check|verify|require|assert|guard|must|precondition|enforce|invariant|authorize)([A-Z_!?].*)?$`)

// raising learns from calls that raise for nil or for a wrong format.
func (f *Frame) raising(s *State, e *program.Expr) {
	if f.File().Language != program.Ruby || len(e.List) == 0 {
		return
	}
	arg := f.Value(s, e.List[0])
	numeric := func(v *Value, integer bool) {
		f.learn(s, v, TestNull|TestType, func(x *Fact) {
			x.Null, x.Integer = NonNull, x.Integer || integer
			x.Finite = x.Finite || integer
		})
	}
	switch {
	case e.X == nil && raisingConversions[e.Name]:
		numeric(arg, e.Name == "Integer")
		numeric(f.Value(s, e), e.Name == "Integer")
	case e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Date" || e.X.Name == "Time" || e.X.Name == "DateTime") &&
		(e.Name == "iso8601" || e.Name == "parse" || e.Name == "strptime"), e.X != nil && e.X.Name == "JSON" && e.Name == "parse",
		e.X != nil && e.X.Name == "T" && (e.Name == "must" || e.Name == "let" && !nilable(e)), checkedType(e):
		f.learn(s, arg, TestType, func(x *Fact) { x.Null = NonNull }) // it asks what the value is; that nil raises too is no evidence that nil comes
		f.learn(s, f.Value(s, e), 0, func(x *Fact) { x.Null = NonNull })
	case lookup(e): // nil was never asked about, but it does not come through
		f.learn(s, arg, 0, func(x *Fact) { x.Null = NonNull })
		f.learn(s, f.Value(s, e), 0, func(x *Fact) { x.Null = NonNull })
	case f.associated(e):
		f.learn(s, f.Value(s, e), 0, func(x *Fact) { x.Null = NonNull })
	}
}

// nilable reports whether the type that T.let asserts lets nil pass.
func nilable(e *program.Expr) bool {
	return len(e.List) > 1 && (e.List[1].Name == "nilable" || e.List[1].Name == "untyped")
}

// lookup recognises Model.find(id), which raises for nil and for what is not there.
func lookup(e *program.Expr) bool {
	return e.Name == "find" && e.X != nil && e.X.Op == program.Constant && e.Closure == nil && e.List[0].Op != program.Spread
}

// associated recognises shop.orders.find(id): what belongs to a record is found, or the find raises. Something that is not called
// like a collection may have a find of its own, which gives nil.
func (f *Frame) associated(e *program.Expr) bool {
	if f.File().Language != program.Ruby || e.Name != "find" || e.Closure != nil || len(e.List) != 1 || e.List[0].Op == program.Spread || e.List[0].Op == program.Closure_ {
		return false
	}
	x := e.X
	return x != nil && x.Op == program.Call && x.X != nil && len(x.List) == 0 && strings.HasSuffix(x.Name, "s") && !strings.HasSuffix(x.Name, "ss")
}

// assumeHelper takes a helper with a guard's name for a guard of its arguments, or of every field if it has none.
func (f *Frame) assumeHelper(s *State, e *program.Expr) {
	all := TestNull | TestBounds | TestMember | TestOpaque | TestType | TestEmpty | TestListed
	learn := func(v *Value, t Tests) {
		f.learn(s, v, t, func(x *Fact) {
			x.Null, x.Assumed, x.Finite, x.Member = NonNull, true, true, true
		})
	}
	for _, a := range beside(e.List) {
		if a.Op == program.Symbol {
			learn(f.field(s, a.Name), all)
			continue
		}
		for _, v := range f.Value(s, a).Sources() {
			learn(v, all)
		}
		f.proveArgument(s, a)
	}
	if len(e.List) == 0 && (e.X == nil || e.X.Op == program.Self) {
		for n := range s.u.fieldNames {
			learn(f.field(s, s.u.fieldNames[n]), all)
		}
	}
	// params.require(:user) guards what it gives, not params; order.validate! asks nothing about nil.
	if e.X != nil && e.X.Op != program.Self && e.X.Op != program.Constant && e.Name != "require" {
		learn(f.Value(s, e.X), all&^TestNull)
	}
}

// beside lists the values that arguments write side by side: those of pairs, of a hash, of an array.
func beside(args []*program.Expr) []*program.Expr {
	var out []*program.Expr
	for _, a := range args {
		switch {
		case a.Op == program.Pair && a.Y != nil:
			out = append(out, a.Y)
		case a.Op == program.Hash, a.Op == program.Array:
			out = append(out, beside(a.List)...)
		default:
			out = append(out, a)
		}
	}
	return out
}

// proveArgument reads assert(x != null) as the condition it asserts.
func (f *Frame) proveArgument(s *State, a *program.Expr) {
	switch a.Op {
	case program.Binary, program.Not, program.And, program.Or, program.Call:
		f.refine(s, a, true)
	}
}

// MatchName reports whether a helper's name fits a configured pattern such as "ensure_*" or "Guard.*".
func MatchName(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}
