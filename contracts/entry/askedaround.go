package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// AskedAround reports whether the code asks, on another path to the first dereference, whether the subject is there: the method
// that dereferences it does, or a helper whose guard raises only at times.
func (s *Subject) AskedAround(p *contracts.Pass) bool {
	if !s.OnPath {
		return false
	}
	m := s.Deref.Frame.Method
	for o, t := range s.byMethod() {
		if t&flow.TestNull != 0 && (within(o, m) || s.raisesAtTimes(p, o)) {
			return true
		}
	}
	return false
}

// raisesAtTimes reports whether a helper raises for the subject under a further condition.
func (s *Subject) raisesAtTimes(p *contracts.Pass, helper *program.Method) bool {
	if helper.File.Language == program.TypeScript && helper.Class != s.Class {
		return false // what another class leaves open for its callers says nothing of this one
	}
	for _, g := range GuardsOf(p, helper) {
		if g.Exit.Op == program.Raise && Mentions(g.Cond, s.Param.Name) {
			return true
		}
	}
	return false
}

// Guarded reports whether the method that dereferences the subject first has a guard that speaks of it, right or wrong: the rules
// about guards answer for those.
func (s *Subject) Guarded(p *contracts.Pass) bool {
	for _, g := range GuardsOf(p, s.Deref.Frame.Method) {
		if Mentions(g.Cond, s.Param.Name) {
			return true
		}
	}
	return false
}
