package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// inquiry is what the condition of a guard asks about parameters. A guard whose condition needs anything that was computed or
// loaded on the way asks no question of this kind.
type inquiry struct {
	asks   []ask
	state  bool // it asks what a parameter is like now, not which value it is
	pure   bool
	locals map[string]bool // of closures in the condition
	fails  bool            // the part that is read makes the guard fail when it holds
}

// ask is one test of one parameter.
type ask struct {
	param  *program.Param
	kind   flow.Tests
	used   *program.Expr // where the parameter was dereferenced before, unproved
	proved bool          // the answer is known already
}

// ask reads the condition of a guard; nil if it does not ask about parameters alone.
func (o *order) ask(g Guard) *inquiry {
	q := &inquiry{pure: true, locals: map[string]bool{}, fails: g.Fails}
	o.read(q, g.Cond)
	if !q.pure || len(q.asks) == 0 {
		return nil
	}
	return q
}

// read walks one condition, or a part of one.
func (o *order) read(q *inquiry, e *program.Expr) {
	if e == nil || !q.pure {
		return
	}
	switch e.Op {
	case program.Nil, program.True, program.False, program.Int, program.Float, program.Str, program.Symbol, program.Constant, program.Regex:
	case program.Local, program.Field_:
		if !q.locals[e.Name] {
			o.leaf(q, e)
		}
	case program.Call:
		o.readCall(q, e)
	case program.Binary:
		o.readBinary(q, e)
	case program.Member:
		o.read(q, e.X)
		o.asked(q, e, flow.TestEmpty)
		if e.Name != "length" && e.Name != "size" {
			q.state = true
		}
	case program.Not:
		q.fails = !q.fails
		o.read(q, e.X)
		q.fails = !q.fails
	case program.And, program.Or, program.Unary, program.Index, program.Array, program.Range, program.Cast, program.NonNull, program.Match, program.Spread:
		e.Children(func(c *program.Expr) { o.read(q, c) })
	default:
		q.pure = false
	}
}

// leaf reads a local, field or reader: it must hold a parameter, and as a condition of its own it asks for presence.
func (o *order) leaf(q *inquiry, e *program.Expr) {
	rec := o.value[e]
	if rec == nil {
		rec = o.proof[e]
	}
	if rec == nil || rec.Result == nil || rec.Result.Param == nil {
		q.pure = false
		return
	}
	if proof := o.proof[e]; proof != nil {
		o.asked(q, e, flow.TestNull)
	}
}

// asked notes what one tested expression asks of the parameter it tests.
func (o *order) asked(q *inquiry, atom *program.Expr, kind flow.Tests) {
	rec := o.proof[atom]
	if rec == nil { // part of a larger one
		return
	}
	for _, operand := range append(append([]Operand{rec.X, rec.Y}, rec.Args...), Operand{Expr: atom, Value: rec.Result, Fact: rec.Own}) {
		for _, v := range operand.Value.Sources() {
			if v.Param == nil && v.Base != nil {
				v = v.Base
			}
			if v.Param == nil {
				continue
			}
			a := ask{param: v.Param, kind: kind, proved: kind == flow.TestNull && operand.Fact.Null == flow.NonNull}
			if operand.Value == v && kind&(flow.TestNull|flow.TestType) != 0 {
				a.used = operand.Fact.Used
			}
			q.asks = append(q.asks, a)
			return
		}
	}
}

// valueCalls are the messages that ask which value something is, with what they ask.
var valueCalls = map[string]flow.Tests{
	"nil?": flow.TestNull, "blank?": flow.TestNull | flow.TestEmpty, "present?": flow.TestNull | flow.TestEmpty, "presence": flow.TestNull,
	"empty?": flow.TestEmpty, "any?": flow.TestEmpty, "none?": flow.TestEmpty, "all?": flow.TestMember, "size": flow.TestEmpty, "length": flow.TestEmpty,
	"zero?": flow.TestBound, "positive?": flow.TestBound, "negative?": flow.TestBound, "nonzero?": flow.TestBound, "finite?": flow.TestBound,
	"nan?": flow.TestBound, "between?": flow.TestBound, "is_a?": flow.TestType, "kind_of?": flow.TestType, "instance_of?": flow.TestType,
	"respond_to?": flow.TestType, "include?": flow.TestMember, "in?": flow.TestMember, "member?": flow.TestMember, "key?": flow.TestMember,
	"has_key?": flow.TestMember, "cover?": flow.TestMember, "exclude?": flow.TestMember, "includes": flow.TestMember, "has": flow.TestMember,
	"match?": flow.TestMember, "match": flow.TestMember, "start_with?": flow.TestMember, "end_with?": flow.TestMember, "startsWith": flow.TestMember,
	"endsWith": flow.TestMember, "test": flow.TestMember, "strip": flow.TestEmpty, "trim": flow.TestEmpty, "to_s": flow.TestEmpty, "to_i": flow.TestBound,
	"to_sym": flow.TestMember, "downcase": flow.TestMember, "toLowerCase": flow.TestMember, "isFinite": flow.TestBound, "isInteger": flow.TestBound,
	"isSafeInteger": flow.TestBound, "isNaN": flow.TestBound, "isArray": flow.TestType, "abs": flow.TestBound, "some": flow.TestMember, "every": flow.TestMember,
	"keys": flow.TestMember, "values": flow.TestMember, "getTime": flow.TestBound, "!": flow.TestNull, "===": flow.TestMember, "eql?": flow.TestMember,
}

// constants are receivers whose methods ask only about their arguments.
var constants = regexp.MustCompile(`^(Number|Array|Object|Math|Float|Integer|String|Date|JSON|Set|URI::.*|[A-Z0-9_]+(::[A-Z0-9_]+)*)$`)

var predicateName = regexp.MustCompile(`^(is|has|valid)[A-Z_]|\?$`)

func (o *order) readCall(q *inquiry, e *program.Expr) {
	if e.X == nil && len(e.List) == 0 && e.Closure == nil {
		o.leaf(q, e) // a reader
		return
	}
	if e.Closure != nil {
		for _, p := range e.Closure.Params {
			q.locals[p.Name] = true
		}
		o.read(q, e.Closure.Body)
	}
	kind, known := valueCalls[e.Name]
	switch {
	case e.X == nil && len(e.List) > 0 && predicateName.MatchString(e.Name), e.X != nil && e.X.Op == program.Constant && constants.MatchString(last(e.X.Name)):
		kind = max(kind, flow.TestOpaque)
	case e.X == nil, e.X.Op == program.Constant:
		q.pure = false
		return
	case !known:
		q.state = true
	}
	o.read(q, e.X)
	for _, a := range e.List {
		o.read(q, a)
	}
	if q.pure {
		o.asked(q, e, kind)
	}
}

func (o *order) readBinary(q *inquiry, e *program.Expr) {
	o.read(q, e.X)
	o.read(q, e.Y)
	if !q.pure {
		return
	}
	kind := flow.TestMember
	switch {
	case e.Y != nil && e.Y.Op == program.Nil || e.X != nil && e.X.Op == program.Nil:
		kind = flow.TestNull
	case strings.ContainsAny(e.Name, "<>"):
		kind = flow.TestBound
	case e.Name == "instanceof" && q.fails:
		return // which kind it is, not whether it is one that is wanted
	case e.Name == "instanceof" || e.X != nil && e.X.Op == program.Unary && e.X.Name == "typeof":
		kind = flow.TestType
	case e.Y != nil && (e.Y.Op == program.Int || e.Y.Op == program.Float):
		kind = flow.TestBound
	}
	o.asked(q, e, kind)
}
