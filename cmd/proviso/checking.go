package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/report"
)

// checking is one run of check.
type checking struct {
	door
	options
	settings *config.Set
	mended   int // findings of the baseline that were looked for and not found
}

func (c *checking) run(ctx context.Context, paths []string) error {
	start := time.Now()
	var err error
	if c.settings, err = c.configured(); err != nil {
		return err
	}
	r, err := c.checked(ctx, paths)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err // half a report would read as a whole one
	}
	if err := c.hide(ctx, r); err != nil {
		return err
	}
	r.DurationMs = time.Since(start).Milliseconds()
	if err := c.write(r); err != nil {
		return err
	}
	c.tellBaseline(r)
	return c.verdict(r)
}

// checked is the report on what the paths name. Repairs want the analysis itself, not what an earlier run remembers of it.
func (c *checking) checked(ctx context.Context, paths []string) (*report.Report, error) {
	in, err := c.read(ctx, paths)
	if err != nil {
		return nil, err
	}
	if c.stdin == "" && !c.fix && !c.diff {
		return c.remembered(ctx, in)
	}
	see := c.lowered
	if c.stdin != "" {
		see = c.within
	}
	w, err := see(ctx, in)
	if err != nil {
		return nil, err
	}
	if c.fix && !c.diff {
		w.listen()
	}
	results := c.analyse(ctx, w)
	if !c.fix && !c.diff {
		return c.report(w, results), nil
	}
	if results, err = c.repairs(ctx, w, results); err != nil {
		return nil, err
	}
	if err := c.proveAll(ctx, w, results); err != nil {
		return nil, err
	}
	return c.report(w, results), nil
}

// report gathers the results in the order of the files.
func (c *checking) report(w *work, results []check.Result) *report.Report {
	r := &report.Report{Version: Version(), Rules: check.Rules(), Level: severity(c.level), Skipped: w.skipped}
	for i, f := range w.targets() {
		r.Files++
		r.Checked = append(r.Checked, f.Path)
		r.Lines += lines(f.Text.String())
		r.Suppressed += results[i].Suppressed
		r.Findings = append(r.Findings, results[i].Findings...)
		if line := results[i].Unread; line > 0 {
			reason := fmt.Sprintf("line %d, which cannot be read, and the method or class around it", line)
			r.Skipped = append(r.Skipped, workspace.Skipped{Path: f.Path, Reason: reason, Err: errors.New(reason)})
		}
		for _, failure := range results[i].Failures {
			reason := "rule " + failure.Rule + ": " + failure.Err.Error()
			r.Skipped = append(r.Skipped, workspace.Skipped{Path: f.Path, Reason: reason, Err: failure.Err})
		}
	}
	slices.SortStableFunc(r.Skipped, func(a, b workspace.Skipped) int { return strings.Compare(a.Path, b.Path) })
	c.tellPanics(r.Skipped)
	return r
}

// lines counts lines as people do: a last one without line end counts, an empty one behind the last line end does not.
func lines(text string) int {
	n := strings.Count(text, "\n")
	if text != "" && !strings.HasSuffix(text, "\n") {
		n++
	}
	return n
}

func (c *checking) verdict(r *report.Report) error {
	if c.failOn == never {
		return nil
	}
	for s := severity(c.failOn); s <= contracts.Error; s++ {
		if r.Count(s) > 0 {
			return status(found)
		}
	}
	return nil
}

// absolute is where a path of the command line lies.
func (d door) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(d.dir, filepath.FromSlash(path))
}
