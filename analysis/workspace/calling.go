package workspace

import (
	"sync"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// shared is what the snapshots of one workspace have in common.
type shared struct {
	summaries *summary.Store
	ordered   ordered
	mentions  mentions
	functions struct {
		once   sync.Once
		byName map[string][]*program.Method
	}
	signatures signatures
	models     models
	callers    struct {
		once   sync.Once
		byWord map[string][]*program.File // files with calls under the word, see summary.CallSites
	}
}

func newShared() *shared { return &shared{summaries: summary.NewStore()} }

// calling is what one snapshot knows of calls across files, computed when first asked for.
type calling struct {
	once      sync.Once
	summaries *summary.Summaries
}

// Summaries are the summaries of the snapshot's methods.
func (ix *Index) Summaries() *summary.Summaries {
	ix.calls.once.Do(func() { ix.calls.summaries = ix.shared.summaries.For(ix, 0) })
	return ix.calls.summaries
}

// Callers lists the calls across files that run a method or constructor, in order of paths.
func (ix *Index) Callers(m *program.Method) []summary.CallSite {
	word := summary.CalledWord(m)
	var out []summary.CallSite
	look := func(f *program.File) {
		if f.Language != m.File.Language {
			return
		}
		for _, site := range summary.CallSitesOf(f)[word] {
			if t := site.Target(ix); t.Method == m || t.Ctor == m && t.CtorArgs == site.Call {
				out = append(out, site)
			}
		}
	}
	for _, f := range ix.baseCallers()[word] {
		if _, replaced := ix.overlay[f.Path]; !replaced {
			look(f)
		}
	}
	for _, f := range ix.opened() {
		look(f)
	}
	return out
}

func (ix *Index) baseCallers() map[string][]*program.File {
	cs := &ix.shared.callers
	cs.once.Do(func() {
		cs.byWord = map[string][]*program.File{}
		for _, path := range ix.paths() {
			f := ix.files[path]
			for word := range summary.CallSitesOf(f) {
				cs.byWord[word] = append(cs.byWord[word], f)
			}
		}
	})
	return cs.byWord
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
