package repair

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Trust documents that the callers of m answer for a parameter. The reason is the author's to write.
func Trust(m *program.Method, subject string) (contracts.Repair, bool) {
	if m.Span.Len() == 0 || m.Kind == program.KindTopLevel || position(m, subject) < 0 {
		return contracts.Repair{}, false
	}
	at := m.Span.Start
	if m.Sig != nil {
		at = min(at, m.Sig.Span.Start)
	}
	for _, d := range m.Decorators {
		at = min(at, d.Span.Start)
	}
	edit, ok := Document(m.File, m.Doc, at, "@trusted "+subject+" -- reason")
	return contracts.Repair{Title: "Trust callers to pass " + subject + ", and say why", Safe: true, Edits: []contracts.Edit{edit}}, ok
}
