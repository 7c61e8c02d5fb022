package refactor

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// guardsFirst moves the first guard that stands below other statements to the head of the method, if nothing it reads changes on
// the way. Asked again, it moves the next.
func guardsFirst(p *contracts.Pass, m *program.Method, _ syntax.Span) (Rewriting, bool) {
	guards := map[*program.Expr]bool{}
	for _, g := range entry.GuardsOf(p, m) {
		guards[g.Stmt] = true
	}
	var first *program.Expr
	for _, s := range m.Body().List {
		switch {
		case guards[s] && first != nil:
			if r, ok := repair.MoveUp(m, first, s, ""); ok {
				return Rewriting{Kind: "guardsFirst", Title: "Move this guard to the top of " + m.Name, Edits: r.Edits}, true
			}
		case guards[s], s.Op == program.Super, s.Op == program.Call && s.X != nil && s.X.Name == "super":
		case first == nil:
			first = s
		}
	}
	return Rewriting{}, false
}
