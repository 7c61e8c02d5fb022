package uncheckedlookup

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs are a guard below the lookup, first where the house has a way to say that something is not found, and the lookup that
// raises by itself.
func repairs(p *contracts.Pass, m *program.Method, lookup *program.Expr, name string) []contracts.Repair {
	var out []contracts.Repair
	guard, house, ok := contracts.Repair{}, false, false
	if name != "" {
		guard, house, ok = repair.Found(p, m, lookup, name)
	}
	if m.File.Language == program.Ruby && lookup.Name == "find_by" && lookup.NameSpan.Len() > 0 {
		out = append(out, repair.Replace(m.File, lookup.NameSpan, "find_by!", "Use find_by!, which raises when nothing is found", !house, true))
	}
	switch {
	case ok && house:
		guard.Preferred = true
		out = append([]contracts.Repair{guard}, out...)
	case ok:
		guard.Preferred = len(out) == 0
		out = append(out, guard)
	}
	return out
}
