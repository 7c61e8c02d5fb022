package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// NeverNull reports whether a TypeScript method, by its code alone, gives something wherever it does not throw.
func NeverNull(p *contracts.Pass, m *program.Method) bool {
	if !analysable(m) || m.Generator {
		return false
	}
	r := byItself(p, m)
	if r.Cut {
		return false
	}
	found := false
	for _, rec := range r.Records {
		if rec.Kind != flow.Leave {
			continue
		}
		if found = true; rec.Value == nil || rec.Own.Null != flow.NonNull && !madeHere[unwrapped(rec.Value).Op] {
			return false
		}
	}
	return found
}

// madeHere are the forms of expressions that are never null.
var madeHere = map[program.Op]bool{program.New: true, program.Hash: true, program.Array: true, program.Template: true, program.Str: true, program.Int: true, program.Float: true,
	program.True: true, program.False: true}
