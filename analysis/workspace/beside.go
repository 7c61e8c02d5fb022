package workspace

import (
	"path"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
	"github.com/agentcore/proviso/analysis/typescript/prisma"
)

// Beside reports whether a file of this name is read only for what it says about others: a program may have written it, and it is
// none of those that are checked.
func Beside(name string) bool {
	switch path.Ext(name) {
	case ".rbs", ".prisma":
		return true
	}
	return false
}

// signatures are the classes that the signature files of the base speak of.
type signatures struct {
	once   sync.Once
	byName map[string][]*signed
}

// signed is what one file says of a class.
type signed struct {
	file  *program.File
	class *rbs.Class
}

// Signatures lists what signature files say of the class with the qualified name, in order of their paths.
func (ix *Index) Signatures(class string) []*rbs.Class {
	ix.log.Note(asked.Question{Kind: asked.Signatures})
	s := &ix.shared.signatures
	s.once.Do(func() {
		s.byName = map[string][]*signed{}
		for _, path := range ix.paths() {
			if h := ix.files[path]; h.Language() == program.Signatures {
				f := h.File()
				for _, c := range rbs.Of(f) {
					s.byName[c.Name] = append(s.byName[c.Name], &signed{f, c})
				}
			}
		}
	})
	var out []*rbs.Class
	for _, k := range s.byName[class] {
		if _, replaced := ix.overlay[k.file.Path]; !replaced {
			out = append(out, k.class)
		}
	}
	for _, f := range ix.opened() {
		if f.Language != program.Signatures {
			continue
		}
		for _, c := range rbs.Of(f) {
			if c.Name == class {
				out = append(out, c)
			}
		}
	}
	return out
}

// models are the models that the Prisma schemas of the base declare, by the client's name for them.
type models struct {
	once   sync.Once
	byName map[string][]*modelled
}

type modelled struct {
	file  *program.File
	model *prisma.Model
}

// PrismaModels lists the models of Prisma schemas that the client calls so, in order of the schemas' paths.
func (ix *Index) PrismaModels(client string) []*prisma.Model {
	ix.log.Note(asked.Question{Kind: asked.Models})
	known := &ix.shared.models
	known.once.Do(func() {
		known.byName = map[string][]*modelled{}
		for _, path := range ix.paths() {
			if h := ix.files[path]; h.Language() == program.Schema {
				f := h.File()
				for _, m := range prisma.Of(f).Models {
					known.byName[m.Client()] = append(known.byName[m.Client()], &modelled{f, m})
				}
			}
		}
	})
	var out []*prisma.Model
	for _, k := range known.byName[client] {
		if _, replaced := ix.overlay[k.file.Path]; !replaced {
			out = append(out, k.model)
		}
	}
	for _, f := range ix.opened() {
		if f.Language != program.Schema {
			continue
		}
		for _, m := range prisma.Of(f).Models {
			if m.Client() == client {
				out = append(out, m)
			}
		}
	}
	return out
}
