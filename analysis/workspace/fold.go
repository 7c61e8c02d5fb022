package workspace

// foldAt is how many files may differ from the base before a snapshot that goes on changing is worth a new base.
const foldAt = 24

// Folded is the same snapshot with a base of its own where many files have changed: whoever changes one file after the other
// would otherwise pay for all of them at each question.
func (ix *Index) Folded() *Index {
	if len(ix.overlay) < foldAt {
		return ix
	}
	var files []*Held
	for _, path := range ix.paths() {
		if f, changed := ix.overlay[path]; !changed {
			files = append(files, ix.files[path])
		} else if f != nil {
			files = append(files, Lowered(f))
		}
	}
	for _, f := range ix.opened() {
		if ix.files[f.Path] == nil {
			files = append(files, Lowered(f))
		}
	}
	next := NewIndexOf(files)
	next.compiler, next.pipe, next.log = ix.compiler, ix.pipe, ix.log
	next.shared.summaries = ix.shared.summaries
	return next
}
