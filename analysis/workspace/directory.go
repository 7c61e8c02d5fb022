package workspace

import (
	"math"
	"slices"
	"sync"
)

// directory tells the files of a base that have an identifier. The first questions are answered by looking at every file; when they
// become many, as in a check of everything, a table is made, so that a question costs no more in a large base than in a small one.
type directory struct {
	mu     sync.Mutex
	asked  int
	held   []*Held  // in order of path
	places []uint64 // hashes of identifiers, each with the number of a file, in rising order; nil until made
}

const fewQuestions = 50

// holding lists the files of the base whose text holds a word, in order of path.
func (ix *Index) holding(word string) []*Held {
	held, s := ix.heldInOrder(), seek(word)
	places := ix.shared.directory.table()
	var out []*Held
	if places == nil || len(s.parts) == 0 {
		for _, h := range held {
			if s.in(h.text, h.words) {
				out = append(out, h)
			}
		}
		return out
	}
	for _, n := range rarest(places, s.parts) {
		if h := held[uint32(n)]; s.plain || s.in(h.text, h.words) {
			out = append(out, h)
		}
	}
	return out
}

// heldInOrder are the files of the base in order of path.
func (ix *Index) heldInOrder() []*Held {
	d := &ix.shared.directory
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.held == nil {
		for _, path := range ix.paths() {
			d.held = append(d.held, ix.files[path])
		}
	}
	return d.held
}

// follow makes the directory of a base taken again go on where the one of the old base is.
func (d *directory) follow(old *directory, held []*Held) {
	old.mu.Lock()
	defer old.mu.Unlock()
	d.held, d.places, d.asked = held, old.places, old.asked
}

// table is what answers the next question: nil while they are few.
func (d *directory) table() []uint64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.asked++; d.places == nil && d.asked > fewQuestions {
		d.places = placesOf(d.held)
	}
	return d.places
}

func placesOf(held []*Held) []uint64 {
	all := make([]words, len(held))
	n := 0
	for i, h := range held {
		all[i] = h.words()
		n += len(all[i])
	}
	places := make([]uint64, 0, n)
	for i, list := range all {
		for _, hash := range list {
			places = append(places, uint64(hash)<<32|uint64(i))
		}
	}
	slices.Sort(places)
	return places
}

// rarest are the places of that one of some identifiers which the fewest files have.
func rarest(places []uint64, parts words) (out []uint64) {
	for i, part := range parts {
		from, _ := slices.BinarySearch(places, uint64(part)<<32)
		to, _ := slices.BinarySearch(places, uint64(part)<<32|math.MaxUint32) // the number of no file
		if i == 0 || to-from < len(out) {
			out = places[from:to]
		}
	}
	return out
}
