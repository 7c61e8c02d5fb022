package workspace

import (
	"hash/maphash"
	"sort"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// mentions remembers which files of the base hold a word.
type mentions struct {
	mu     sync.Mutex
	byWord map[string][]*program.File
}

// Mentioning lists the files whose text holds the word, in order of path. The first question for a word looks at the signature
// of every file, and reads those that may hold it; later ones, at the open buffers only.
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
		if holds(f, word) {
			out = append(out, f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
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
	for _, h := range ix.files {
		if h.Holds(word) {
			if f := h.File(); f != nil {
				out = append(out, f)
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	if known.byWord == nil {
		known.byWord = map[string][]*program.File{}
	}
	known.byWord[word] = out
	return out
}

// Holds reports whether the text of a file holds a word, as an identifier or as part of one.
func Holds(f *program.File, word string) bool { return holds(f, word) }

func holds(f *program.File, word string) bool {
	if f.Text == nil {
		return false
	}
	return holdsWord(f.Text, word, func() *signature { return signatureOf(f) })
}

func holdsWord(text *syntax.Text, word string, signed func() *signature) bool {
	return (!identifier(word) || signed().may(word)) && strings.Contains(text.String(), word)
}

// signature is a Bloom filter (Bloom 1970, two hashes) over the identifiers of a text: a file of 300 different ones is asked in
// vain one time in fifty.
type signature [signatureBits / 64]uint64

const signatureBits = 1 << 12

type signatureKey struct{}

func signatureOf(f *program.File) *signature {
	return f.Derive(signatureKey{}, func() any { return sign(f.Text.String()) }).(*signature)
}

func sign(src string) *signature {
	var s signature
	for i := 0; i < len(src); {
		if !wordByte(src[i]) {
			i++
			continue
		}
		start := i
		for i < len(src) && wordByte(src[i]) {
			i++
		}
		a, b := places(src[start:i])
		s[a/64] |= 1 << (a % 64)
		s[b/64] |= 1 << (b % 64)
	}
	return &s
}

func (s *signature) may(word string) bool {
	a, b := places(word)
	return s[a/64]&(1<<(a%64)) != 0 && s[b/64]&(1<<(b%64)) != 0
}

var seed = maphash.MakeSeed()

func places(word string) (a, b uint64) {
	h := maphash.String(seed, word)
	return h % signatureBits, (h >> 32) % signatureBits
}

func identifier(word string) bool {
	for i := 0; i < len(word); i++ {
		if !wordByte(word[i]) {
			return false
		}
	}
	return word != ""
}

// wordByte reports whether a byte belongs to an identifier; those of letters beyond ASCII do.
func wordByte(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
