package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/contracts"
)

// Observed are the records of a method's own statements, for rules about guards, which hold in every class. Internal classes,
// whose methods Methods does not run, are run for them once, and only where a guard stands.
func Observed(p *contracts.Pass, r *Run) []*Record {
	if r.Kind != Internal {
		return r.Records
	}
	key := observedKey{r}
	if v, ok := p.Memo[key]; ok {
		return v.([]*Record)
	}
	own := &Run{Class: r.Class, Kind: r.Kind, Method: r.Method, Analysis: newAnalysis(p, r.Class)}
	if len(GuardsOf(p, r.Method)) > 0 {
		own.Analysis.Depth = 1
		own.Analysis.Run(r.Method, nil, func(e flow.Event) {
			if e.Frame.Depth() == 0 {
				own.record(e)
			}
		})
	}
	p.Memo[key] = own.Records
	return own.Records
}

type observedKey struct{ run *Run }
