package workspace

import (
	"sort"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
)

// constants tells which TypeScript files of the base assign a name in their module.
type constants struct {
	once   sync.Once
	byName map[string][]*Held
}

// Defining lists the TypeScript files whose module assigns the name, in order of path.
func (ix *Index) Defining(name string) []*program.File {
	ix.log.Note(asked.Question{Kind: asked.Constants, Name: name})
	var out []*program.File
	for _, h := range ix.baseConstants()[name] {
		if _, replaced := ix.overlay[h.path]; !replaced {
			if f := h.File(); f != nil {
				out = append(out, f)
			}
		}
	}
	if len(ix.overlay) == 0 {
		return out
	}
	for _, f := range ix.opened() {
		if f.Language == program.TypeScript && f.ModuleConstants()[name] != nil {
			out = append(out, f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out
}

func (ix *Index) baseConstants() map[string][]*Held {
	cs := &ix.shared.constants
	cs.once.Do(func() {
		cs.byName = map[string][]*Held{}
		for _, path := range ix.paths() {
			h := ix.files[path]
			if h.Language() != program.TypeScript {
				continue
			}
			if h.facts != nil {
				for _, name := range h.facts.Constants {
					cs.byName[name] = append(cs.byName[name], h)
				}
				continue
			}
			for name := range h.File().ModuleConstants() {
				cs.byName[name] = append(cs.byName[name], h)
			}
		}
	})
	return cs.byName
}
