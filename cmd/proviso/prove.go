package main

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/fix"
	"github.com/agentcore/proviso/contracts/report"
)

// applied are the formats whose repairs other tools make unseen.
var applied = []string{"json", "sarif", "rdjson"}

// proofs tells the findings whose repairs are proven, by their least severity; "" if no format carries repairs.
func (c *checking) proofs() string {
	if !slices.ContainsFunc(c.formats, func(format string) bool {
		name, _, _ := strings.Cut(format, "=")
		return slices.Contains(applied, name)
	}) {
		return ""
	}
	return c.level
}

// prove leaves to the shown findings only repairs that stand, as the editor does.
func (c *checking) prove(ctx context.Context, w *work, results []check.Result, r *report.Report) error {
	if c.proofs() == "" {
		return nil
	}
	shown := map[*program.File][]int{}
	for i, f := range r.Findings {
		if f.Severity >= r.Level && len(f.Repairs) > 0 {
			shown[f.File] = append(shown[f.File], i)
		}
	}
	var group errgroup.Group
	group.SetLimit(c.jobs)
	for i, f := range w.targets() {
		if _, known := w.known[f]; known {
			continue // and proven
		}
		if places := shown[f]; len(places) > 0 {
			group.Go(func() error { return c.proveFile(ctx, w, f, results[i].Findings, r, places) })
		}
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// proveFile proves the repairs of the findings at some places of the report, all of one file. What makes the analysis panic does
// not stand.
func (c *checking) proveFile(ctx context.Context, w *work, f *program.File, findings []contracts.Finding, r *report.Report, places []int) error {
	own, err := c.settings.For(f.Path)
	if err != nil {
		return err
	}
	some := make([]contracts.Finding, len(places))
	for i, at := range places {
		some[i] = r.Findings[at]
	}
	proven := make([][]contracts.Repair, len(places))
	m := fix.Mender{Index: w.asking(f), Config: own, Unsafe: true}
	_ = workspace.Contain(func() error {
		proven = m.Proven(ctx, f, findings, some)
		return nil
	})
	for i, at := range places {
		r.Findings[at].Repairs = proven[i]
	}
	return nil
}
