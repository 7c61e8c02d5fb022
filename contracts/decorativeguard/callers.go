package decorativeguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// callersAsk reports whether some class that uses c runs validations, of c as far as can be seen.
func callersAsk(p *contracts.Pass, c *program.Class) bool {
	short := c.Name
	if i := strings.LastIndex(short, "::"); i >= 0 {
		short = short[i+2:]
	}
	for _, f := range p.Program.Mentioning(short) {
		for _, other := range f.Classes {
			if other.Name != c.Name && asksFor(other.Methods, short) {
				return true
			}
		}
		if f.TopLevel != nil && asksFor([]*program.Method{f.TopLevel}, short) || asksFor(f.Functions, short) {
			return true
		}
	}
	return false
}

// asksFor reports whether the methods name the class and run validations, not necessarily in one place.
func asksFor(methods []*program.Method, short string) bool {
	names, runs := false, false
	for _, m := range methods {
		if !m.HasBody() {
			continue
		}
		runs = runs || mentionsRun(m.Body())
		m.Body().Walk(func(e *program.Expr) bool {
			names = names || e.Op == program.Constant && (e.Name == short || strings.HasSuffix(e.Name, "::"+short))
			return !names
		})
	}
	return names && runs
}
