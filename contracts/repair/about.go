package repair

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// About is the variable whose presence alone a guard asks for, or "".
func About(g entry.Guard) string {
	if !single(g) {
		return ""
	}
	name, _ := asked(g)
	return name
}

// HouseReturn is the return by which the house leaves when a value is absent, for one of that name; "" if it has none.
func HouseReturn(p *contracts.Pass, m *program.Method, name string) string {
	if h := houseOf(p, m); h.exit != nil && !h.exit.raises {
		return h.exit.fill(name)
	}
	return ""
}
