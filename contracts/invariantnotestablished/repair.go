package invariantnotestablished

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/invariant"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs guard the parameter that is stored, where the invariant speaks of that one field in plain terms, or call the invariant
// method at the end.
func repairs(p *contracts.Pass, b invariant.Breach) []contracts.Repair {
	var out []contracts.Repair
	if name, ok := check(p, b); ok {
		if r, ok := repair.Append(b.Method, name, "Call "+name+" at the end of the constructor"); ok {
			r.Preferred = true
			out = append(out, r)
		}
	}
	if c, ok := clause(b); ok {
		c.Preferred = len(out) == 0
		if r, ok := repair.Insert(p, b.Method, "", c); ok {
			out = append(out, r)
		}
	}
	if call, method, ok := invariant.Introduce(p, b.Class); ok && b.Factory == nil {
		if r, ok := repair.Append(b.Method, call, "Write a method that checks the invariants, and call it at the end of the constructor"); ok {
			r.Edits = append(r.Edits, method)
			out = append(out, r)
		}
	}
	return out
}

// check is the call of an invariant method of the class.
func check(p *contracts.Pass, b invariant.Breach) (string, bool) {
	s := invariant.Of(p, b.Class)
	for _, m := range b.Class.Methods {
		if !s.Methods[m.Name] {
			continue
		}
		if p.File.Language == program.TypeScript {
			return "this." + m.Name + "();", true
		}
		return m.Name, true
	}
	return "", false
}

var plainComparison = regexp.MustCompile(`^(?:this\.|@|self\.)?([a-z_]\w*)( (?:>=|>|<=|<) -?\d[\d_.]*)$`)

// clause rejects the argument for which a plain comparison of a field with a number fails.
func clause(b invariant.Breach) (repair.Clause, bool) {
	m := plainComparison.FindStringSubmatch(strings.TrimSpace(b.Invariant.Text))
	if m == nil || b.Factory != nil {
		return repair.Clause{}, false
	}
	for _, prm := range b.Method.Params {
		if prm.Name != m[1] {
			continue
		}
		cond := m[1] + m[2]
		if b.Method.File.Language == program.Ruby {
			return repair.Clause{Title: "Raise unless " + cond, Good: m[1] + ".is_a?(Numeric) && " + cond, Message: m[1] + " must be" + m[2]}, true
		}
		return repair.Clause{Title: "Throw unless " + cond, Bad: "!(" + cond + ")", Error: "RangeError", Message: m[1] + " must be" + m[2]}, true
	}
	return repair.Clause{}, false
}
