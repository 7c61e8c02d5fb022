package workspace

import (
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Mentioning lists the files whose text holds the word, in order of path. It reads every text once, which is cheap, but no
// question to ask for each finding.
func (ix *Index) Mentioning(word string) []*program.File {
	var out []*program.File
	add := func(f *program.File) {
		if f != nil && f.Text != nil && strings.Contains(f.Text.String(), word) {
			out = append(out, f)
		}
	}
	for path, f := range ix.files {
		if _, replaced := ix.overlay[path]; !replaced {
			add(f)
		}
	}
	for _, f := range ix.overlay {
		add(f)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out
}
