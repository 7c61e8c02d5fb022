package missingshape

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// counted reports whether a guard of a Ruby method works out which keys a hash lacks: missing = REQUIRED - params.keys, and leaves where
// there are any.
func counted(p *contracts.Pass, s *entry.Subject) bool {
	m := s.Method
	if m.File.Language != program.Ruby || !m.HasBody() {
		return false
	}
	lacking := map[string]bool{} // locals that hold what is missing
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Name == "" && e.X != nil && e.X.Op == program.Local && lacks(e.Y, s.Param.Name) {
			lacking[e.X.Name] = true
		}
		return true
	})
	for _, g := range entry.GuardsOf(p, m) {
		found := false
		g.Cond.Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Local && lacking[e.Name] || lacks(e, s.Param.Name)
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// lacks recognises the difference of a list and the keys of a hash, and the elements of a list that are no keys of it:
// KEYS - params.keys, KEYS.reject { |k| params.key?(k) }, KEYS.all? { |k| params[k].present? }.
func lacks(e *program.Expr, hash string) bool {
	switch {
	case e == nil:
		return false
	case e.Op == program.Binary && e.Name == "-":
		return readsKeys(e.Y, hash)
	case e.Op == program.Call && e.X != nil && e.X.Op != program.Local && e.Closure != nil && sifting[e.Name]:
		return entry.Mentions(e.Closure.Body, hash)
	}
	return false
}

var sifting = map[string]bool{"reject": true, "select": true, "filter": true, "all?": true, "any?": true, "none?": true, "find": true, "detect": true}

func readsKeys(e *program.Expr, hash string) bool {
	for ; e != nil; e = e.X {
		if e.Op == program.Call && e.Name == "keys" && entry.Mentions(e.X, hash) {
			return true
		}
	}
	return false
}
