package workspace

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/agentcore/proviso/analysis/frozen"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Held is a file of a base: lowered, or known by its facts until somebody wants more of it. Safe for concurrent use.
type Held struct {
	path  string
	facts *Facts // nil for a file that was lowered
	once  sync.Once
	file  atomic.Pointer[program.File]
	text  *syntax.Text
	has   *identifiers // nil for a file that was lowered
	cold  *cold        // where it is kept when it is not lowered any more; nil for a file that is lowered anew then
	asked atomic.Bool  // since the base was taken; of one with facts
	age   int          // how often the base was taken since somebody asked
}

// cold is a file that was lowered before, written down; all who hold the text have the same one.
type cold struct{ atomic.Pointer[frozen.File] }

// freeze writes a file down that is lowered now and may be wanted again.
func (h *Held) freeze(f *program.File) {
	if h.cold != nil && h.cold.Load() == nil {
		h.cold.Store(frozen.Freeze(f))
	}
}

// lower makes the file of what is there.
func (h *Held) lower() *program.File {
	if h.cold != nil {
		if z := h.cold.Load(); z != nil {
			return z.Thaw()
		}
	}
	f, err := Lower(h.path, h.text)
	if err != nil {
		return nil
	}
	return f
}

// Facts are what an index must know of a file to tell who can answer a question.
type Facts struct {
	Classes      []string // the names of its classes, each once
	Functions    []string // of its module functions
	Constants    []string // that its module assigns, in TypeScript
	Calls        []string // the words of its call sites
	Readers      []summary.Reader
	Members      []string // of its classes, in Ruby; see Index.Declares
	Associations []summary.Association
	Pipe         bool // see Index.GlobalPipe
}

// Lowered holds a file that was lowered.
func Lowered(f *program.File) *Held {
	h := &Held{path: f.Path, text: f.Text}
	h.file.Store(f)
	return h
}

// Unread holds a file of which an earlier run knows the facts; the text must be one that can be lowered.
func Unread(path, text string, facts *Facts) *Held {
	return &Held{path: path, text: syntax.NewText(text), facts: facts, has: new(identifiers)}
}

// identifiers are those of a text, found when first asked for.
type identifiers struct {
	once sync.Once
	words
}

// Again is the same file, not lowered.
func (h *Held) Again() *Held {
	return &Held{path: h.path, text: h.text, facts: h.Facts(), has: h.has, cold: h.cold}
}

// Shown is the file for those who ask for no more than path, language and text.
func (h *Held) Shown() *program.File {
	return &program.File{Path: h.path, Language: h.Language(), Text: h.text}
}

// Text is the text of the file.
func (h *Held) Text() *syntax.Text { return h.text }

// Declared lists the names of the classes and module functions of the file.
func (h *Held) Declared() []string {
	if h.facts != nil {
		return slices.Concat(h.facts.Classes, h.facts.Functions)
	}
	var out []string
	f := h.file.Load()
	for _, c := range f.Classes {
		out = append(out, c.Name)
	}
	for _, m := range f.Functions {
		out = append(out, m.Name)
	}
	return out
}

// Path is the path of the file.
func (h *Held) Path() string { return h.path }

// File is the file, lowered when first asked for; nil if it cannot be after all.
func (h *Held) File() *program.File {
	if h.facts != nil {
		if !h.asked.Load() {
			h.asked.Store(true)
		}
		h.once.Do(func() {
			if f := h.lower(); f != nil {
				h.file.Store(f)
			}
		})
	}
	return h.file.Load()
}

// keep holds the file lowered, though nobody asked for it yet.
func (h *Held) keep(f *program.File) {
	h.once.Do(func() { h.file.Store(f) })
}

// Facts are the facts of the file.
func (h *Held) Facts() *Facts {
	if h.facts != nil {
		return h.facts
	}
	return factsOf(h.file.Load())
}

func factsOf(f *program.File) *Facts {
	out := &Facts{}
	seen := map[string]bool{}
	for _, c := range f.Classes {
		if !seen[c.Name] {
			seen[c.Name] = true
			out.Classes = append(out.Classes, c.Name)
		}
	}
	clear(seen)
	for _, m := range f.Functions {
		if !seen[m.Name] {
			seen[m.Name] = true
			out.Functions = append(out.Functions, m.Name)
		}
	}
	if f.Language == program.TypeScript {
		out.Constants = slices.Sorted(maps.Keys(f.ModuleConstants()))
	}
	out.Calls = summary.CalledWords(f)
	out.Readers = summary.Readers(f)
	out.Members = membersOf(f)
	out.Associations = summary.Associations(f)
	out.Pipe = registersPipe(f.Language, f.Text)
	return out
}

// Language is the language of the file.
func (h *Held) Language() program.Language { return languageOf(h.path) }

// Holds reports whether the text has a word: see Holds.
func (h *Held) Holds(word string) bool { return h.text != nil && seek(word).in(h.text, h.words) }

func (h *Held) words() words {
	if h.text == nil {
		return nil
	}
	if h.facts == nil {
		return wordsOf(h.file.Load())
	}
	h.has.once.Do(func() { h.has.words = wordsIn(h.text.String()) })
	return h.has.words
}
