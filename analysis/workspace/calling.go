package workspace

import (
	"slices"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// shared is what the snapshots of one workspace have in common.
type shared struct {
	summaries  *summary.Store
	ordered    *ordered
	mentions   mentions
	functions  functions
	constants  constants
	signatures signatures
	models     models
	directory  directory
	readers    *readers
	endings    *endings
	members    *members
}

// functions are the module functions of the base by name.
type functions struct {
	once   sync.Once
	byName map[string]*defined
}

func newShared() *shared {
	return &shared{summaries: summary.NewStore(), ordered: &ordered{}, readers: &readers{}, endings: &endings{}, members: &members{}}
}

// calling is what one snapshot knows of calls across files, computed when first asked for.
type calling struct {
	once      sync.Once
	summaries *summary.Summaries
}

// Summaries are the summaries of the snapshot's methods.
func (ix *Index) Summaries() *summary.Summaries {
	c := ix.calls
	c.once.Do(func() { c.summaries = ix.shared.summaries.For(ix.Asking(nil), 0) })
	if ix.log == nil {
		return c.summaries
	}
	return c.summaries.Under(ix.log, func(log *asked.Log) flow.Classes { return ix.Asking(log) })
}

// Callers lists the calls across files that run a method or constructor, in order of paths.
func (ix *Index) Callers(m *program.Method) []summary.CallSite {
	word := summary.CalledWord(m)
	ix.log.Note(asked.Question{Kind: asked.Calls, Name: word})
	var out []summary.CallSite
	look := func(f *program.File) {
		if f.Language != m.File.Language {
			return
		}
		for _, site := range summary.CallsUnder(f, word) {
			if t := site.Target(ix); t.Method == m || t.Ctor == m && t.CtorArgs == site.Call {
				out = append(out, site)
			}
		}
	}
	for _, h := range ix.baseCallers(word) {
		if _, replaced := ix.overlay[h.path]; replaced || h.Language() != m.File.Language {
			continue
		}
		if f := h.File(); f != nil {
			look(f)
		}
	}
	for _, f := range ix.opened() {
		look(f)
	}
	return out
}

// baseCallers are the files of the base that may hold calls under a word.
func (ix *Index) baseCallers(word string) []*Held {
	return slices.DeleteFunc(ix.holding(word), func(h *Held) bool { return h.facts != nil && !slices.Contains(h.facts.Calls, word) })
}

// Functions lists the TypeScript module functions of the name, across files.
func (ix *Index) Functions(name string) []*program.Method {
	ix.log.Note(asked.Question{Kind: asked.Functions, Name: name})
	var base []*program.Method
	if d := ix.baseFunctions()[name]; d != nil {
		base = d.functions(name)
	}
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
		out = append(out, functionsIn(f, name)...)
	}
	return out
}

// defined are the module functions of one name in the base.
type defined struct {
	in   []*Held // the files that have one, in order
	once sync.Once
	list []*program.Method
}

func (d *defined) functions(name string) []*program.Method {
	d.once.Do(func() {
		for _, h := range d.in {
			if f := h.File(); f != nil {
				d.list = append(d.list, functionsIn(f, name)...)
			}
		}
	})
	return d.list
}

func functionsIn(f *program.File, name string) (out []*program.Method) {
	for _, m := range f.Functions {
		if m.Name == name {
			out = append(out, m)
		}
	}
	return out
}

func (ix *Index) baseFunctions() map[string]*defined {
	fs := &ix.shared.functions
	fs.once.Do(func() {
		fs.byName = map[string]*defined{}
		for _, path := range ix.paths() {
			h := ix.files[path]
			if h.facts != nil {
				for _, name := range h.facts.Functions {
					fs.define(name, h)
				}
				continue
			}
			for _, m := range h.File().Functions {
				fs.define(m.Name, h)
			}
		}
	})
	return fs.byName
}

func (fs *functions) define(name string, h *Held) {
	d := fs.byName[name]
	if d == nil {
		d = &defined{}
		fs.byName[name] = d
	}
	if n := len(d.in); n == 0 || d.in[n-1] != h {
		d.in = append(d.in, h)
	}
}
