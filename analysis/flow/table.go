package flow

import "slices"

// chunkSize is how many entries of a table are copied together: small enough that a write after a copy is cheap, large enough
// that copying the list of chunks is.
const chunkSize = 16

// table is a persistent array of pointers indexed by small numbers; nil stands for "absent". Copies share chunks until one of
// them writes, so a copy costs a sixteenth of the entries and two copies that differ little are compared in the time of
// their difference (Driscoll et al., Making Data Structures Persistent, 1989, by copying of paths).
type table[T any] struct {
	chunks []*chunk[T]
	epoch  uint64 // chunks of this epoch belong to this table alone
	spine  bool   // the list of chunks belongs to this table alone
}

type chunk[T any] struct {
	epoch uint64
	at    [chunkSize]*T
}

// supply allocates the chunks of one analysis, several at a time: they are many, small, and die together.
type supply[T any] struct {
	blank []chunk[T]
	taken int
}

func (s *supply[T]) take() *chunk[T] {
	if len(s.blank) == 0 {
		s.blank = make([]chunk[T], min(max(s.taken/4, 1), 16))
		s.taken += len(s.blank)
	}
	c := &s.blank[0]
	s.blank = s.blank[1:]
	return c
}

func (t *table[T]) get(i int) *T {
	c := i / chunkSize
	if c >= len(t.chunks) || t.chunks[c] == nil {
		return nil
	}
	return t.chunks[c].at[i%chunkSize]
}

func (t *table[T]) set(i int, v *T, from *supply[T]) {
	if t.get(i) == v {
		return
	}
	c := i / chunkSize
	if !t.spine || c >= len(t.chunks) {
		grown := make([]*chunk[T], max(len(t.chunks), c+1), max(len(t.chunks), c+1)+2)
		copy(grown, t.chunks)
		t.chunks, t.spine = grown, true
	}
	own := t.chunks[c]
	if own == nil || own.epoch != t.epoch {
		own = from.take()
		if old := t.chunks[c]; old != nil {
			own.at = old.at
		}
		own.epoch, t.chunks[c] = t.epoch, own
	}
	own.at[i%chunkSize] = v
}

// copied is a copy that is independent of t; fresh gives numbers that were never used before.
func (t *table[T]) copied(fresh func() uint64) table[T] {
	t.epoch, t.spine = fresh(), false
	return table[T]{chunks: t.chunks, epoch: fresh()}
}

// differ calls f for every index at which t and o may hold different pointers, in order, but for those at which o holds what
// earlier, if not nil, holds too. f may write to t and o.
func (t *table[T]) differ(o, earlier *table[T], f func(i int)) {
	for c := range max(len(t.chunks), len(o.chunks)) {
		theirs := o.chunk(c)
		if t.chunk(c) == theirs {
			continue
		}
		var before *chunk[T]
		if earlier != nil && len(earlier.chunks) > 0 {
			if before = earlier.chunk(c); before == theirs {
				continue
			}
		}
		for i := c * chunkSize; i < (c+1)*chunkSize; i++ {
			if w := o.get(i); t.get(i) != w && (before == nil || before.at[i%chunkSize] != w) {
				f(i)
			}
		}
	}
}

// same reports whether t and o hold the same pointers, as far as that shows without looking at each.
func (t *table[T]) same(o *table[T]) bool {
	if len(t.chunks) != len(o.chunks) {
		return false
	}
	for c := range t.chunks {
		if t.chunks[c] != o.chunks[c] {
			return false
		}
	}
	return true
}

func (t *table[T]) chunk(c int) *chunk[T] {
	if c < len(t.chunks) {
		return t.chunks[c]
	}
	return nil
}

// holds reports whether v is an entry, in time in proportion to the table.
func (t *table[T]) holds(v *T) bool {
	for _, c := range t.chunks {
		if c != nil && slices.Contains(c.at[:], v) {
			return true
		}
	}
	return false
}

// each calls f for every entry that is present, in order.
func (t *table[T]) each(f func(i int, v *T)) {
	for c, ch := range t.chunks {
		if ch == nil {
			continue
		}
		for i, v := range ch.at {
			if v != nil {
				f(c*chunkSize+i, v)
			}
		}
	}
}
