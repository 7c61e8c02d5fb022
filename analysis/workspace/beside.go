package workspace

import (
	"path"
	"sync"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
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

// beside lists the files of a language that holds no code, in order of path: those of the base, unless replaced, and open ones.
func (ix *Index) beside(base []*program.File, language program.Language) []*program.File {
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
		if f.Language == language {
			out = append(out, f)
		}
	}
	return out
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
	s := &ix.shared.signatures
	s.once.Do(func() {
		s.byName = map[string][]*signed{}
		for _, path := range ix.paths() {
			if f := ix.files[path]; f.Language == program.Signatures {
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
	for _, f := range ix.overlay {
		if f != nil && f.Language == program.Signatures {
			return append(out, ix.openedSignatures(class)...)
		}
	}
	return out
}

func (ix *Index) openedSignatures(class string) []*rbs.Class {
	var out []*rbs.Class
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
