package workspace

import (
	"cmp"
	"slices"
)

// Again is the same snapshot with no file of its base lowered but such that somebody made for it, and such as were lowered and fit into
// that many bytes of text, those that were asked for last before others: they are likely to be asked for again. Who asks much of a large
// base takes a new one now and then: what was lowered for the old one is free as soon as nobody holds it.
func (ix *Index) Again(stay int) *Index {
	held := ix.heldInOrder()
	fresh := make([]*Held, len(held))
	var lowered []int
	for i, h := range held {
		fresh[i] = h
		if h.facts == nil {
			continue
		}
		fresh[i] = h.Again()
		if h.file.Load() != nil {
			lowered = append(lowered, i)
			if !h.asked.Load() {
				fresh[i].age = h.age + 1
			}
		}
	}
	slices.SortStableFunc(lowered, func(a, b int) int { return cmp.Compare(fresh[a].age, fresh[b].age) })
	for _, i := range lowered {
		f := held[i].file.Load()
		if n := f.Text.Len(); n <= stay {
			stay -= n
			fresh[i].keep(f)
		} else {
			fresh[i].freeze(f)
		}
	}
	next := NewIndexOf(fresh)
	next.compiler, next.log, next.overlay = ix.compiler, ix.log, ix.overlay
	next.shared.directory.follow(&ix.shared.directory, fresh)
	next.shared.ordered, next.shared.readers, next.shared.endings, next.shared.members = ix.shared.ordered, ix.shared.readers, ix.shared.endings, ix.shared.members
	return next
}

// Weight is how many bytes of text of the base were lowered because somebody asked; O(files).
func (ix *Index) Weight() (n int) {
	for _, h := range ix.heldInOrder() {
		if h.facts != nil && h.file.Load() != nil {
			n += h.text.Len()
		}
	}
	return n
}
