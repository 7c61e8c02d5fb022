package refactor

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/effects"
)

// contained reports whether a method touches nothing but its own object, so that a test can run it to its end.
func contained(p *contracts.Pass, m *program.Method) bool {
	for _, e := range effects.Of(p, m) {
		if e.Kind != flow.OwnState {
			return false
		}
	}
	return true
}

// reachable reports whether a test can call a method.
func reachable(m *program.Method) bool {
	switch {
	case m.Visibility != program.Public || m.Broken:
		return false
	case m.Class == nil:
		return m.File.Language == program.TypeScript && m.Exported
	case m.File.Language == program.TypeScript:
		return m.Class.Exported && (!m.Class.Abstract || m.Static) && m.Kind != program.KindGetter
	}
	return m.Class.Name != "" && (m.Static || m.Class.Kind == program.KindClass)
}
