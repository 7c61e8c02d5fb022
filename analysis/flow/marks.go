package flow

import "slices"

// Mark makes s, and every state that follows from it, remember k until Unmark. Where paths meet, what either remembers stays. It
// is for clients that run along (Analysis.After) and carry obligations of their own.
func (s *State) Mark(k any) {
	if s.marks == nil {
		s.marks = map[any]bool{}
	}
	s.marks[k] = true
}

// Unmark makes s forget k.
func (s *State) Unmark(k any) { delete(s.marks, k) }

// Marked reports whether s remembers k.
func (s *State) Marked(k any) bool { return s.marks[k] }

// mergeMarks joins o's marks into s.
func (s *State) mergeMarks(o *State) (changed bool) {
	for k := range o.marks {
		if !s.marks[k] {
			s.Mark(k)
			changed = true
		}
	}
	return changed
}

// Learn adds to what s knows of v. Only a client that runs along may call it.
func (s *State) Learn(v *Value, f func(*Fact)) { s.learn(v, f) }

// slot is the content of a member of an object: a key somebody wrote, or the size of a collection somebody changed.
type slot struct {
	base *Value
	key  string
}

// content of a slot: before is what it held when nobody had written it, which is what the other side of a join still sees.
type content struct {
	now, before *Value
}

// put makes now the content of a slot.
func (s *State) put(at slot, before, now *Value) {
	if s.slots == nil {
		s.slots = map[slot]content{}
	}
	if old, ok := s.slots[at]; ok {
		before = old.before
	}
	s.slots[at] = content{now, before}
}

// mergeSlots joins the contents of slots like those of fields.
func (s *State) mergeSlots(o *State, phi func(variable, *Value, *Value) *Value) (changed bool) {
	join1 := func(at slot, mine, theirs content) {
		if mine.now == theirs.now {
			return
		}
		p := phi(variable{name: at.key, base: at.base}, mine.now, theirs.now)
		j := join(s.Fact(mine.now), o.Fact(theirs.now))
		s.setFact(p, &j)
		if p != mine.now {
			o.setFact(p, &j)
			s.slots[at] = content{p, mine.before}
			changed = true
		}
	}
	for at, mine := range s.slots {
		theirs, ok := o.slots[at]
		if !ok {
			theirs = content{mine.before, mine.before}
		}
		join1(at, mine, theirs)
	}
	for at, theirs := range o.slots {
		if _, ok := s.slots[at]; !ok {
			s.put(at, theirs.before, theirs.before)
			join1(at, s.slots[at], theirs)
		}
	}
	return changed
}

// renew makes v what a step computes anew from the operands given. Where a loop or a second call brings other operands, v keeps
// all of them, and nobody can take it for the result of one computation any more; what was known of the old one goes.
func (s *State) renew(v *Value, from ...*Value) *Value {
	switch {
	case v.From == nil:
		v.From = from
	case !slices.Equal(v.From, from):
		for _, x := range from {
			if !contains(v.From, x) {
				v.From = append(v.From, x)
			}
		}
		v.many = true
	}
	s.setFact(v, nil)
	s.unrelate(v)
	return v
}
