package workspace

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
)

// mentions remembers which files of the base hold a word.
type mentions struct {
	mu     sync.Mutex
	byWord map[string][]*program.File
}

// Mentioning lists the files whose text holds the word, in order of path. The first question for a word reads the files of the
// base that hold it; later ones look at the open buffers only.
func (ix *Index) Mentioning(word string) []*program.File {
	ix.log.Note(asked.Question{Kind: asked.Word, Name: word})
	base := ix.baseMentioning(word)
	if len(ix.overlay) == 0 {
		return base
	}
	var out []*program.File
	for _, f := range base {
		if _, replaced := ix.overlay[f.Path]; !replaced {
			out = append(out, f)
		}
	}
	for _, f := range ix.opened() {
		if Holds(f, word) {
			out = append(out, f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out
}

// MentionedIn lists the files that Mentioning lists, in that order, with path, language and text alone: none is lowered for it.
func (ix *Index) MentionedIn(word string) []*program.File {
	ix.log.Note(asked.Question{Kind: asked.Word, Name: word})
	var out []*program.File
	for _, h := range ix.holding(word) {
		if _, replaced := ix.overlay[h.path]; !replaced {
			out = append(out, h.Shown())
		}
	}
	if len(ix.overlay) == 0 {
		return out
	}
	for _, f := range ix.opened() {
		if Holds(f, word) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *program.File) int { return strings.Compare(a.Path, b.Path) })
	return out
}

func (ix *Index) baseMentioning(word string) []*program.File {
	known := &ix.shared.mentions
	known.mu.Lock()
	defer known.mu.Unlock()
	if list, ok := known.byWord[word]; ok {
		return list
	}
	var out []*program.File
	for _, h := range ix.holding(word) {
		if f := h.File(); f != nil {
			out = append(out, f)
		}
	}
	if known.byWord == nil {
		known.byWord = map[string][]*program.File{}
	}
	known.byWord[word] = out
	return out
}

// Holds reports whether the text of a file holds a word, and the identifiers of the word as identifiers.
func Holds(f *program.File, word string) bool {
	return f.Text != nil && seek(word).in(f.Text, func() words { return wordsOf(f) })
}

// wordByte reports whether a byte belongs to an identifier; those of letters beyond ASCII do.
func wordByte(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
