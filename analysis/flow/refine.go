package flow

import (
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// refine adds to s what follows from e being sense.
func (f *Frame) refine(s *State, e *program.Expr, sense bool) {
	if e == nil {
		return
	}
	outer := f.proving
	f.proving = e
	f.refineBy(s, e, sense)
	f.proving = outer
}

// refineBy is refine with the condition noted as what the facts rest on.
func (f *Frame) refineBy(s *State, e *program.Expr, sense bool) {
	switch e.Op {
	case program.Not:
		f.refine(s, e.X, !sense)
	case program.And, program.Or:
		// Reached when a stored condition is tested: both sides hold for a true conjunction, both fail for a false disjunction.
		if (e.Op == program.And) == sense {
			f.refine(s, e.X, sense)
			f.refine(s, e.Y, sense)
		}
	case program.Binary:
		f.refineBinary(s, e, sense)
	case program.Call:
		f.refineCall(s, e, sense)
	case program.Field_:
		if cond := f.getterCondition(e.Name); cond != nil && !f.a.unfolding[cond] {
			f.a.unfolding[cond] = true // getters may be written in terms of each other
			f.refine(s, cond, sense)
			delete(f.a.unfolding, cond)
			return
		}
		f.stored(s, f.Value(s, e), sense)
	case program.Match:
		f.refineMatch(s, e, sense)
	case program.Assign:
		f.stored(s, f.Value(s, e), sense)
	case program.Await, program.NonNull, program.Cast:
		f.refine(s, e.X, sense)
	default:
		f.stored(s, f.Value(s, e), sense)
		if e.Op == program.Member {
			f.answered(s, e, sense)
		}
		if sense && Shorted(e, f.File().Language) {
			f.chainNonNull(s, e)
		}
	}
}

// chainNonNull learns that every receiver of a taken optional chain is present.
func (f *Frame) chainNonNull(s *State, e *program.Expr) {
	for e = Strip(e); e != nil; e = Strip(e.X) {
		switch e.Op {
		case program.Member, program.Call, program.Index:
			if e.X != nil && e.Has(program.Safe) {
				f.learn(s, f.Value(s, e.X), TestNull, func(x *Fact) { x.Null = NonNull })
			}
		default:
			return
		}
	}
}

// learn applies an update and records that the value was tested.
func (f *Frame) learn(s *State, v *Value, t Tests, update func(*Fact)) {
	if v == nil {
		return
	}
	f.a.tested(f.Method, v, t)
	if len(s.owed) > 0 {
		f.answers(s, v)
	}
	s.learn(v, func(x *Fact) {
		before := *x
		if update != nil {
			update(x)
		}
		if f.proving != nil && *x != before {
			x.By = f.proving
		}
		x.Tested |= t
		x.Asked |= t
	})
	f.sized(s, v)
	f.reported(s, v)
	f.found(s, v)
	f.imply(s, v)
	// A present member, however it was read, has a present owner.
	for b := v.Base; b != nil && !neverNil[v.Key] && s.Fact(v).Null == NonNull && s.Fact(b).Null != NonNull; b = b.Base {
		s.learn(b, func(x *Fact) { x.Null = NonNull })
	}
}

func (f *Frame) truth(s *State, v *Value, sense bool) {
	if v == nil {
		return
	}
	f.learn(s, v, TestNull, func(x *Fact) {
		if sense {
			x.Null, x.Truth = NonNull, Yes
			if f.File().Language == program.TypeScript {
				x.NonZero, x.Finite = true, true
				x.Empty = No
			}
			return
		}
		x.Truth = No
	})
	f.left(s, v, func(o way) bool { return o.fact.Truth == Unknown || (o.fact.Truth == Yes) == sense })
}

func (f *Frame) isNull(s *State, v *Value, yes bool) {
	f.learn(s, v, TestNull, func(x *Fact) {
		if yes {
			x.Null = IsNull
		} else {
			x.Null = NonNull
		}
	})
	f.left(s, v, func(o way) bool { return o.fact.Null == MaybeNull || (o.fact.Null == IsNull) == yes })
}

var flip = map[string]string{"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!=", "===": "===", "!==": "!=="}
var negate = map[string]string{"<": ">=", ">": "<=", "<=": ">", ">=": "<", "==": "!=", "!=": "==", "===": "!==", "!==": "==="}

func (f *Frame) refineBinary(s *State, e *program.Expr, sense bool) {
	op, x, y := e.Name, Strip(e.X), Strip(e.Y)
	switch op {
	case "instanceof":
		f.learn(s, f.Value(s, x), TestType, func(v *Fact) {
			if sense {
				v.Null, v.Type = NonNull, y.Name
			}
		})
		return
	case "in":
		f.learn(s, f.Value(s, x), TestMember|TestListed, func(v *Fact) { v.Member = v.Member || sense })
		f.learn(s, f.Value(s, y), TestType, nil)
		if x.Op == program.Str { // "id" in payload
			f.learn(s, f.member(s, y, x.Name), TestMember, nil)
		}
		return
	case "=~", "!~":
		f.learn(s, f.Value(s, x), TestMember|TestListed, func(v *Fact) {
			if sense == (op == "=~") {
				v.Null, v.Member = NonNull, true
			}
		})
		return
	}
	if _, ok := flip[op]; !ok {
		f.learn(s, f.Value(s, e), TestOpaque, nil)
		return
	}
	if isLiteral(x) && !isLiteral(y) {
		x, y, op = y, x, flip[op]
	}
	if x.Op == program.Unary && x.Name == "typeof" {
		f.refineTypeof(s, x.X, y.Name, (op == "===" || op == "==") == sense)
		return
	}
	vx, vy := f.Value(s, x), f.Value(s, y)
	equality := op == "==" || op == "===" || op == "!=" || op == "!=="
	equal := (op == "==" || op == "===") == sense
	switch {
	case equality && y.Op == program.Nil:
		// x === undefined alone leaves null possible and the other way round; both count as a test for absence.
		f.isNull(s, vx, equal)
		if len(op) == 3 && f.File().Language == program.TypeScript {
			f.learn(s, vx, TestNull, func(v *Fact) { v.equate(y, equal) })
		}
		if equal == false {
			f.chainNonNull(s, x)
		}
	case equality && (y.Op == program.Str || y.Op == program.Symbol || y.Op == program.True || y.Op == program.False || y.Op == program.Constant):
		f.learn(s, vx, TestMember, func(v *Fact) {
			if equal && (y.Op != program.Constant || f.File().Language == program.Ruby && className(y.Name)) {
				v.Null = NonNull
			}
			v.Member = v.Member || equal
			v.equate(y, equal)
			if y.Op == program.Str && y.Name == "" {
				if equal {
					v.Empty = Yes
				} else {
					v.Empty = No
				}
			}
		})
		f.afterTrim(s, x, y, equal)
		if !equal {
			f.notDefault(s, vx, y)
		}
		if equal {
			f.chainNonNull(s, x)
		}
	default:
		f.compare(s, x, y, vx, vy, op, sense)
		if equality && y.Op != program.Int && y.Op != program.Float {
			f.oneOf(s, []*program.Expr{x, y}, equal) // an element of some list, as far as one can see
		}
	}
}

// className reports whether a Ruby constant is written as classes are, and not the class of nil: case x when Array.
func className(name string) bool {
	return name != "NilClass" && strings.ToUpper(name) != name
}

// afterTrim reads x.trim() === "" as a question about x.
func (f *Frame) afterTrim(s *State, x, y *program.Expr, equal bool) {
	if x.Op == program.Call && (x.Name == "trim" || x.Name == "strip") && y.Op == program.Str && y.Name == "" {
		f.learn(s, f.Value(s, x.X), TestEmpty, func(v *Fact) {
			if !equal {
				v.Empty = No
			}
		})
	}
}

func isLiteral(e *program.Expr) bool {
	switch e.Op {
	case program.Int, program.Float, program.Str, program.Symbol, program.Nil, program.True, program.False:
		return true
	case program.Unary:
		return e.Name == "-" && e.X != nil && isLiteral(e.X)
	}
	return false
}

// Number is the value of a numeric literal.
func Number(e *program.Expr) (float64, bool) {
	if e == nil {
		return 0, false
	}
	switch e.Op {
	case program.Int, program.Float:
		n, err := strconv.ParseFloat(strings.TrimSuffix(strings.ReplaceAll(e.Name, "_", ""), "n"), 64) // 10n is a bigint
		return n, err == nil
	case program.Unary:
		if e.Name == "-" {
			n, ok := Number(e.X)
			return -n, ok
		}
	}
	return 0, false
}

func (f *Frame) compare(s *State, x, y *program.Expr, vx, vy *Value, op string, sense bool) {
	if !sense {
		op = negate[op]
	}
	bound := func(v *Value, op string, n float64, known bool) {
		f.learn(s, v, TestBound, func(q *Fact) {
			if sense && op != "!=" && op != "!==" {
				q.Finite = true
				q.Null = NonNull
			}
			if !known {
				return
			}
			applyBound(q, op, n)
		})
	}
	n, ok := Number(y)
	if ok && op != "<" && op != ">" {
		f.closeSize(s, vx)
	}
	bound(vx, op, n, ok)
	if !ok || x.Op == program.Binary || x.Op == program.Unary {
		s.relate(vx, vy, op)
	}
	if sense {
		f.chainNonNull(s, x)
	}
	f.sizeOf(s, x, op, n, ok)
	f.compacted(s, x, op, n, ok)
	if !ok {
		m, okx := Number(x)
		bound(vy, flip[op], m, okx)
	}
}

func applyBound(q *Fact, op string, n float64) {
	switch op {
	case "<", "<=":
		b := Bound{At: n, Set: true, Open: op == "<"}
		if !q.Hi.Set || b.At < q.Hi.At || b.At == q.Hi.At && b.Open {
			q.Hi = b
		}
	case ">", ">=":
		b := Bound{At: n, Set: true, Open: op == ">"}
		if !q.Lo.Set || b.At > q.Lo.At || b.At == q.Lo.At && b.Open {
			q.Lo = b
		}
	case "==", "===":
		q.Lo, q.Hi, q.Finite, q.Null = Bound{At: n, Set: true}, Bound{At: n, Set: true}, true, NonNull
	case "!=", "!==":
		if n == 0 {
			q.NonZero = true
		}
		q.Lo.Open = q.Lo.Open || q.Lo.Set && q.Lo.At == n
		q.Hi.Open = q.Hi.Open || q.Hi.Set && q.Hi.At == n
	}
	if q.Lo.Set && (q.Lo.At > 0 || q.Lo.At == 0 && q.Lo.Open) || q.Hi.Set && (q.Hi.At < 0 || q.Hi.At == 0 && q.Hi.Open) {
		q.NonZero = true
	}
}

// sizeOf reads a comparison of xs.length or xs.size as a question about xs.
func (f *Frame) sizeOf(s *State, x *program.Expr, op string, n float64, known bool) {
	if (x.Op == program.Member || x.Op == program.Call) && x.X != nil && (x.Name == "length" || x.Name == "size" || x.Name == "count") {
		f.learn(s, f.Value(s, x.X), TestEmpty, func(q *Fact) {
			if known && (op == ">" && n >= 0 || op == ">=" && n >= 1 || (op == "!=" || op == "!==") && n == 0 || (op == "==" || op == "===") && n > 0) {
				q.Empty = No
			}
		})
	}
}

func (f *Frame) refineTypeof(s *State, x *program.Expr, name string, is bool) {
	f.learn(s, f.Value(s, x), TestType|TestNull, func(v *Fact) {
		switch {
		case is && name == "undefined":
			v.Null = IsNull
		case is && name != "object":
			v.Null, v.Type = NonNull, name
		case !is && name == "undefined":
			v.Null = NonNull
		}
	})
}

var numericTypes = map[string]bool{"Integer": true, "Float": true, "Numeric": true, "BigDecimal": true, "Rational": true, "Fixnum": true}

// opaqueGuard recognises predicates of a value given as an argument: valid_amount?(amount), isUuid(id).
var opaqueGuard = names.Compile(`^(is|has|can|valid|check|verify|validate|ensure|assert|allowed|supported|match)|\?$`)

func (f *Frame) refineCall(s *State, e *program.Expr, sense bool) {
	recv := f.Value(s, e.X)
	arg := func(i int) *program.Expr {
		if i < len(e.List) {
			return e.List[i]
		}
		return nil
	}
	yes := func(t Tests, up func(*Fact)) { f.learn(s, recv, t, up) }
	safe := e.Has(program.Safe) || f.File().Language == program.TypeScript && inSafeChain(e.X)
	if safe && sense {
		f.chainNonNull(s, e)
	}
	if f.askInput(s, e, sense) || f.validity(s, e, sense) || f.several(s, e, sense) {
		return
	}
	switch e.Name {
	case "nil?":
		f.isNull(s, recv, sense)
	case "blank?", "present?":
		f.blank(s, recv, (e.Name == "blank?") == sense)
	case "presence":
		f.blank(s, recv, !sense)
	case "empty?", "any?", "none?", "exists?", "many?":
		f.emptiness(s, e, recv, sense)
	case "zero?", "positive?", "negative?", "nonzero?":
		f.sign(s, recv, e.Name, sense)
	case "lt", "lte", "gt", "gte", "lessThan", "greaterThan", "isLessThan", "isGreaterThan", "isNegative", "isPositive", "isZero":
		if _, number := Number(arg(0)); number && len(e.List) == 1 || len(e.List) == 0 && e.X != nil { // of classes of decimal numbers
			yes(TestBound, nil)
		}
	case "is_a?", "kind_of?", "instance_of?":
		yes(TestType, func(x *Fact) {
			if sense && arg(0) != nil {
				x.Null, x.Type = NonNull, arg(0).Name
				x.Integer = arg(0).Name == "Integer"
				x.Finite = x.Finite || x.Integer
			}
		})
	case "finite?":
		yes(TestBound, func(x *Fact) { x.Finite = x.Finite || sense })
	case "nan?":
		yes(TestBound, func(x *Fact) { x.Finite = x.Finite || !sense })
	case "try", "try!":
		f.truth(s, f.Value(s, e), sense)
		if sense && f.duck(e) {
			s.learn(recv, func(x *Fact) { x.Null = NonNull }) // asks what it can do, not whether it is there
		} else if sense {
			f.isNull(s, recv, false)
		}
	case "respond_to?", "match?", "start_with?", "end_with?", "between?", "startsWith", "endsWith", "match":
		f.oneOf(s, e.List, sense)
		if e.Name == "match?" || e.Name == "match" {
			f.oneOf(s, []*program.Expr{e.X}, sense)
		}
		yes(TestMember|TestBound, func(x *Fact) {
			if sense && e.Name == "between?" {
				x.Finite, x.Null = true, NonNull
				within(x, arg(0), arg(1), "..")
			}
			if a := arg(0); sense && e.Name == "respond_to?" && a != nil && a.Op == program.Symbol && !nilSafe[a.Name] {
				x.Null = NonNull
			}
		})
		f.askArguments(s, e, TestMember)
	case "include?", "member?", "key?", "has_key?", "cover?", "includes", "has", "in?", "exclude?", "hasOwnProperty", "test", "===":
		f.membership(s, e, recv, sense)
	case "isFinite", "isInteger", "isSafeInteger", "isNaN", "isArray":
		f.numberTest(s, e, sense)
	case "instance_variable_defined?", "block_given?":
	default:
		f.truth(s, f.Value(s, e), sense)
		f.answered(s, e, sense)
		f.sided(s, e, sense)
		if sense && seeking.MatchString(e.Name) {
			f.foundBy(s, e)
		}
		if sense {
			f.claimed(s, e, "predicate")
		}
		f.named(s, e, sense)
		if recv != nil && schemaAnswer[e.Name] && schemaCall(recv.Expr) {
			f.assume(s, recv.Expr) // checked = OrderSchema.call(params); checked.failure?
		}
		if recv != nil && strings.HasSuffix(e.Name, "?") {
			f.learn(s, recv, TestState, nil)
		}
		if opaqueGuard.MatchString(e.Name) && f.a.ways[f.Value(s, e)] == nil {
			f.assume(s, e)
		}
	}
}

// schemaAnswer are questions to the answer of a schema, and schemaName is what schemas are called.
var (
	schemaAnswer = map[string]bool{"failure?": true, "success?": true, "errors": true}
	schemaName   = names.Compile(`(Schema|Contract|Validator)$|_SCHEMA$|^SCHEMA$`)
)

// schemaCall reports whether a Ruby schema, or an instance of one, is called with what it is to check.
func schemaCall(e *program.Expr) bool {
	if e == nil || e.Op != program.Call || e.Name != "call" && e.Name != "" || e.X == nil || len(e.List) == 0 {
		return false
	}
	x := e.X
	if x.Op == program.Call && x.Name == "new" {
		x = x.X
	}
	return x != nil && x.Op == program.Constant && schemaName.MatchString(x.Name)
}

// assume takes a predicate that cannot be seen into for a test of its arguments.
func (f *Frame) assume(s *State, e *program.Expr) {
	for _, a := range e.List {
		switch a.Op {
		case program.Pair:
			a = a.Y
		case program.Spread:
			a = a.X
		}
		f.learn(s, f.Value(s, a), TestOpaque|TestBound|TestMember, func(x *Fact) {
			x.Assumed = true
		})
	}
	if made := e.X; made != nil && (made.Op == program.New || made.Op == program.Call && made.Name == "new") {
		f.assume(s, made) // Validator.new(amount).valid?
	}
}

func (f *Frame) askArguments(s *State, e *program.Expr, t Tests) {
	for _, a := range e.List {
		f.learn(s, f.Value(s, a), t, nil)
	}
}

func (f *Frame) blank(s *State, v *Value, is bool) {
	f.learn(s, v, TestNull|TestEmpty, func(x *Fact) {
		if is {
			x.Empty = Yes
			return
		}
		x.Null, x.Empty, x.Truth = NonNull, No, Yes
	})
}

func (f *Frame) emptiness(s *State, e *program.Expr, recv *Value, sense bool) {
	if e.Closure != nil || len(e.List) > 0 {
		if sense && e.Name == "any?" {
			f.learn(s, recv, TestEmpty, func(x *Fact) { x.Empty = No })
		}
		return
	}
	isEmpty := sense == (e.Name == "empty?" || e.Name == "none?")
	f.learn(s, recv, TestEmpty, func(x *Fact) {
		x.Empty = No
		if isEmpty {
			x.Empty = Yes
		}
	})
}

func (f *Frame) sign(s *State, v *Value, name string, sense bool) {
	op := map[string]string{"zero?": "==", "nonzero?": "!=", "positive?": ">", "negative?": "<"}[name]
	f.learn(s, v, TestBound, func(x *Fact) {
		x.Null = NonNull // anything else has raised
		if sense {
			applyBound(x, op, 0)
			x.Finite = true
		} else {
			applyBound(x, negate[op], 0)
		}
	})
}

func (f *Frame) membership(s *State, e *program.Expr, recv *Value, sense bool) {
	if e.Name == "in?" {
		f.learn(s, recv, TestMember|TestListed, func(x *Fact) {
			if sense {
				x.Null, x.Finite, x.Member = NonNull, true, true
				inRange(x, e.List)
			}
			if len(e.List) == 1 {
				x.listed(e.List[0], sense)
			}
		})
		return
	}
	want := sense != (e.Name == "exclude?")
	if e.Name == "has" && want && len(e.List) == 1 && e.X != nil {
		f.learn(s, f.mapEntry(s, e), TestMember, func(x *Fact) { x.Null = NonNull })
	}
	f.keyPresent(s, e, want)
	for _, a := range e.List {
		f.learn(s, f.Value(s, a), TestMember|TestBound|TestListed, func(x *Fact) {
			if want {
				x.Null, x.Finite, x.Member = NonNull, true, true
				inRange(x, []*program.Expr{e.X})
			}
			x.listed(e.X, want)
		})
	}
	f.learn(s, recv, TestState, nil)
}

// keyPresent reads params.key?(:k) as a question about params[:k].
func (f *Frame) keyPresent(s *State, e *program.Expr, want bool) {
	if !want || len(e.List) != 1 || e.X == nil || e.List[0].Op != program.Symbol && e.List[0].Op != program.Str {
		return
	}
	key := "[" + e.List[0].Name + "]"
	if f.File().Language == program.TypeScript {
		key = e.List[0].Name
	}
	f.learn(s, f.member(s, e.X, key), TestMember, nil)
}

func (f *Frame) numberTest(s *State, e *program.Expr, sense bool) {
	if len(e.List) == 0 {
		return
	}
	v := f.Value(s, e.List[0])
	f.learn(s, v, TestNumber|TestType, func(x *Fact) {
		switch {
		case e.Name == "isNaN":
			x.Finite = x.Finite || !sense
		case e.Name == "isArray" && sense:
			x.Null, x.Type = NonNull, "Array"
		case sense && e.X != nil: // Number.isFinite; the global isFinite coerces
			x.Finite, x.Null, x.Type = true, NonNull, "number"
			x.Integer = x.Integer || e.Name != "isFinite"
		}
	})
}

func (f *Frame) refineMatch(s *State, e *program.Expr, sense bool) {
	v := f.Value(s, e.X)
	p := e.Pattern
	if takesNil(p) {
		return
	}
	f.learn(s, v, TestType|TestMember, func(x *Fact) {
		if !sense {
			if isNilPattern(p) {
				x.Null = NonNull
			}
			return
		}
		x.Member = true
		if isNilPattern(p) {
			x.Null = IsNull
			return
		}
		x.Null = NonNull
		if p.Kind == program.PatValue && p.Value != nil && p.Value.Op == program.Constant {
			x.Type = p.Value.Name
			x.Integer = p.Value.Name == "Integer"
			x.Finite = x.Finite || x.Integer
		}
	})
}

func isNilPattern(p *program.Pattern) bool {
	return p.Kind == program.PatValue && p.Value != nil && p.Value.Op == program.Nil
}

// takesNil reports whether a pattern matches nil and other values too, so that it tells nothing about nil.
func takesNil(p *program.Pattern) bool {
	if p == nil || p.Kind == program.PatAny {
		return true
	}
	if p.Kind == program.PatValue && p.Value != nil {
		return p.Value.Op == program.Constant && (p.Value.Name == "Object" || p.Value.Name == "BasicObject")
	}
	if p.Kind == program.PatAlt {
		for _, sub := range p.Subs {
			if sub == nil || isNilPattern(sub) || takesNil(sub) {
				return true
			}
		}
	}
	return false
}

// inRange learns the bounds of a range that is known to hold the value.
func inRange(x *Fact, ranges []*program.Expr) {
	if len(ranges) != 1 {
		return
	}
	if r := Strip(ranges[0]); r != nil && r.Op == program.Range {
		within(x, r.X, r.Y, r.Name)
	}
}

func within(x *Fact, low, high *program.Expr, dots string) {
	if n, ok := Number(low); ok {
		applyBound(x, ">=", n)
	}
	if n, ok := Number(high); ok {
		if dots == "..." {
			applyBound(x, "<", n)
		} else {
			applyBound(x, "<=", n)
		}
	}
}
