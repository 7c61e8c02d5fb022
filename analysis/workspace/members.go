package workspace

import (
	"slices"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
)

// members tells which Ruby files of a base have a member of a name. It holds no file, so that it goes on being good where the base is
// taken again.
type members struct {
	once   sync.Once
	byName map[string][]string // paths
}

// Declaring lists the Ruby files one of whose classes has a method of the name, or a macro that names it first: has_many :lines; in
// order of path.
func (ix *Index) Declaring(name string) []*program.File {
	ix.log.Note(asked.Question{Kind: asked.Members, Name: name})
	var out []*program.File
	for _, path := range ix.baseMembers()[name] {
		if _, replaced := ix.overlay[path]; replaced {
			continue
		}
		if f := ix.file(path); f != nil {
			out = append(out, f)
		}
	}
	if len(ix.overlay) == 0 {
		return out
	}
	for _, f := range ix.opened() {
		if slices.Contains(membersOf(f), name) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *program.File) int { return strings.Compare(a.Path, b.Path) })
	return out
}

func (ix *Index) baseMembers() map[string][]string {
	ms := ix.shared.members
	ms.once.Do(func() {
		ms.byName = map[string][]string{}
		for _, h := range ix.heldInOrder() {
			for _, name := range h.members() {
				ms.byName[name] = append(ms.byName[name], h.path)
			}
		}
	})
	return ms.byName
}

func (h *Held) members() []string {
	if h.facts != nil {
		return h.facts.Members
	}
	return membersOf(h.File())
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
