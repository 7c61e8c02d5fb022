package contradictoryguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs offers the other connective, which is what a condition that its own parts settle was nearly always meant to have. It is
// not preferred: the guard begins, or ceases, to stop values.
func repairs(p *contracts.Pass, c conflict) []contracts.Repair {
	e := c.within
	if e.Op != program.And && e.Op != program.Or || connective(e.X) || connective(e.Y) || !opposed(c) {
		return nil
	}
	between := syntax.Span{Start: e.X.Span.End, End: e.Y.Span.Start}
	text := p.File.Text.Slice(between)
	for _, swap := range [][2]string{{"&&", "||"}, {"||", "&&"}, {" and ", " or "}, {" or ", " and "}} {
		if at := strings.Index(text, swap[0]); at >= 0 && strings.Count(text, swap[0]) == 1 && !strings.Contains(text, "\n") {
			span := syntax.Span{Start: between.Start + at, End: between.Start + at + len(swap[0])}
			return []contracts.Repair{repair.Replace(p.File, span, swap[1], "Join them with "+strings.TrimSpace(swap[1]), false, false)}
		}
	}
	return nil
}

func connective(e *program.Expr) bool { return e.Op == program.And || e.Op == program.Or }

// opposed reports whether the two sides exclude each other, so that the other connective makes sense of them.
func opposed(c conflict) bool {
	return c.within.Op == program.And && c.Holds == flow.No || c.within.Op == program.Or && c.Holds == flow.Yes
}
