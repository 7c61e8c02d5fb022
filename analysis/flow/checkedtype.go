package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// checkedType recognises a run-time type applied to a value, which raises unless it fits: Types::Strict::Integer[x],
// Types::String.call(x). Types that take nil, or make something of it, check nothing.
func checkedType(e *program.Expr) bool {
	if e.X == nil || e.X.Op != program.Constant || len(e.List) != 1 || e.Op == program.Call && e.Name != "call" {
		return false
	}
	space, rest, ok := strings.Cut(e.X.Name, "::")
	if !ok || space != "Types" && !strings.HasSuffix(space, "Types") {
		return false
	}
	for _, part := range strings.Split(rest, "::") {
		switch part {
		case "Nominal", "Any", "Nil", "Optional", "Maybe":
			return false
		case "Coercible":
			return strings.HasSuffix(rest, "Integer") || strings.HasSuffix(rest, "Float")
		}
	}
	return true
}
