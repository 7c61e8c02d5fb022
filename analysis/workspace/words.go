package workspace

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// words are the identifiers of a text, each once, as hashes in rising order.
type words []uint32

type wordsKey struct{}

func wordsOf(f *program.File) words {
	return f.Derive(wordsKey{}, func() any { return wordsIn(f.Text.String()) }).(words)
}

func wordsIn(text string) words {
	var all words
	for i := 0; i < len(text); {
		var hash uint32
		if hash, i = nextWord(text, i); hash != 0 {
			all = append(all, hash)
		}
	}
	slices.Sort(all)
	return slices.Clip(slices.Clone(slices.Compact(all)))
}

// nextWord is the hash of the first identifier from a place on, and the place behind it; the hash is 0 where none follows.
func nextWord(text string, i int) (hash uint32, end int) {
	for i < len(text) && !wordByte(text[i]) {
		i++
	}
	if i == len(text) {
		return 0, i
	}
	hash = 2166136261 // FNV-1a, which is the same in every run
	for i < len(text) && wordByte(text[i]) {
		hash = (hash ^ uint32(text[i])) * 16777619
		i++
	}
	return max(hash, 1), i
}

func (w words) has(hash uint32) bool {
	_, found := slices.BinarySearch(w, hash)
	return found
}

// sought is a word to look for in texts: one that has its identifiers as identifiers, and itself.
type sought struct {
	word  string
	parts words
	plain bool // the word is one identifier
}

func seek(word string) sought {
	hash, end := nextWord(word, 0)
	return sought{word, wordsIn(word), hash != 0 && end == len(word) && wordByte(word[0])}
}

// in reports whether a text holds the word.
func (s sought) in(text *syntax.Text, of func() words) bool {
	if len(s.parts) > 0 {
		all := of()
		for _, part := range s.parts {
			if !all.has(part) {
				return false
			}
		}
	}
	return s.plain || strings.Contains(text.String(), s.word)
}
