package main

import (
	"context"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/report"
)

// known is what a finding is, wherever a repair moves it.
type known struct{ file, rule, symbol, subject string }

func knownAs(f contracts.Finding) known { return known{f.File.Path, f.Rule, f.Symbol, f.Subject} }

// wanted gives the test for findings that are neither in the baseline nor off the changed lines; nil where all are told of. What the
// report hides no repair may touch: who freezes old findings wants the old code left alone. Where a method has two findings of one
// kind of which one is hidden, neither is repaired.
func (c *checking) wanted(ctx context.Context, w *work, results []check.Result) (func(contracts.Finding) bool, error) {
	if c.baseline == "" && c.since == "" {
		return nil, nil
	}
	var r report.Report
	for i := range w.targets() {
		r.Findings = append(r.Findings, results[i].Findings...)
	}
	hidden := map[known]int{}
	for _, f := range r.Findings {
		hidden[knownAs(f)]++
	}
	if err := c.hide(ctx, &r); err != nil {
		return nil, err
	}
	for _, f := range r.Findings {
		hidden[knownAs(f)]--
	}
	return func(f contracts.Finding) bool { return hidden[knownAs(f)] == 0 }, nil
}

// hide leaves out of a report what the baseline knows and what does not stand on changed lines.
func (c *checking) hide(ctx context.Context, r *report.Report) error {
	if err := c.applyBaseline(r); err != nil {
		return err
	}
	return c.onlyChanged(ctx, r)
}
