package summary

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// abstract reports whether a method stands for what subclasses do: it raises that it is not implemented, and does nothing else.
func abstract(m *program.Method) bool {
	if len(m.Body().List) != 1 || m.Body().List[0].Op != program.Raise {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Str, program.Template, program.New, program.Constant:
			text := strings.ToLower(e.Name)
			for _, word := range [...]string{"not implemented", "notimplemented", "abstract", "subclass", "must implement", "must be implemented", "must override", "must be overridden"} {
				found = found || strings.Contains(text, word)
			}
		}
		return !found
	})
	return found
}
