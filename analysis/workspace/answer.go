package workspace

import (
	"slices"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
)

// Answering lists the paths of the files that answer a question for a word or for what is near. Who answers other
// questions their facts tell.
func (ix *Index) Answering(q asked.Question) []string {
	var out []string
	switch q.Kind {
	case asked.Word:
		for _, h := range ix.holding(q.Name) {
			if _, replaced := ix.overlay[h.path]; !replaced {
				out = append(out, h.path)
			}
		}
		for _, f := range ix.opened() {
			if Holds(f, q.Name) {
				out = append(out, f.Path)
			}
		}
	case asked.Near:
		ix.near(q.Name, q.N, func(p string) bool {
			out = append(out, p)
			return true
		})
	}
	return out
}

// Changes are files of which something changed between two snapshots, each with its facts then and now.
type Changes struct {
	paths     map[string]bool
	moved     bool                           // some came or went
	named     map[asked.Kind]map[string]bool // the names that the facts of the files tell, by the questions that ask for them
	languages map[program.Language]bool
	pipe      bool
	now       []*Held
}

// NewChanges is no change.
func NewChanges() *Changes {
	return &Changes{paths: map[string]bool{}, named: map[asked.Kind]map[string]bool{}, languages: map[program.Language]bool{}}
}

// Add adds the change of a file. Then is nil for one that was not there or could not be read, now for one that is not or cannot.
func (c *Changes) Add(path string, then *Facts, now *Held) {
	c.paths[path] = true
	c.moved = c.moved || then == nil || now == nil
	c.languages[languageOf(path)] = true
	c.facts(then)
	if now != nil {
		c.now = append(c.now, now)
		c.facts(now.Facts())
	}
}

func (c *Changes) facts(f *Facts) {
	if f == nil {
		return
	}
	c.name(asked.Classes, f.Classes)
	c.name(asked.Functions, f.Functions)
	c.name(asked.Constants, f.Constants)
	c.name(asked.Calls, f.Calls)
	c.name(asked.Members, f.Members)
	for _, class := range f.Classes {
		c.name(asked.Endings, []string{lastPart(class)})
	}
	for _, r := range f.Readers {
		c.name(asked.Readers, []string{r.Name})
	}
	c.pipe = c.pipe || f.Pipe
}

func (c *Changes) name(kind asked.Kind, names []string) {
	if c.named[kind] == nil {
		c.named[kind] = map[string]bool{}
	}
	for _, name := range names {
		c.named[kind][name] = true
	}
}

// None reports whether nothing changed.
func (c *Changes) None() bool { return len(c.paths) == 0 }

// Of reports whether a file changed.
func (c *Changes) Of(path string) bool { return c.paths[path] }

// Touch reports whether the answer to a question may have changed. Then is what Answering said before; ix is the snapshot now.
func (c *Changes) Touch(q asked.Question, then []string, ix *Index) bool {
	switch q.Kind {
	case asked.Classes, asked.Functions, asked.Constants, asked.Calls, asked.Members, asked.Endings, asked.Readers:
		return c.named[q.Kind][q.Name]
	case asked.File:
		return c.paths[q.Name]
	case asked.Signatures:
		return c.languages[program.Signatures]
	case asked.Models:
		return c.languages[program.Schema]
	case asked.Pipe:
		return c.pipe
	case asked.Near:
		return slices.ContainsFunc(then, c.Of) || c.moved && !slices.Equal(slices.Sorted(slices.Values(then)), slices.Sorted(slices.Values(ix.Answering(q))))
	case asked.Word:
		return slices.ContainsFunc(then, c.Of) || slices.ContainsFunc(c.now, func(h *Held) bool { return h.Holds(q.Name) })
	}
	return true
}
