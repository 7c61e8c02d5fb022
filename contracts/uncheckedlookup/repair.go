package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs are a guard below the lookup, first where the house has a way to say that something is not found, and the lookup that
// raises by itself.
func repairs(p *contracts.Pass, m *program.Method, lookup *program.Expr, name string) []contracts.Repair {
	var out []contracts.Repair
	guard, house, ok := contracts.Repair{}, false, false
	if name != "" {
		guard, house, ok = repair.Found(p, m, lookup, name, failing(p, m, lookup))
	}
	if r, raises := repair.Raising(m.File, lookup, !house); raises {
		if handsOut(m, lookup) {
			r.Preferred, r.Safe, r.Rejects = false, false, "raises for whoever else asks whether it found something"
		}
		out = append(out, r)
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

// handsOut reports whether a public method of Ruby returns what a lookup found: others than the one that reads it unchecked may ask.
func handsOut(m *program.Method, lookup *program.Expr) bool {
	for _, o := range m.File.AllMethods() { // the one that is read may stand in another
		if o.Kind != program.KindTopLevel && o.Span.Contains(lookup.Span) {
			m = o
		}
	}
	if m.File.Language != program.Ruby || m.Visibility != program.Public || !m.HasBody() || len(m.Body().List) == 0 {
		return false
	}
	last := m.Body().List[len(m.Body().List)-1]
	for last != nil && (last.Op == program.Return || last.Op == program.Assign) {
		if last.Op == program.Return {
			last = last.X
		} else {
			last = last.Y
		}
	}
	return last != nil && last.Span == lookup.Span
}

// failing is the class that says that a lookup found nothing: what ActiveRecord raises where a model was asked, so that whoever
// answers that with a 404 still does; a missing key where one was dug for.
func failing(p *contracts.Pass, m *program.Method, lookup *program.Expr) string {
	switch {
	case m.File.Language == program.TypeScript:
		return p.Config.PostconditionError(program.TypeScript)
	case strings.HasPrefix(lookup.Name, "find_by") && lookup.X != nil && lookup.X.Op == program.Constant && entry.Model(p, m.Class, lookup.X.Name):
		return "ActiveRecord::RecordNotFound"
	case lookup.Name == "dig" || lookup.Op == program.Index:
		return "KeyError"
	}
	return p.Config.PostconditionError(program.Ruby)
}
