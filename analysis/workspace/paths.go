package workspace

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// paths lists the paths of the base in order.
func (ix *Index) paths() []string {
	out := make([]string, 0, len(ix.files))
	for p := range ix.files {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// opened lists the files of the overlay that are there, in order of their paths.
func (ix *Index) opened() []*program.File {
	var out []*program.File
	for _, f := range ix.overlay {
		if f != nil {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *program.File) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	return out
}
