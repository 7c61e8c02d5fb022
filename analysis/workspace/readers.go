package workspace

import (
	"slices"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/summary"
)

// readers tells what those readers of the base give of which some makes an object. It holds no file, so that it goes on being good
// where the base is taken again.
type readers struct {
	once   sync.Once
	byName map[string][]reader
}

type reader struct{ path, makes string }

// Readers lists the classes, as written, of which the Ruby methods of that name that take no argument give a new object; "" is among
// them if one gives something else. It is empty if none of them makes an object.
func (ix *Index) Readers(name string) []string {
	ix.log.Note(asked.Question{Kind: asked.Readers, Name: name})
	var out []string
	add := func(makes string) {
		if !slices.Contains(out, makes) {
			out = append(out, makes)
		}
	}
	for _, r := range ix.baseReaders()[name] {
		if _, replaced := ix.overlay[r.path]; !replaced {
			add(r.makes)
		}
	}
	for _, f := range ix.opened() {
		for _, r := range summary.Readers(f) {
			if r.Name == name {
				add(r.Makes)
			}
		}
	}
	return out
}

func (ix *Index) baseReaders() map[string][]reader {
	rs := ix.shared.readers
	rs.once.Do(func() {
		rs.byName = map[string][]reader{}
		held := ix.heldInOrder()
		each := func(do func(path string, r summary.Reader)) {
			for _, h := range held {
				for _, r := range h.readers() {
					do(h.path, r)
				}
			}
		}
		each(func(_ string, r summary.Reader) {
			if r.Makes != "" {
				rs.byName[r.Name] = nil
			}
		})
		each(func(path string, r summary.Reader) {
			if list, makes := rs.byName[r.Name]; makes {
				rs.byName[r.Name] = append(list, reader{path, r.Makes})
			}
		})
	})
	return rs.byName
}

func (h *Held) readers() []summary.Reader {
	if h.facts != nil {
		return h.facts.Readers
	}
	return summary.Readers(h.File())
}
