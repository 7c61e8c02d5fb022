package workspace

import "github.com/agentcore/proviso/analysis/program"

// foldAt is how many files may differ from the base before a snapshot that goes on changing is worth a new base.
const foldAt = 24

// Folded is the same snapshot with a base of its own where many files have changed: whoever changes one file after the other
// would otherwise pay for all of them at each question.
func (ix *Index) Folded() *Index {
	if len(ix.overlay) < foldAt {
		return ix
	}
	var files []*program.File
	for _, path := range ix.paths() {
		if f := ix.File(path); f != nil {
			files = append(files, f)
		}
	}
	for _, f := range ix.opened() {
		if ix.files[f.Path] == nil {
			files = append(files, f)
		}
	}
	next := NewIndex(files)
	next.compiler, next.pipe = ix.compiler, ix.pipe
	next.shared.summaries = ix.shared.summaries
	return next
}
