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
	return SaysUnimplemented(m.Body())
}

// SaysUnimplemented reports whether a failure's class or message says that the code is left to a subclass.
func SaysUnimplemented(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		switch x.Op {
		case program.Str, program.Template, program.New, program.Constant:
			text := strings.ToLower(x.Name)
			for _, word := range [...]string{"not implemented", "notimplemented", "abstract", "subclass", "must implement", "must be implemented", "must override", "must be overridden"} {
				found = found || strings.Contains(text, word)
			}
		}
		return !found
	})
	return found
}
