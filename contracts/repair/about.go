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
	if p.Unmended {
		return ""
	}
	if h := houseOf(p, m); h.exit != nil && !h.exit.raises {
		return h.exit.fill(m.File, name)
	}
	return ""
}

// Guarded reports whether a guard among the first statements of a method asks for the presence of a variable, so that one below may
// read it.
func Guarded(m *program.Method, name string) bool {
	if !m.HasBody() {
		return false
	}
	about, list := asksFor(m), statements(m)
	for _, s := range list[:headEnd(m, list, "")] {
		if about[s] == name {
			return true
		}
	}
	return false
}

// asksFor tells of each guard of a method for whose presence alone it asks, found once.
func asksFor(m *program.Method) map[*program.Expr]string {
	return m.File.Derive(aboutKey{m}, func() any {
		out := map[*program.Expr]string{}
		for _, g := range entry.Guards(m.Body()) {
			out[g.Stmt] = About(g)
		}
		return out
	}).(map[*program.Expr]string)
}

type aboutKey struct{ method *program.Method }
