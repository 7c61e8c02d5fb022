package cache

import (
	"bytes"
	"encoding/gob"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/workspace"
)

// Memory is what a later check must know of the files of an earlier one to look again only at those of which it may say something else.
type Memory struct {
	Files []File
	// Answers are the paths that workspace.Index.Answering gave to the questions that were asked.
	Answers map[asked.Question][]string
}

// File is what is remembered of one file that was read.
type File struct {
	Path, Print string
	Facts       *workspace.Facts // nil for one that was not lowered
	Checked     bool
	Suppressed  int
	Unread      int              // see check.Result
	Asked       []asked.Question // by the check of it
}

// Stale lists the files whose check may come out otherwise after changes; ix is the snapshot now.
func (m *Memory) Stale(changes *workspace.Changes, ix *workspace.Index) map[string]bool {
	touched := map[asked.Question]bool{}
	touches := func(q asked.Question) bool {
		yes, known := touched[q]
		if !known {
			yes = changes.Touch(q, m.Answers[q], ix)
			touched[q] = yes
		}
		return yes
	}
	out := map[string]bool{}
	for _, f := range m.Files {
		if changes.Of(f.Path) || !f.Checked || slices.ContainsFunc(f.Asked, touches) {
			out[f.Path] = true
		}
	}
	return out
}

// Memory reads what the entry knows of the files.
func (e *Entry) Memory() (*Memory, bool) {
	if e == nil {
		return nil, false
	}
	var k keptMemory
	if gob.NewDecoder(bytes.NewReader(e.rest)).Decode(&k) != nil {
		return nil, false
	}
	return k.memory()
}

// keptMemory is a memory in which words, questions and files are numbers; lists of numbers in rising order are told by the steps.
type keptMemory struct {
	Words     []string
	Questions []question
	Files     []keptFile
}

type question struct {
	Kind    asked.Kind
	Word, N int
	Answer  []uint // files
}

type keptFile struct {
	Path, Print               string
	Lowered, Pipe, Checked    bool
	Suppressed, Unread        int
	Classes, Functions, Calls []uint // words
	Constants                 []uint
	Members                   []uint // words
	Readers                   []uint // words of name, space, class
	Associations              []uint // words of name, space, class that declares it, space, class
	Asked                     []uint // questions
}

func newKeptMemory(m *Memory) *keptMemory {
	k := &keptMemory{}
	words, files, questions := map[string]uint{}, map[string]uint{}, map[asked.Question]uint{}
	word := func(w string) uint {
		n, ok := words[w]
		if !ok {
			n = uint(len(k.Words))
			words[w] = n
			k.Words = append(k.Words, w)
		}
		return n
	}
	for i, f := range m.Files {
		files[f.Path] = uint(i)
	}
	ask := func(q asked.Question) uint {
		n, ok := questions[q]
		if !ok {
			n = uint(len(k.Questions))
			questions[q] = n
			k.Questions = append(k.Questions, question{q.Kind, int(word(q.Name)), q.N, numbers(m.Answers[q], func(p string) uint { return files[p] })})
		}
		return n
	}
	for _, f := range m.Files {
		out := keptFile{Path: f.Path, Print: f.Print, Checked: f.Checked, Suppressed: f.Suppressed, Unread: f.Unread, Asked: numbers(f.Asked, ask)}
		if f.Facts != nil {
			out.Lowered, out.Pipe = true, f.Facts.Pipe
			out.Classes, out.Functions, out.Calls = numbers(f.Facts.Classes, word), numbers(f.Facts.Functions, word), numbers(f.Facts.Calls, word)
			out.Constants, out.Members = numbers(f.Facts.Constants, word), numbers(f.Facts.Members, word)
			out.Associations = numbers(f.Facts.Associations, func(a summary.Association) uint { return word(a.Name + " " + a.In + " " + a.Class) })
			out.Readers = numbers(f.Facts.Readers, func(r summary.Reader) uint { return word(r.Name + " " + r.Makes) })
		}
		k.Files = append(k.Files, out)
	}
	return k
}

func (k *keptMemory) memory() (*Memory, bool) {
	m := &Memory{Files: make([]File, len(k.Files)), Answers: map[asked.Question][]string{}}
	whole := true
	word := func(n uint) (w string) {
		if whole = whole && n < uint(len(k.Words)); whole {
			w = k.Words[n]
		}
		return w
	}
	reader := func(n uint) (r summary.Reader) {
		r.Name, r.Makes, _ = strings.Cut(word(n), " ")
		return r
	}
	association := func(n uint) (a summary.Association) {
		var rest string
		a.Name, rest, _ = strings.Cut(word(n), " ")
		a.In, a.Class, _ = strings.Cut(rest, " ")
		return a
	}
	path := func(n uint) (p string) {
		if whole = whole && n < uint(len(k.Files)); whole {
			p = k.Files[n].Path
		}
		return p
	}
	questions := make([]asked.Question, len(k.Questions))
	for i, q := range k.Questions {
		questions[i] = asked.Question{Kind: q.Kind, Name: word(uint(q.Word)), N: q.N}
		if len(q.Answer) > 0 {
			m.Answers[questions[i]] = named(q.Answer, path)
		}
	}
	ask := func(n uint) (q asked.Question) {
		if whole = whole && n < uint(len(questions)); whole {
			q = questions[n]
		}
		return q
	}
	for i, f := range k.Files {
		m.Files[i] = File{Path: f.Path, Print: f.Print, Checked: f.Checked, Suppressed: f.Suppressed, Unread: f.Unread, Asked: named(f.Asked, ask)}
		if f.Lowered {
			m.Files[i].Facts = &workspace.Facts{Classes: named(f.Classes, word), Functions: named(f.Functions, word), Constants: named(f.Constants, word), Calls: named(f.Calls, word), Members: named(f.Members, word), Readers: named(f.Readers, reader), Associations: named(f.Associations, association), Pipe: f.Pipe}
		}
	}
	return m, whole
}

// numbers are the numbers of things, each as its distance from the one before.
func numbers[T any](list []T, number func(T) uint) []uint {
	out := make([]uint, len(list))
	for i, v := range list {
		out[i] = number(v)
	}
	slices.Sort(out)
	for i := len(out) - 1; i > 0; i-- {
		out[i] -= out[i-1]
	}
	return out
}

// named undoes numbers.
func named[T any](list []uint, name func(uint) T) []T {
	out := make([]T, len(list))
	var n uint
	for i, step := range list {
		n += step
		out[i] = name(n)
	}
	return out
}
