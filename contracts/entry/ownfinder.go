package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// OwnFinder reports whether a Ruby find_by_x is no finder of Rails': the project has a method of that name, which as far as it is
// written always gives something or raises.
func OwnFinder(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	if lookup == nil || m.File.Language != program.Ruby || lookup.Op != program.Call || !strings.HasPrefix(lookup.Name, "find_by_") {
		return false
	}
	callees := Callees(p, m, lookup)
	for _, c := range callees {
		tails := summary.Tails(c)
		for _, tail := range tails {
			if mayFindNothing(flow.Strip(tail)) {
				return false
			}
		}
		if len(tails) == 0 {
			return false
		}
	}
	return len(callees) > 0
}

// mayFindNothing reports whether what a method gives may be nil, as it is written: all but a call that is no lookup.
func mayFindNothing(e *program.Expr) bool {
	if e == nil || e.Op != program.Call || e.Has(program.Safe) || FindsNothing(e, program.Ruby) {
		return true
	}
	switch e.Name {
	case "first", "last", "take", "dig", "presence", "try", "sample", "min_by", "max_by", "find_by":
		return true
	}
	return strings.HasPrefix(e.Name, "find_by_") && e.X == nil
}
