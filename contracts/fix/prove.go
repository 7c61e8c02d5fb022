package fix

import (
	"context"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// offer is a repair of the finding at a place of the shown ones.
type offer struct {
	candidate
	of, nth int
}

// Proven gives for each shown finding of f those of its repairs that stand, in their order; findings are all that f has. Repairs of
// different methods are tried together, since analysing the file is what costs; where together they do not stand, each half is
// tried, down to single ones, which are held to what Stands asks.
func (m *Mender) Proven(ctx context.Context, f *program.File, findings, shown []contracts.Finding) [][]contracts.Repair {
	p := proof{Mender: m, file: f, findings: findings, stood: make([]map[int]bool, len(shown))}
	var open []offer
	for i, x := range shown {
		p.stood[i] = map[int]bool{}
		for n, repair := range x.Repairs {
			open = append(open, offer{candidate{x, repair}, i, n})
		}
	}
	for len(open) > 0 && ctx.Err() == nil {
		var batch []offer
		batch, open = apart(f, open)
		p.prove(ctx, batch)
	}
	out := make([][]contracts.Repair, len(shown))
	for i, x := range shown {
		for n, repair := range x.Repairs {
			if p.stood[i][n] {
				out[i] = append(out[i], repair)
			}
		}
	}
	return out
}

// proof is the trial of the repairs that are offered for one file.
type proof struct {
	*Mender
	file     *program.File
	findings []contracts.Finding
	stood    []map[int]bool
}

// apart takes from what is open at most one repair of each method, none of which meet. What changes other files goes alone.
func apart(f *program.File, open []offer) (batch, rest []offer) {
	if !within(f, open[0].repair.Edits) {
		return open[:1], open[1:]
	}
	methods := map[string]bool{}
	var taken []contracts.Edit
	for _, o := range open {
		if methods[o.finding.Symbol] || !within(f, o.repair.Edits) || overlap(taken, o.repair.Edits) {
			rest = append(rest, o)
			continue
		}
		methods[o.finding.Symbol] = true
		taken = append(taken, o.repair.Edits...)
		batch = append(batch, o)
	}
	return batch, rest
}

// prove tries a batch, and its halves if it does not stand.
func (p *proof) prove(ctx context.Context, batch []offer) {
	switch {
	case ctx.Err() != nil:
	case len(batch) == 1:
		o := batch[0]
		p.stood[o.of][o.nth] = p.Stands(ctx, p.file, p.findings, o.finding, o.repair)
	case p.together(ctx, batch):
		for _, o := range batch {
			p.stood[o.of][o.nth] = true
		}
	default:
		p.prove(ctx, batch[:len(batch)/2])
		p.prove(ctx, batch[len(batch)/2:])
	}
}

// together reports whether the repairs stand when all are made: then no method has more findings than before, so that none of them
// hides behind another what it would bring alone.
func (p *proof) together(ctx context.Context, batch []offer) bool {
	r := rounds{Mender: p.Mender, file: p.file, findings: p.findings, strict: true}
	candidates := make([]candidate, len(batch))
	for i, o := range batch {
		candidates[i] = o.candidate
	}
	next, after, _ := r.try(ctx, candidates)
	return next != nil && !grown(p.findings, after)
}

// grown reports whether some method has more warnings, or more findings from information up.
func grown(before, after []contracts.Finding) bool {
	warnings, all := map[string]int{}, map[string]int{}
	for _, f := range before {
		warnings[f.Symbol] += weight(f, contracts.Warning)
		all[f.Symbol] += weight(f, contracts.Information)
	}
	for _, f := range after {
		warnings[f.Symbol] -= weight(f, contracts.Warning)
		all[f.Symbol] -= weight(f, contracts.Information)
		if warnings[f.Symbol] < 0 || all[f.Symbol] < 0 {
			return true
		}
	}
	return false
}
