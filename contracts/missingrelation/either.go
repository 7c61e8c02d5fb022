package missingrelation

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// either reports two optional parameters of which a boundary uses the one that is given, and does nothing at all without both.
func either(p *contracts.Pass) []contracts.Finding {
	var out []contracts.Finding
	for _, r := range entry.Methods(p) {
		m := r.Method
		if r.Kind != entry.Boundary || m.Visibility != program.Public || !entry.Owes(m) || len(m.Body().List) == 0 {
			continue
		}
		a, b := alternatives(m, m.Body().List[len(m.Body().List)-1])
		if a == nil || b == nil || related(m, a, b) {
			continue
		}
		out = append(out, contracts.Finding{
			Severity: contracts.Hint, Span: a.NameSpan, Symbol: entry.Symbol(m), Subject: a.Name,
			Message:  fmt.Sprintf("`%s` does nothing without `%s` and `%s`, and nothing requires one of them", m.Name, a.Name, b.Name),
			Evidence: []contracts.Evidence{{File: m.File, Span: b.NameSpan, Message: "the other one"}},
			Repairs:  oneOf(p, m, a, b),
		})
	}
	return out
}

// alternatives are the parameters that the last statement of a method asks for one after the other: if a … elsif b … end.
func alternatives(m *program.Method, last *program.Expr) (a, b *program.Param) {
	if last.Op != program.If || last.Has(program.Ternary) || last.Y == nil || last.Z == nil {
		return nil, nil
	}
	second := last.Z
	if second.Op == program.Block && len(second.List) == 1 {
		second = second.List[0]
	}
	if second.Op != program.If || second.Y == nil || second.Z != nil {
		return nil, nil
	}
	a, b = asked(m, last.X), asked(m, second.X)
	if a == b {
		return nil, nil
	}
	return a, b
}

// asked is the optional parameter whose presence a condition asks for.
func asked(m *program.Method, cond *program.Expr) *program.Param {
	if cond != nil && cond.Op == program.Call && cond.Name == "present?" && cond.X != nil {
		cond = cond.X
	}
	if cond != nil && cond.Op == program.Binary && (cond.Name == "!=" || cond.Name == "!==") && cond.Y != nil && cond.Y.Op == program.Nil {
		cond = cond.X
	}
	if cond == nil || cond.Op != program.Local {
		return nil
	}
	for _, prm := range m.Params {
		if prm.Name == cond.Name && (prm.Optional || prm.Default != nil && prm.Default.Op == program.Nil) {
			return prm
		}
	}
	return nil
}

// related reports whether a guard speaks of both.
func related(m *program.Method, a, b *program.Param) bool {
	for _, g := range entry.Guards(m.Body()) {
		if entry.Mentions(g.Cond, a.Name) && entry.Mentions(g.Cond, b.Name) {
			return true
		}
	}
	return false
}

// oneOf are the guards for one of two at least, and for one exactly. Doing nothing may be what is meant, so that neither is preferred.
func oneOf(p *contracts.Pass, m *program.Method, a, b *program.Param) []contracts.Repair {
	class := p.Config.PreconditionError(m.File.Language)
	least := repair.Clause{Title: "Demand " + a.Name + " or " + b.Name, Message: "provide " + a.Name + " or " + b.Name, Error: class,
		Bad: a.Name + ".nil? && " + b.Name + ".nil?", Rejects: "also rejects calls with neither, which did nothing"}
	one := repair.Clause{Title: "Demand either " + a.Name + " or " + b.Name + ", not both", Message: "provide either " + a.Name + " or " + b.Name, Error: class,
		Bad: "[" + a.Name + ", " + b.Name + "].compact.size != 1", Rejects: "also rejects calls with neither, and with both"}
	if m.File.Language == program.TypeScript {
		least.Bad = a.Name + " == null && " + b.Name + " == null"
		one.Bad = "(" + a.Name + " == null) === (" + b.Name + " == null)"
	}
	var out []contracts.Repair
	for _, c := range []repair.Clause{least, one} {
		if r, ok := repair.Insert(p, m, "", c); ok {
			out = append(out, r)
		}
	}
	return out
}
