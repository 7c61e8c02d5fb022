package flow

import (
	"maps"

	"github.com/agentcore/proviso/analysis/program"
)

// Value is one abstract value; two variables with the same Value hold the same object.
type Value struct {
	Param *program.Param // the parameter whose argument this is, at entry
	Field string         // the field whose content at entry this is, without @ or this.
	Expr  *program.Expr  // the expression that made it
	Base  *Value         // of a member read: whose
	Key   string         // of a member read: which
	From  []*Value       // what it was computed from: operands, both sides of a join

	call *program.Expr // the call whose activation made it; nil in the entry method
	id   int           // its place in tables of facts

	roots  []*Value
	rooted bool

	origin *Fact // what its origin alone proves, once somebody asked
	worn   *Fact // what a join with the origin left last: another one leaves the same

	resized bool // the size of From[0] after Expr, a call that changes collections
	many    bool // computed more than once, from different operands

	about     []*Value // of a negation that a variable holds: what it asked about
	undecided bool     // it asked about other values another time
}

// Null is what is known about nil, null and undefined.
type Null uint8

// The states of Null; the zero value knows nothing.
const (
	MaybeNull Null = iota
	IsNull
	NonNull
)

// Tri is a three-valued truth; the zero value knows nothing.
type Tri uint8

// The states of Tri.
const (
	Unknown Tri = iota
	Yes
	No
)

// Tests says which questions were asked of a value.
type Tests uint16

// The questions: for nil or truth; for a bound; for membership or a pattern; by an opaque predicate or helper.
const (
	TestNull Tests = 1 << iota
	TestBound
	TestMember
	TestOpaque
	TestType
	TestEmpty
	TestState  // by a predicate of its own: x.valid?
	TestListed // against a list, a set of keys or a pattern, not just one other value
	TestNumber // whether it is a number at all, whatever its size
)

// TestBounds are the questions a number answers: for a bound, and for being one.
const TestBounds = TestBound | TestNumber

// Bound is one end of an interval.
type Bound struct {
	At   float64
	Set  bool
	Open bool // At itself is excluded
}

// Fact is what is known of a value at a point. The zero value knows nothing.
type Fact struct {
	Null    Null
	Truth   Tri
	Empty   Tri  // empty or blank
	Finite  bool // a number that is not NaN
	Integer bool
	NonZero bool
	Member  bool  // one of a known set of values, or matches a pattern
	Assumed bool  // something here rests on a helper that could not be seen
	Vouched bool  // a client's own check answered for it (Analysis.After)
	Tested  Tests // asked on every path
	Asked   Tests // asked on some path
	Type    string
	Lo, Hi  Bound
	OneOf   Literals // the constants it can be; nothing said about numbers
	NotOf   Literals // constants it cannot be
	// By is the condition that last told something about it, if all paths agree on one.
	By *program.Expr
	// Used is the first place that dereferenced the value while it could still be nil. It survives joins.
	Used *program.Expr
}

func join(a, b Fact) Fact {
	out := Fact{Tested: a.Tested & b.Tested, Asked: a.Asked | b.Asked, Finite: a.Finite && b.Finite, Integer: a.Integer && b.Integer,
		NonZero: a.NonZero && b.NonZero, Member: a.Member && b.Member, Vouched: a.Vouched && b.Vouched, Assumed: a.Assumed || b.Assumed}
	if a.Null == b.Null {
		out.Null = a.Null
	}
	if a.Truth == b.Truth {
		out.Truth = a.Truth
	}
	if a.Empty == b.Empty {
		out.Empty = a.Empty
	}
	if a.Type == b.Type {
		out.Type = a.Type
	}
	if a.Lo.Set && b.Lo.Set {
		out.Lo = a.Lo
		if b.Lo.At < a.Lo.At || b.Lo.At == a.Lo.At && !b.Lo.Open {
			out.Lo = b.Lo
		}
	}
	if a.Hi.Set && b.Hi.Set {
		out.Hi = a.Hi
		if b.Hi.At > a.Hi.At || b.Hi.At == a.Hi.At && !b.Hi.Open {
			out.Hi = b.Hi
		}
	}
	switch { // what is known of a number is not lost where it may be missing instead
	case a.Null == IsNull && b.Null != IsNull:
		out.numberOf(b)
	case b.Null == IsNull && a.Null != IsNull:
		out.numberOf(a)
	}
	joinLiterals(&out, a, b)
	if a.By == b.By {
		out.By = a.By
	}
	out.Used = a.Used
	if out.Used == nil {
		out.Used = b.Used
	}
	return out
}

// numberOf takes over what another fact says about the value as a number.
func (f *Fact) numberOf(o Fact) {
	f.Finite, f.Integer, f.NonZero, f.Lo, f.Hi = o.Finite, o.Integer, o.NonZero, o.Lo, o.Hi
}

// State is what is known at one point of one path set.
type State struct {
	u       *universe
	locals  table[Value] // by number of the variable
	results table[Value] // by number of the expression, as far as its value is not the one that it makes
	fields  table[Value] // by number of the field; absent ones hold what they held at entry
	facts   table[Fact]  // by number of the value; facts are never changed in place, so that states can share them
	// Effect is the first side effect that may have happened before this point.
	Effect *program.Expr
	// owed holds status values that nobody has read yet on some path to this point.
	owed map[*Value]Owed
	// relations are the comparisons that held, slots what members of objects hold now, marks what clients remember.
	relations map[relation]bool
	slots     map[slot]content
	marks     map[any]bool
	clauses   []clause  // never changed in place, so that states can share them
	joints    []joint   // while states are being merged
	met       []meeting // likewise
}

func newState(u *universe) *State { return &State{u: u} }

func (s *State) clone() *State {
	c := &State{u: s.u, Effect: s.Effect, locals: s.locals.copied(s.u.fresh), results: s.results.copied(s.u.fresh), fields: s.fields.copied(s.u.fresh), facts: s.facts.copied(s.u.fresh)}
	if len(s.owed) > 0 {
		c.owed = maps.Clone(s.owed)
	}
	c.relations, c.slots, c.marks, c.clauses = maps.Clone(s.relations), maps.Clone(s.slots), maps.Clone(s.marks), s.clauses
	return c
}

func (s *State) local(v variable) *Value {
	n, ok := s.u.known(v)
	switch {
	case !ok:
		return nil
	case v.expr != nil:
		return s.results.get(n)
	}
	return s.locals.get(n)
}

func (s *State) setLocal(v variable, to *Value) {
	if v.expr != nil {
		s.results.set(s.u.number(v), to, &s.u.pointers)
		return
	}
	s.locals.set(s.u.number(v), to, &s.u.pointers)
}

// setField stores in a field of self, which may change what queries answer.
func (s *State) setField(name string, to *Value) {
	s.fields.set(s.u.field(name), to, &s.u.pointers)
	for i := range s.u.queries {
		s.fields.set(i, nil, &s.u.pointers)
	}
}

func (s *State) setFact(v *Value, f *Fact) { s.facts.set(v.id, f, &s.u.factual) }

func (s *State) owe(status *Value, o Owed) {
	if s.owed == nil {
		s.owed = map[*Value]Owed{}
	}
	s.owed[status] = o
}

// Fact is what s knows of v.
func (s *State) Fact(v *Value) Fact { return *s.Known(v) }

// Known is what s knows of v, for reading only: states share it.
func (s *State) Known(v *Value) *Fact {
	if v == nil {
		return &nothing
	}
	if f := s.facts.get(v.id); f != nil {
		return f
	}
	if v.origin == nil {
		v.origin = &nothing
		if f := intrinsic(v); f != nothing {
			v.origin = &f
		}
	}
	return v.origin
}

var nothing Fact

// learn lets f add to what is known of v.
func (s *State) learn(v *Value, f func(*Fact)) {
	if v == nil {
		return
	}
	before, fact := s.Known(v), s.u.fact()
	*fact = *before
	if f(fact); *fact == *before {
		s.u.spare = fact
		return
	}
	s.setFact(v, fact)
}

// intrinsic is what a value's origin alone proves.
func intrinsic(v *Value) Fact {
	if v.Base != nil && neverNil[v.Key] {
		return Fact{Null: NonNull}
	}
	if v.Expr == nil {
		return Fact{}
	}
	switch v.Expr.Op {
	case program.Nil:
		return Fact{Null: IsNull, Truth: No}
	case program.False:
		return Fact{Null: NonNull, Truth: No, Type: "boolean"}
	case program.Int:
		return literal(v.Expr, Fact{Null: NonNull, Type: "Integer", Finite: true, Integer: true})
	case program.Float:
		return literal(v.Expr, Fact{Null: NonNull, Type: "Float", Finite: true})
	case program.Str:
		if v.Expr.Name != "" {
			return Fact{Null: NonNull, Type: "String", Truth: Yes, Empty: No}
		}
		return Fact{Null: NonNull, Type: "String", Empty: Yes}
	case program.Template:
		return Fact{Null: NonNull, Type: "String"}
	case program.True, program.Symbol, program.Array, program.Hash, program.Range, program.Self, program.Closure_, program.New,
		program.Regex:
		return Fact{Null: NonNull, Truth: Yes}
	case program.Binary, program.Not:
		return Fact{Null: NonNull}
	case program.Call:
		if bulk[v.Expr.Name] {
			return Fact{Null: NonNull}
		}
	}
	return Fact{}
}

// bulk are writes of ActiveRecord that always answer: with a result, or a number of rows.
var bulk = map[string]bool{"insert_all": true, "insert_all!": true, "upsert_all": true, "update_all": true, "delete_all": true}

// literal adds the interval of a literal number.
func literal(e *program.Expr, f Fact) Fact {
	if n, ok := Number(e); ok {
		f.Lo, f.Hi, f.NonZero = Bound{At: n, Set: true}, Bound{At: n, Set: true}, n != 0
		if n != 0 { // 0 is true in Ruby and false in TypeScript
			f.Truth = Yes
		}
	}
	return f
}

// neverNil are readers that give no nil whatever their receiver is.
var neverNil = map[string]bool{"to_s": true, "to_a": true, "to_h": true, "to_i": true, "to_f": true, "inspect": true, "class": true, "to_json": true, "to_sym": true,
	"size": true, "length": true, "count": true, "keys": true, "values": true, "errors": true, "object_id": true, "hash": true}

// merge joins o into s; phi gives the value of a variable on which the two disagree. It reports whether s changed. It may add
// facts to o. Earlier, unless nil, is a state that was joined into s before: what o has in common with it is there already, which
// is nearly everything for a handler that hears of each step of a block.
func (s *State) merge(o, earlier *State, phi func(variable, *Value, *Value) *Value) bool {
	facts := &unheard
	if earlier != nil {
		facts = earlier
	}
	fresh := earlier == nil
	if earlier == nil || len(s.relations)+len(s.slots)+len(o.relations)+len(o.slots) > 0 { // what is known of two values needs both
		earlier = &unheard
	}
	changed := s.mergeVariables(o, earlier, (*State).variables, &s.u.variables, phi)
	changed = s.mergeVariables(o, earlier, (*State).outcomes, &s.u.exprsAt, phi) || changed
	changed = s.mergeFields(o, earlier, phi) || changed
	changed = s.mergeSlots(o, phi) || changed
	changed = s.mergeRelations(o) || changed
	changed = s.mergeMarks(o) || changed
	s.facts.differ(&o.facts, &facts.facts, func(i int) {
		v := s.u.values[i]
		s.u.joins++
		before, other := s.Known(v), o.Known(v)
		// Where many ways meet, most values were made on one of them, and the others know their origin only.
		bare := before == v.origin || other == v.origin
		if before == other || before == v.worn && other == v.origin {
			return
		}
		if fresh {
			s.meet(v, before, other)
		}
		both := join(*before, *other)
		switch both {
		case *before:
			if bare {
				v.worn = before
			}
			return
		case *other:
			s.setFact(v, other)
			if bare {
				v.worn = other
			}
		default:
			kept := s.u.keep(both)
			s.setFact(v, kept)
			if bare {
				v.worn = kept
			}
		}
		changed = true
	})
	if len(s.clauses)+len(s.met) > 0 {
		changed = s.mergeClauses(o, s.met, fresh) || changed
		s.met = s.met[:0]
	}
	for v, op := range o.owed {
		if _, ok := s.owed[v]; !ok {
			s.owe(v, op)
			changed = true
		}
	}
	if s.Effect == nil && o.Effect != nil {
		s.Effect = o.Effect
		changed = true
	}
	return changed
}

// unheard is the state of somebody who has been told of nothing; it is not written to.
var unheard State

func (s *State) variables() *table[Value] { return &s.locals }
func (s *State) outcomes() *table[Value]  { return &s.results }

// mergeVariables keeps the variables of a table that both know.
func (s *State) mergeVariables(o, earlier *State, of func(*State) *table[Value], names *[]variable, phi func(variable, *Value, *Value) *Value) (changed bool) {
	mine, theirs, before := of(s), of(o), of(earlier)
	mine.differ(theirs, nil, func(i int) {
		v, w := mine.get(i), theirs.get(i)
		if v == nil || w != nil && w == before.get(i) && o.facts.get(w.id) == earlier.facts.get(w.id) {
			return
		}
		s.u.joins++
		var both *Value
		if w != nil {
			both = s.joined(o, phi((*names)[i], v, w), v, w)
		}
		changed = changed || both != v
		mine.set(i, both, &s.u.pointers)
	})
	return changed
}

func (s *State) mergeFields(o, earlier *State, phi func(variable, *Value, *Value) *Value) (changed bool) {
	s.fields.differ(&o.fields, nil, func(i int) {
		v, w := s.fields.get(i), o.fields.get(i)
		if s.u.queries[i] { // an answer counts only if all paths have asked
			changed = changed || v != nil
			s.fields.set(i, nil, &s.u.pointers)
			return
		}
		if v == nil {
			v = s.u.initial(i)
		}
		same := earlier.u != nil && w == earlier.fields.get(i)
		if w == nil {
			w = s.u.initial(i)
		}
		if v == w || same && o.facts.get(w.id) == earlier.facts.get(w.id) {
			return
		}
		p := s.joined(o, phi(variable{name: "@" + s.u.fieldNames[i]}, v, w), v, w)
		changed = changed || p != v
		s.fields.set(i, p, &s.u.pointers)
	})
	return changed
}

// joined notes what both states know of the value p that stands for v here and for w there.
func (s *State) joined(o *State, p, v, w *Value) *Value {
	mine, theirs := s.Known(v), o.Known(w)
	s.meet(p, mine, theirs)
	j := s.u.keep(join(*mine, *theirs))
	s.setFact(p, j)
	o.setFact(p, j)
	if len(s.relations)+len(o.relations) > 0 {
		s.joints = append(s.joints, joint{p, v, w})
	}
	return p
}
