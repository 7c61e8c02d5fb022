package workspace

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
)

// endings are the qualified names of the classes of a base by their last part. They hold no file.
type endings struct {
	once   sync.Once
	byLast map[string][]string
}

// Ending lists the classes whose qualified name has more parts and ends in that one, in order of path and place.
func (ix *Index) Ending(last string) []*program.Class {
	ix.log.Note(asked.Question{Kind: asked.Endings, Name: last})
	es := ix.shared.endings
	es.once.Do(func() {
		es.byLast = map[string][]string{}
		for name := range ix.classes {
			if last := lastPart(name); last != name {
				es.byLast[last] = append(es.byLast[last], name)
			}
		}
	})
	var out []*program.Class
	for _, name := range es.byLast[last] {
		for _, c := range ix.classes[name].classes(name) {
			if _, replaced := ix.overlay[c.File.Path]; !replaced {
				out = append(out, c)
			}
		}
	}
	for _, f := range ix.opened() {
		for _, c := range f.Classes {
			if c.Name != last && lastPart(c.Name) == last {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b *program.Class) int {
		return cmp.Or(strings.Compare(a.File.Path, b.File.Path), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return out
}

func lastPart(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }
