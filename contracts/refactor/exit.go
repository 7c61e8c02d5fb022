package refactor

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// otherExit makes a guard that raises leave by the failing return of the house, and one that returns raise.
func otherExit(p *contracts.Pass, m *program.Method, asked syntax.Span) (Rewriting, bool) {
	for _, g := range entry.GuardsOf(p, m) {
		if !g.Stmt.Span.Contains(asked) || g.Stmt.Op != program.If {
			continue
		}
		name := repair.About(g)
		if name == "" {
			return Rewriting{}, false
		}
		switch g.Exit.Op {
		case program.Raise:
			exit := repair.HouseReturn(p, m, name)
			if exit == "" {
				return Rewriting{}, false
			}
			return exchanged(m, g.Exit, exit, "returnFailure", "Leave with "+exit+" instead of raising"), true
		case program.Return:
			class := p.Config.PreconditionError(m.File.Language)
			return exchanged(m, g.Exit, repair.Failure(m.File, class, name+" is required"), "raiseFailure", "Raise "+class+" instead of returning"), true
		}
	}
	return Rewriting{}, false
}

// exchanged puts one exit in the place of another; a semicolon stays where it is.
func exchanged(m *program.Method, exit *program.Expr, text, kind, title string) Rewriting {
	t := m.File.Text
	text = strings.TrimSuffix(text, ";")
	if strings.HasSuffix(t.Slice(exit.Span), ";") {
		text += ";"
	}
	return Rewriting{Kind: kind, Title: title, Edits: []contracts.Edit{{File: m.File, Span: exit.Span, NewText: text}}}
}
