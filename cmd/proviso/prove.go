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
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/fix"
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

// proveAll proves what was found in targets whose repairs were made or shown already.
func (c *checking) proveAll(ctx context.Context, w *work, results []check.Result) error {
	var group errgroup.Group
	group.SetLimit(c.jobs)
	for i, f := range w.targets() {
		own, err := c.settings.For(f.Path)
		if err != nil {
			return err
		}
		group.Go(func() error {
			c.prove(ctx, w.asking(f), f, own, &results[i])
			return nil
		})
	}
	return group.Wait()
}

// prove leaves to the shown findings of a file only repairs that stand, as the editor does. What makes the analysis panic does not
// stand.
func (c *checking) prove(ctx context.Context, ix *workspace.Index, f *program.File, own *config.Config, r *check.Result) {
	if c.proofs() == "" {
		return
	}
	var places []int
	var some []contracts.Finding
	for i, found := range r.Findings {
		if found.Severity >= severity(c.level) && len(found.Repairs) > 0 {
			places, some = append(places, i), append(some, found)
		}
	}
	if len(some) == 0 {
		return
	}
	proven := make([][]contracts.Repair, len(places))
	m := fix.Mender{Index: ix, Config: own, Unsafe: true}
	_ = workspace.Contain(func() error {
		proven = m.Proven(ctx, f, r.Findings, some)
		return nil
	})
	for i, at := range places {
		r.Findings[at].Repairs = proven[i]
	}
}
