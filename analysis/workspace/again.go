package workspace

// Again is the same snapshot of a base whose files were surveyed, with none of them lowered. Who asks much of a large base takes a new
// one now and then: what was lowered for the old one is free as soon as nobody holds it.
func (ix *Index) Again() *Index {
	held := ix.heldInOrder()
	fresh := make([]*Held, len(held))
	for i, h := range held {
		fresh[i] = h.again()
	}
	next := NewIndexOf(fresh)
	next.compiler, next.log = ix.compiler, ix.log
	next.shared.directory.held, next.shared.directory.places = fresh, ix.places()
	next.shared.readers, next.shared.endings = ix.shared.readers, ix.shared.endings
	return next
}
