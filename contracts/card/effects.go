package card

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/effects"
	"github.com/agentcore/proviso/contracts/entry"
)

// maxEffects bounds how many effects a card tells, longest how much text of each.
const (
	maxEffects = 20
	longest    = 60
)

// effects lists what a method does to the world, by itself and through methods of the project, in the order in which it does it.
func (c *Card) effects(p *contracts.Pass, m *program.Method) {
	seen := map[Effect]bool{}
	for _, e := range effects.Of(p, m) {
		if len(c.Effects) >= maxEffects || m.Kind == program.KindConstructor && e.Kind == flow.OwnState {
			continue
		}
		out := Effect{Kind: string(e.Kind), What: shortened(oneLine(e.In.File.Text.Slice(e.At.Span))), Line: line(m.File, e.Place().Span)}
		if e.Via != nil && e.In != m {
			out.Via = entry.Symbol(e.In)
		}
		if !seen[out] {
			seen[out] = true
			c.Effects = append(c.Effects, out)
		}
	}
}

func shortened(text string) string {
	if len(text) > longest {
		return strings.ToValidUTF8(text[:longest-3], "") + "…"
	}
	return text
}
