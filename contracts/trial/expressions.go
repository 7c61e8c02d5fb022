package trial

import (
	"math"
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// eval evaluates an expression; once a signal is up nothing is evaluated any more.
func (r *run) eval(e *program.Expr) Value {
	if e == nil || r.sig != nil {
		return Value{}
	}
	if r.steps++; r.steps > maxSteps {
		return Value{}
	}
	switch e.Op {
	case program.Nil:
		return Value{Kind: Nil, Undef: e.Name == "undefined"}
	case program.True:
		return Value{Kind: True}
	case program.False:
		return Value{Kind: False}
	case program.Int, program.Float:
		if n, ok := flow.Number(e); ok {
			return Value{Kind: Number, Num: n, Whole: e.Op == program.Int}
		}
		return Value{}
	case program.Str:
		return Value{Kind: String, Text: e.Name}
	case program.Symbol:
		return Value{Kind: Symbol, Text: e.Name}
	case program.Regex:
		return Value{Kind: Object, Text: e.Name}
	case program.Template, program.Hash, program.Range:
		return r.composed(e)
	case program.Array:
		return r.array(e)
	case program.Local:
		return r.frame().locals[e.Name]
	case program.Self:
		return r.self()
	case program.Field_:
		return r.field(e)
	case program.Constant:
		return r.constant(e)
	case program.NonNull, program.Cast, program.Await:
		return r.eval(e.X)
	case program.Block:
		v := Value{Kind: Nil}
		for _, x := range e.List {
			if v = r.eval(x); r.sig != nil {
				return Value{}
			}
		}
		return v
	case program.If:
		return r.branch(e, e.X, e.Y, e.Z)
	case program.And, program.Or, program.Coalesce:
		return r.shortCircuit(e)
	case program.Not:
		v := r.eval(e.X)
		return tri(opposite(v.truth(r.lang)), v.About)
	case program.Unary:
		return r.unary(e)
	case program.Binary:
		return r.binary(e)
	case program.Case:
		return r.caseOf(e)
	case program.While:
		r.loop(nil, false, func(Value) {}, e.Y)
		return Value{Kind: Nil}
	case program.For:
		return r.each(e)
	case program.Try:
		return r.try(e)
	case program.Return:
		r.leave(e)
		return Value{}
	case program.Raise:
		return r.raised(e)
	case program.Break, program.Next:
		v := r.eval(e.X)
		if r.sig == nil {
			r.sig = &signal{kind: looping, value: v}
			if e.Op == program.Break {
				r.sig.kind = breaking
			}
		}
		return Value{}
	case program.Match:
		return r.match(e)
	case program.Assign:
		return r.assign(e)
	case program.Multi:
		return r.multi(e)
	case program.Member:
		return r.memberOf(e)
	case program.Index:
		return r.index(e)
	case program.Call:
		return r.call(e)
	case program.New:
		return r.construct(e)
	case program.Super:
		return r.super(e)
	case program.Closure_:
		return Value{Kind: Object}
	}
	about := uint64(0)
	e.Children(func(c *program.Expr) { about |= r.eval(c).About })
	return Value{About: about}
}

// composed evaluates what an expression is made of; the whole is something.
func (r *run) composed(e *program.Expr) Value {
	v := Value{Kind: Object}
	e.Children(func(c *program.Expr) {
		if c.Op == program.Pair || c.Op == program.Spread {
			v.About |= r.eval(c.X).About | r.eval(c.Y).About
			return
		}
		v.About |= r.eval(c).About
	})
	if e.Op == program.Template {
		v.Kind = Unknown
		if e.Name == "" {
			v.Kind = Object
		}
	}
	return v
}

func (r *run) array(e *program.Expr) Value {
	v := Value{Kind: List}
	for _, x := range e.List {
		if x.Op == program.Spread {
			v.About |= r.eval(x.X).About
			v.Kind = Object
			continue
		}
		item := r.eval(x)
		v.About |= item.About
		v.Items = append(v.Items, item)
	}
	return v
}

func (r *run) shortCircuit(e *program.Expr) Value {
	if e.Op == program.Coalesce {
		v := r.eval(e.X)
		if r.sig != nil || v.Kind != Nil && v.Kind != Unknown {
			return v
		}
		if v.Kind == Unknown {
			if v.About != 0 && raisesOrReturns(e.Y) {
				r.unsure = true
			}
			if r.choose() {
				return v
			}
		}
		var out Value
		r.guarded(e, v.Kind == Nil && v.About != 0, func() { r.about |= v.About; out = r.eval(e.Y) })
		return out
	}
	outer, choices := r.about, r.next
	r.about = 0
	var v Value
	switch e.X.Op {
	case program.And, program.Or, program.Not:
		v = boolean(r.decide(e.X), r.about)
	default:
		v = r.eval(e.X)
	}
	if r.sig != nil {
		return Value{}
	}
	yes := r.settle(v)
	decided := r.about != 0 && r.next == choices
	out := v
	if v.Kind == Unknown && (e.Op == program.Or) == yes {
		out = Value{Kind: Object, Path: v.Path, About: v.About}
		if !yes {
			out.Kind = False
		}
	}
	if yes == (e.Op == program.And) {
		r.guarded(e, decided, func() { out = r.eval(e.Y) })
		out.About |= v.About
	}
	r.about |= outer
	return out
}

func (r *run) unary(e *program.Expr) Value {
	v := r.eval(e.X)
	switch e.Name {
	case "-":
		if v.Kind == Number {
			return Value{Kind: Number, Num: -v.Num, Whole: v.Whole, About: v.About}
		}
	case "!":
		return tri(opposite(v.truth(r.lang)), v.About)
	case "typeof":
		if s := typeName(v); s != "" {
			return Value{Kind: String, Text: s, About: v.About}
		}
	}
	return Value{About: v.About}
}

func typeName(v Value) string {
	switch v.Kind {
	case Nil:
		if v.Undef {
			return "undefined"
		}
		return "object"
	case True, False:
		return "boolean"
	case Number:
		return "number"
	case String:
		return "string"
	case List, Object:
		return "object"
	}
	return ""
}

func (r *run) binary(e *program.Expr) Value {
	if e.Name == "===" && e.X.Op == program.Range {
		return r.inRange(e.X, r.eval(e.Y))
	}
	x := r.eval(e.X)
	y := r.eval(e.Y)
	if r.sig != nil {
		return Value{}
	}
	about := x.About | y.About
	switch e.Name {
	case "==", "===", "!=", "!==":
		if y.Kind == Type && x.Kind != Type && e.Name == "===" && r.lang == program.Ruby || x.Kind == Type && e.Name == "===" && r.lang == program.Ruby {
			return is(y, x.Text, r.lang)
		}
		t := x.equal(y)
		if x.Kind == Nil && y.Kind == Nil && len(e.Name) == 3 && r.lang == program.TypeScript {
			t = triOf(x.Undef == y.Undef)
		}
		if t == flow.Unknown && x.Kind == Object && (y.Kind == Nil || y.Kind == False) {
			t = flow.No
		}
		if e.Name[0] == '!' {
			t = opposite(t)
		}
		if t == flow.Unknown {
			return r.question(x, e.Name, y, about)
		}
		return tri(t, about)
	case "<", "<=", ">", ">=":
		return r.compare(e, x, y)
	case "=~":
		if e.Y.Op == program.Regex {
			return r.read(x.Path+".match?("+e.Y.Name+")", about)
		}
		return Value{About: about}
	case "instanceof":
		return is(x, e.Y.Name, r.lang)
	case "+", "-", "*", "/", "%", "**":
		if x.Kind == Nil && r.lang == program.Ruby {
			return r.crash(e, x)
		}
		return r.arithmetic(e.Name, x, y)
	}
	return Value{About: about}
}

// question is a comparison that nothing known decides; asked again it comes out the same.
func (r *run) question(x Value, op string, y Value, about uint64) Value {
	key := func(v Value) string {
		if v.Path != "" {
			return v.Path
		}
		if v.Kind != Unknown && v.Kind != Object && v.Kind != List {
			return v.String()
		}
		return ""
	}
	if key(x) == "" || key(y) == "" {
		return Value{About: about}
	}
	if r.elsewhere(x, y) || r.elsewhere(y, x) {
		about = 0
	}
	return r.read(key(x)+" "+op+" "+key(y), about)
}

// elsewhere reports whether a comparison with a constant asks an attribute that no sample stands for: order.count says nothing of
// order.total, as a question such as order.payable? may.
func (r *run) elsewhere(x, y Value) bool {
	if x.Kind != Unknown || y.Kind != Number && y.Kind != String && y.Kind != Symbol {
		return false
	}
	if _, sampled := r.world[x.Path]; sampled {
		return false
	}
	return attribute.MatchString(x.Path)
}

var attribute = regexp.MustCompile(`^(self\.)?\w+\.\w+$`)

func (r *run) compare(e *program.Expr, x, y Value) Value {
	about := x.About | y.About
	if r.lang == program.Ruby && x.Kind == Nil || r.lang == program.Ruby && x.Kind == Number && y.Kind == Nil {
		return r.crash(e, x)
	}
	if r.lang == program.TypeScript {
		x, y = asNumber(x), asNumber(y)
	}
	if x.Kind != Number || y.Kind != Number {
		return r.question(x, e.Name, y, about)
	}
	switch e.Name {
	case "<":
		return boolean(x.Num < y.Num, about)
	case "<=":
		return boolean(x.Num <= y.Num, about)
	case ">":
		return boolean(x.Num > y.Num, about)
	}
	return boolean(x.Num >= y.Num, about)
}

// asNumber is how JavaScript compares null and undefined.
func asNumber(v Value) Value {
	if v.Kind != Nil {
		return v
	}
	n := Value{Kind: Number, About: v.About}
	if v.Undef {
		n.Num = math.NaN()
	}
	return n
}

func (r *run) arithmetic(op string, x, y Value) Value {
	about := x.About | y.About
	if x.Kind != Number || y.Kind != Number {
		return Value{About: about}
	}
	n := Value{Kind: Number, Whole: x.Whole && y.Whole, About: about}
	switch op {
	case "+":
		n.Num = x.Num + y.Num
	case "-":
		n.Num = x.Num - y.Num
	case "*":
		n.Num = x.Num * y.Num
	case "/":
		if y.Num == 0 {
			return Value{About: about}
		}
		if n.Num = x.Num / y.Num; n.Whole && r.lang == program.Ruby {
			n.Num = math.Floor(n.Num)
		}
	case "%":
		if y.Num == 0 {
			return Value{About: about}
		}
		n.Num = math.Mod(x.Num, y.Num)
	default:
		return Value{About: about}
	}
	return n
}

// is tells whether a value is an instance of a type.
func is(v Value, name string, lang program.Language) Value {
	answer := func(names ...string) Value {
		for _, n := range names {
			if n == name {
				return boolean(true, v.About)
			}
		}
		return boolean(name == "Object" || name == "BasicObject", v.About)
	}
	switch v.Kind {
	case Nil:
		if lang == program.TypeScript {
			return boolean(false, v.About)
		}
		return answer("NilClass")
	case True:
		return answer("TrueClass")
	case False:
		return answer("FalseClass")
	case Number:
		if v.Whole {
			return answer("Integer", "Numeric", "Comparable")
		}
		return answer("Float", "Numeric", "Comparable", "BigDecimal")
	case String:
		return answer("String", "Comparable")
	case Symbol:
		return answer("Symbol", "Comparable")
	case List:
		return answer("Array", "Enumerable")
	case Object:
		if v.Text != "" {
			return answer(v.Text)
		}
	}
	return Value{About: v.About}
}
