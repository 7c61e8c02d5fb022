package review

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// classes tells of the classes that are gone as a whole, and gives them.
func (r *Report) classes(p Pair, before map[string]*program.Method, moved map[string]*program.Method) map[*program.Class]bool {
	gone := map[*program.Class]bool{}
	if p.Before == nil || p.After != nil && len(p.After.File.Errors) > 0 {
		return gone
	}
	left := map[string]bool{}
	for _, m := range moved {
		if m.Class != nil {
			left[m.Class.Name] = true
		}
	}
	for _, name := range sorted(before) {
		if c := before[name].Class; c != nil && c.Name != "" && !left[c.Name] && !gone[c] && moved[name] == nil {
			gone[c] = true
			r.class(RemovedClass, p.Before.File, c)
		}
	}
	return gone
}

// fresh tells of a new file, by its classes and functions.
func (r *Report) fresh(p *contracts.Pass, after map[string]*program.Method) {
	for _, name := range sorted(after) {
		switch m := after[name]; {
		case m.Class == nil && m.Exported:
			r.add(Added, p.File, m, "")
		case m.Class != nil && m.Class.Name != "" && !r.known(m.Class.Name):
			r.class(AddedClass, p.File, m.Class)
		}
	}
}

func (r *Report) class(k Kind, f *program.File, c *program.Class) {
	r.Changes = append(r.Changes, Change{Kind: k, Symbol: c.Name, File: f.Path, Line: f.Text.LineOf(c.NameSpan.Start) + 1, Breaking: breaking[k]})
}

// known reports whether a class was told of.
func (r *Report) known(class string) bool {
	return slices.ContainsFunc(r.Changes, func(c Change) bool { return c.Kind == AddedClass && c.Symbol == class })
}
