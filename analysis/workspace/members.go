package workspace

import (
	"slices"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// members tells which Ruby files of a base have a member or an association of a name. It holds no file, so that it goes on being good
// where the base is taken again.
type members struct {
	once         sync.Once
	byName       map[string][]string // paths
	associations map[string][]association
}

type association struct {
	path string
	summary.Association
}

// Declares reports whether a class of a Ruby file has a method of the name, or a macro that names it first: has_many :lines.
func (ix *Index) Declares(name string) bool {
	ix.log.Note(asked.Question{Kind: asked.Members, Name: name})
	for _, path := range ix.baseMembers().byName[name] {
		if _, replaced := ix.overlay[path]; !replaced {
			return true
		}
	}
	return slices.ContainsFunc(ix.opened(), func(f *program.File) bool { return slices.Contains(membersOf(f), name) })
}

// Associations lists the associations of a name, in order of path.
func (ix *Index) Associations(name string) []summary.Association {
	ix.log.Note(asked.Question{Kind: asked.Members, Name: name})
	var all []association
	for _, a := range ix.baseMembers().associations[name] {
		if _, replaced := ix.overlay[a.path]; !replaced {
			all = append(all, a)
		}
	}
	for _, f := range ix.opened() {
		for _, a := range summary.Associations(f) {
			if a.Name == name {
				all = append(all, association{f.Path, a})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b association) int { return strings.Compare(a.path, b.path) })
	out := make([]summary.Association, len(all))
	for i, a := range all {
		out[i] = a.Association
	}
	return out
}

func (ix *Index) baseMembers() *members {
	ms := ix.shared.members
	ms.once.Do(func() {
		ms.byName, ms.associations = map[string][]string{}, map[string][]association{}
		for _, h := range ix.heldInOrder() {
			for _, name := range h.members() {
				ms.byName[name] = append(ms.byName[name], h.path)
			}
			for _, a := range h.associations() {
				ms.associations[a.Name] = append(ms.associations[a.Name], association{h.path, a})
			}
		}
	})
	return ms
}

func (h *Held) members() []string {
	if h.facts != nil {
		return h.facts.Members
	}
	return membersOf(h.File())
}

func (h *Held) associations() []summary.Association {
	if h.facts != nil {
		return h.facts.Associations
	}
	return summary.Associations(h.File())
}

type membersKey struct{}

// membersOf are the names of the members of a Ruby file's classes, each once.
func membersOf(f *program.File) []string {
	return f.Derive(membersKey{}, func() any {
		if f.Language != program.Ruby {
			return []string(nil)
		}
		var out []string
		for _, c := range f.Classes {
			for _, m := range c.Methods {
				out = append(out, m.Name)
			}
			for _, m := range c.Macros {
				if len(m.List) > 0 && m.List[0].Name != "" {
					out = append(out, m.List[0].Name)
				}
			}
		}
		slices.Sort(out)
		return slices.Clip(slices.Compact(out))
	}).([]string)
}
