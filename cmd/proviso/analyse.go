package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
)

// analyse checks the targets on several cores; the results stand in the order of the targets. It stops early, with what it has, when ctx
// is done.
func (c *checking) analyse(ctx context.Context, w *work) []check.Result {
	targets := w.targets()
	results := make([]check.Result, len(targets))
	bar := c.bar(len(targets))
	for part, from := w, 0; from < len(targets) && ctx.Err() == nil; {
		part = c.again(part) // the one before is free now
		to := c.stretch(w, targets, from)
		c.analysePart(ctx, part, targets[from:to], results[from:to], bar)
		from = to
	}
	bar.finish()
	return results
}

// analysePart checks some of the targets, the long ones first, so that no core waits at the end for one that began late.
func (c *checking) analysePart(ctx context.Context, w *work, targets []*program.File, results []check.Result, bar *progress) {
	var group errgroup.Group
	group.SetLimit(c.jobs)
	order := make([]int, len(targets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(targets[b].Text.Len(), targets[a].Text.Len()) })
	for _, i := range order {
		f := targets[i]
		if r, ok := w.known[f]; ok {
			results[i] = r
			bar.step()
			continue
		}
		group.Go(func() error {
			if ctx.Err() == nil {
				results[i] = c.file(ctx, w, f)
			}
			bar.step()
			return nil
		})
	}
	_ = group.Wait() // no task fails: what goes wrong is in the results
}

// file checks one file. The checker keeps a rule's panic to itself; one anywhere else is kept here.
func (c *checking) file(ctx context.Context, w *work, target *program.File) (r check.Result) {
	own, err := c.settings.For(target.Path)
	if err == nil {
		err = workspace.Contain(func() error {
			f, ix := w.model(target), w.asking(target)
			r = check.File(ctx, ix, f, own)
			if !c.fix && !c.diff { // which choose among the repairs themselves
				c.prove(ctx, ix, f, own, &r)
			}
			w.light(&r)
			return nil
		})
	}
	if err != nil {
		r = check.Result{Failures: []check.Failure{{Rule: "all", Err: err}}}
	}
	return r
}

// tellPanics writes the stacks of contained panics, which the reports leave out, for whoever reports the defect.
func (c *checking) tellPanics(skipped []workspace.Skipped) {
	for _, s := range skipped {
		var p *workspace.Panic
		if errors.As(s.Err, &p) {
			fmt.Fprintf(c.err, "proviso: %s: %s\n%s", s.Path, s.Reason, p.Stack)
		}
	}
}
