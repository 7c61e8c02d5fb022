package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// OwnHash reports whether the program itself makes the hash that a parameter takes: the calls are known and write it out, or hand on
// what their callers write out, or are unseen while the name speaks of arguments rather than of what came in. What a job is enqueued
// with is its own where every call that enqueues it writes it out.
func OwnHash(p *contracts.Pass, s *Subject) bool {
	calls := CallsOf(p, s.Method, s.Param)
	if len(calls) > 0 && !slices.ContainsFunc(calls, func(g Given) bool { return !writesHash(g) }) {
		return true
	}
	if s.Method.Name == "perform" {
		return false
	}
	switch s.Param.Name {
	case "options", "opts", "args":
	default:
		return false
	}
	for _, g := range calls {
		if !ownHash(p, g, followedNames) {
			return false
		}
	}
	return len(calls) > 0 || usedUnseen(p, s.Method)
}

func ownHash(p *contracts.Pass, g Given, depth int) bool {
	if g.Expr == nil || g.Expr.Op == program.Hash {
		return true
	}
	if g.Expr.Op == program.Local && depth > 0 {
		for _, q := range g.Site.Method.Params {
			if q.Name != g.Expr.Name {
				continue
			}
			calls := CallsOf(p, g.Site.Method, q)
			return (len(calls) > 0 || q.Name != "params") && !slices.ContainsFunc(calls, func(g Given) bool { return !ownHash(p, g, depth-1) })
		}
	}
	return g.Expr.Op != program.Nil && !WireHash(g.Expr.Name)
}

// writesHash reports whether a call gives a hash that it writes out, there or in the local that it passes.
func writesHash(g Given) bool {
	e := flow.Strip(g.Expr)
	if e == nil || e.Op != program.Local {
		return e != nil && e.Op == program.Hash
	}
	written, other := false, false
	g.Site.Method.Body().Walk(func(a *program.Expr) bool {
		if a.Op == program.Assign && a.X != nil && a.X.Op == program.Local && a.X.Name == e.Name {
			hash := flow.Strip(a.Y)
			written = written || hash != nil && hash.Op == program.Hash
			other = other || hash == nil || hash.Op != program.Hash
		}
		return true
	})
	return written && !other
}
