package flow

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
)

// ParamOf is the parameter v comes from unchanged, or nil.
func (v *Value) ParamOf() *program.Param {
	if v == nil {
		return nil
	}
	return v.Param
}

// Sources are the parameters that v was computed from, v itself included.
func (v *Value) Sources() []*Value {
	if v == nil {
		return nil
	}
	if len(v.From) == 0 {
		return []*Value{v}
	}
	return v.SourcesIn(nil)
}

// SourcesIn is Sources for somebody who has room for the list.
func (v *Value) SourcesIn(room []*Value) []*Value {
	found := sources{list: room[:0]}
	found.visit(v, 0)
	return found.list
}

// sources gathers values, each once.
type sources struct {
	list []*Value
	seen map[*Value]bool // once they are many
}

// Beyond maxSourceDepth steps back a value's origin says little; beyond fewSources a list takes long to search.
const (
	maxSourceDepth = 8
	fewSources     = 24
)

func (s *sources) visit(v *Value, depth int) {
	if v == nil || depth > maxSourceDepth || s.has(v) {
		return
	}
	s.list = append(s.list, v)
	if s.seen != nil {
		s.seen[v] = true
	}
	for _, f := range v.From {
		s.visit(f, depth+1)
	}
}

func (s *sources) has(v *Value) bool {
	if len(s.list) < fewSources {
		return slices.Contains(s.list, v)
	}
	if s.seen == nil {
		s.seen = make(map[*Value]bool, 2*fewSources)
		for _, x := range s.list {
			s.seen[x] = true
		}
	}
	return s.seen[v]
}

// Roots are the values of parameters among the Sources of v. They are looked up once, so the runs that make v must be over.
func (v *Value) Roots() []*Value {
	if v == nil {
		return nil
	}
	if !v.rooted {
		v.rooted = true
		for _, s := range v.Sources() {
			if s.Param != nil {
				v.roots = append(v.roots, s)
			}
		}
	}
	return v.roots
}
