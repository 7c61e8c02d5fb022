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
	moved     bool // some came or went
	classes   map[string]bool
	functions map[string]bool
	constants map[string]bool
	calls     map[string]bool
	readers   map[string]bool
	endings   map[string]bool
	members   map[string]bool
	languages map[program.Language]bool
	pipe      bool
	now       []*Held
}

// NewChanges is no change.
func NewChanges() *Changes {
	return &Changes{paths: map[string]bool{}, classes: map[string]bool{}, functions: map[string]bool{}, constants: map[string]bool{}, calls: map[string]bool{}, readers: map[string]bool{}, endings: map[string]bool{}, members: map[string]bool{}, languages: map[program.Language]bool{}}
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
	for _, list := range []struct {
		names []string
		into  map[string]bool
	}{{f.Classes, c.classes}, {f.Functions, c.functions}, {f.Constants, c.constants}, {f.Calls, c.calls}, {f.Members, c.members}} {
		for _, name := range list.names {
			list.into[name] = true
		}
	}
	for _, name := range f.Classes {
		c.endings[lastPart(name)] = true
	}
	for _, r := range f.Readers {
		c.readers[r.Name] = true
	}
	c.pipe = c.pipe || f.Pipe
}

// None reports whether nothing changed.
func (c *Changes) None() bool { return len(c.paths) == 0 }

// Of reports whether a file changed.
func (c *Changes) Of(path string) bool { return c.paths[path] }

// Touch reports whether the answer to a question may have changed. Then is what Answering said before; ix is the snapshot now.
func (c *Changes) Touch(q asked.Question, then []string, ix *Index) bool {
	switch q.Kind {
	case asked.Classes:
		return c.classes[q.Name]
	case asked.Functions:
		return c.functions[q.Name]
	case asked.Constants:
		return c.constants[q.Name]
	case asked.Calls:
		return c.calls[q.Name]
	case asked.Readers:
		return c.readers[q.Name]
	case asked.Members:
		return c.members[q.Name]
	case asked.Endings:
		return c.endings[q.Name]
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
