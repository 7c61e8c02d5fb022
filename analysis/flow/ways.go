package flow

import (
	"maps"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// way is one way a call came back: with what value, and what that way proves. A caller that asks the value learns which
// ways are left. Ways are the clauses of a summary in which each exit is kept apart.
type way struct {
	fact    Fact // of the value
	failing bool // the value tells of a failure, by its form
	facts   table[Fact]

	relations map[relation]bool
}

// maxWays bounds how many ways are kept apart; a call with more proves what all of them do.
const maxWays = 10

// ways are the ways of one exit that returns the value v of e: two for a condition, which is true on one and false on the
// other, else one.
func (f *Frame) ways(s *State, e *program.Expr, v *Value) []way {
	if e = Strip(e); e != nil && e.Op == program.Block && len(e.List) > 0 {
		e = e.List[len(e.List)-1]
	}
	if conditional(e) {
		yes, no := s.clone(), s.clone()
		f.refine(yes, e, true)
		f.refine(no, e, false)
		return []way{
			{fact: Fact{Null: NonNull, Truth: Yes}, facts: yes.facts, relations: yes.relations},
			{fact: Fact{Truth: No}, failing: true, facts: no.facts, relations: no.relations},
		}
	}
	fact := Fact{Null: IsNull, Truth: No}
	if v != nil {
		fact = s.Fact(v)
	}
	return []way{{fact: fact, failing: e != nil && FailingValue(e), facts: s.facts.copied(s.u.fresh), relations: maps.Clone(s.relations)}}
}

// conditional reports whether an expression gives a truth value that rests on facts.
func conditional(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.And, program.Or, program.Not:
		return true
	case program.Binary:
		_, compares := flip[e.Name]
		return compares || e.Name == "instanceof" || e.Name == "=~"
	case program.Call:
		return e.Name == "" || e.Name[len(e.Name)-1] == '?' || e.Name == "isInteger" || e.Name == "isFinite" || e.Name == "isArray"
	}
	return false
}

// left keeps the ways for which keep holds and learns what all of them prove.
func (f *Frame) left(s *State, v *Value, keep func(way) bool) {
	all := f.a.ways[v]
	if len(all) < 2 || len(all) > maxWays {
		return
	}
	var kept []way
	for _, o := range all {
		if keep(o) {
			kept = append(kept, o)
		}
	}
	if len(kept) == 0 || len(kept) == len(all) {
		return
	}
	var common []relation
	for r := range kept[0].relations {
		if !s.relations[r] && !slices.ContainsFunc(kept[1:], func(o way) bool { return !o.relations[r] }) {
			common = append(common, r)
		}
	}
	s.relateAll(common)
	known := s.facts
	kept[0].facts.differ(&known, nil, func(i int) {
		v := s.u.values[i]
		proved := kept[0].of(v)
		for _, o := range kept[1:] {
			proved = join(proved, o.of(v))
		}
		before := s.Fact(v)
		if all := both(before, proved); all != before {
			s.setFact(v, &all)
		}
	})
}

func (o *way) of(v *Value) Fact {
	if f := o.facts.get(v.id); f != nil {
		return *f
	}
	return intrinsic(v)
}

// both is everything that two facts about the same value say together; where they disagree, the first.
func both(a, b Fact) Fact {
	if a.Null == MaybeNull {
		a.Null = b.Null
	}
	if a.Truth == Unknown {
		a.Truth = b.Truth
	}
	if a.Empty == Unknown {
		a.Empty = b.Empty
	}
	if a.Type == "" {
		a.Type = b.Type
	}
	if b.Lo.Set && (!a.Lo.Set || b.Lo.At > a.Lo.At || b.Lo.At == a.Lo.At && b.Lo.Open) {
		a.Lo = b.Lo
	}
	if b.Hi.Set && (!a.Hi.Set || b.Hi.At < a.Hi.At || b.Hi.At == a.Hi.At && b.Hi.Open) {
		a.Hi = b.Hi
	}
	if !a.OneOf.Known() {
		a.OneOf = b.OneOf
	}
	a.NotOf = literals(append(a.NotOf.keys(), b.NotOf.keys()...))
	if a.By == nil {
		a.By = b.By
	}
	a.Finite, a.Integer, a.NonZero = a.Finite || b.Finite, a.Integer || b.Integer, a.NonZero || b.NonZero
	a.Asked |= b.Asked
	a.Tested, a.Assumed, a.Member = a.Tested|b.Tested, a.Assumed || b.Assumed, a.Member || b.Member
	a.Vouched = a.Vouched || b.Vouched
	if a.Used == nil {
		a.Used = b.Used
	}
	return a
}

// answers are the readers of a result that tell whether it succeeded (true) or failed (false).
var answers = map[string]bool{
	"success?": true, "ok?": true, "isSuccess": true, "isOk": true, "ok": true, "success": true, "isRight": true, "valid?": true, "succeeded": true,
	"failure?": false, "fail?": false, "error?": false, "isFailure": false, "isErr": false, "isFail": false, "isError": false, "failed?": false, "isLeft": false,
	"error": false, "failed": false,
}

// answered learns from a reader of a result being true or false.
func (f *Frame) answered(s *State, e *program.Expr, sense bool) {
	if good, ok := answers[e.Name]; ok && e.X != nil {
		f.left(s, f.Value(s, e.X), func(o way) bool { return o.failing == (good != sense) })
	}
}
