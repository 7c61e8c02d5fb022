package workspace

import (
	"sync"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// shared is what the snapshots of one workspace have in common.
type shared struct {
	summaries *flow.Store
	functions struct {
		once   sync.Once
		byName map[string][]*program.Method
	}
}

func newShared() *shared { return &shared{summaries: flow.NewStore()} }

// calling is what one snapshot knows of calls across files, computed when first asked for.
type calling struct {
	once      sync.Once
	summaries *flow.Summaries
}

// Summaries are the summaries of the snapshot's methods.
func (ix *Index) Summaries() *flow.Summaries {
	ix.calls.once.Do(func() { ix.calls.summaries = ix.shared.summaries.For(ix, 0) })
	return ix.calls.summaries
}

// Functions lists the TypeScript module functions of the name, across files.
func (ix *Index) Functions(name string) []*program.Method {
	base := ix.baseFunctions()[name]
	if len(ix.overlay) == 0 {
		return base
	}
	var out []*program.Method
	for _, m := range base {
		if _, replaced := ix.overlay[m.File.Path]; !replaced {
			out = append(out, m)
		}
	}
	for _, f := range ix.opened() {
		for _, m := range f.Functions {
			if m.Name == name {
				out = append(out, m)
			}
		}
	}
	return out
}

func (ix *Index) baseFunctions() map[string][]*program.Method {
	fs := &ix.shared.functions
	fs.once.Do(func() {
		fs.byName = map[string][]*program.Method{}
		for _, path := range ix.paths() {
			for _, m := range ix.files[path].Functions {
				fs.byName[m.Name] = append(fs.byName[m.Name], m)
			}
		}
	})
	return fs.byName
}
