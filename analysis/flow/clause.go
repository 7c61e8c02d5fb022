package flow

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// clause is what two ways that met leave behind of what only one of them knew: if a is as one of them had it, b is there, because
// that way had b as well. It keeps `raise if a.nil? && b.nil?` useful where a is asked about again, without keeping the ways apart
// (one level of the disjunctions of Das, Lerner and Seigle, ESP, 2002).
type clause struct {
	a    *Value
	when premise
	b    *Value
}

type premise uint8

const (
	isNil premise = iota
	isThere
	isTrue
	isFalse
)

// holds reports whether a fact meets the premise. What is false in Ruby is nil, but for booleans.
func (w premise) holds(f *Fact, lang program.Language) bool {
	switch w {
	case isNil:
		return f.Null == IsNull || lang == program.Ruby && f.Truth == No && f.Type == ""
	case isThere:
		return f.Null == NonNull || f.Truth == Yes
	case isTrue:
		return f.Truth == Yes
	}
	return f.Truth == No
}

// excluded reports whether a fact rules the premise out.
func (w premise) excluded(f *Fact) bool {
	switch w {
	case isNil:
		return f.Null == NonNull || f.Truth == Yes
	case isThere:
		return f.Null == IsNull
	case isTrue:
		return f.Truth == No || f.Null == IsNull
	}
	return f.Truth == Yes
}

// maxClauses bounds what a state remembers so, maxSides what a single meeting adds on each side.
const (
	maxClauses = 16
	maxSides   = 3
)

// meeting is a value of which two states that meet know different things.
type meeting struct {
	now          *Value
	mine, theirs *Fact
}

// meet notes a value of which two states that meet know different things, as far as clauses can tell of it.
func (s *State) meet(now *Value, mine, theirs *Fact) {
	if mine.Null != theirs.Null || mine.Truth != theirs.Truth {
		s.met = append(s.met, meeting{now, mine, theirs})
	}
}

// mergeClauses keeps the clauses that hold on both sides and adds what the two sides' differences amount to.
func (s *State) mergeClauses(o *State, met []meeting, fresh bool) (changed bool) {
	theirs := func(v *Value) *Fact {
		for i := range met {
			if met[i].now == v {
				return met[i].theirs
			}
		}
		return o.Known(v)
	}
	holds := func(c clause) bool {
		return slices.Contains(o.clauses, c) || c.when.excluded(theirs(c.a)) || theirs(c.b).Null == NonNull
	}
	kept := s.clauses
	if i := slices.IndexFunc(kept, func(c clause) bool { return !holds(c) }); i >= 0 {
		kept, changed = slices.Clone(kept[:i]), true
		for _, c := range s.clauses[i+1:] {
			if holds(c) {
				kept = append(kept, c)
			}
		}
	}
	if fresh {
		kept = slices.Clip(kept) // what is appended must not be seen by states that share it
		for _, c := range contrasts(met) {
			if len(kept) < maxClauses && !slices.Contains(kept, c) {
				kept = append(kept, c)
			}
		}
	}
	s.clauses = kept
	return changed
}

// contrasts are the clauses that hold on both sides because of what each of them knows.
func contrasts(met []meeting) []clause {
	var out []clause
	side := func(of, other func(meeting) *Fact) {
		var had []*Value
		for _, m := range met {
			if of(m).Null == NonNull && other(m).Null != NonNull && len(had) < maxSides {
				had = append(had, m.now)
			}
		}
		if len(had) == 0 {
			return
		}
		told := 0
		for _, m := range met {
			for _, w := range [...]premise{isNil, isThere, isTrue, isFalse} {
				if w.exactly(of(m)) && w.excluded(other(m)) && told < 2*maxSides {
					told++
					for _, b := range had {
						if b != m.now {
							out = append(out, clause{m.now, w, b})
						}
					}
				}
			}
		}
	}
	side(func(m meeting) *Fact { return m.mine }, func(m meeting) *Fact { return m.theirs })
	side(func(m meeting) *Fact { return m.theirs }, func(m meeting) *Fact { return m.mine })
	return out
}

// exactly reports whether a fact is the premise itself.
func (w premise) exactly(f *Fact) bool {
	switch w {
	case isNil:
		return f.Null == IsNull
	case isThere:
		return f.Null == NonNull && f.Truth != No
	case isTrue:
		return f.Truth == Yes
	}
	return f.Truth == No && f.Null != IsNull
}

// imply learns what follows from what was just learnt of v.
func (f *Frame) imply(s *State, v *Value) {
	for _, c := range s.clauses {
		if c.a == v && c.when.holds(s.Known(v), f.File().Language) && s.Known(c.b).Null == MaybeNull {
			s.learn(c.b, func(x *Fact) { x.Null = NonNull }) // nobody has asked
			f.imply(s, c.b)
		}
	}
}

// forgetClauses drops what was known of a value that is being computed anew.
func (s *State) forgetClauses(v *Value) {
	if slices.ContainsFunc(s.clauses, func(c clause) bool { return c.a == v || c.b == v }) {
		kept := s.clauses[:0:0]
		for _, c := range s.clauses {
			if c.a != v && c.b != v {
				kept = append(kept, c)
			}
		}
		s.clauses = kept
	}
}
