package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/cache"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/report"
)

// cacheFolder is where outcomes are kept; "" where the system has no place for such things.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "proviso", "outcomes")
}

// remembered is the report on what was read: that of an earlier run over the same, or a new one, which is kept.
func (c *checking) remembered(ctx context.Context, in *input) (*report.Report, error) {
	if c.cache == "" || c.noCache {
		r, _, err := c.fresh(ctx, in)
		return r, err
	}
	store, key := cache.In(c.cache), c.key(in)
	if o, ok := store.Get(key, in.text()); ok {
		return c.told(o), nil
	}
	r, traces, err := c.fresh(ctx, in)
	if err != nil || ctx.Err() != nil || crashed(r) {
		return r, err
	}
	// A cache that cannot be written costs the next run its time, and is no reason to fail this one.
	_ = store.Put(key, &cache.Outcome{Findings: r.Findings, Skipped: r.Skipped, Checked: r.Checked, Lines: r.Lines, Suppressed: r.Suppressed, Traces: traces})
	return r, nil
}

// fresh analyses what was read. It also tells what else was looked at.
func (c *checking) fresh(ctx context.Context, in *input) (*report.Report, map[string]string, error) {
	w, err := c.lowered(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	results := c.analyse(ctx, w)
	r := c.report(w, results)
	return r, w.compiler.Traces(), c.prove(ctx, w, results, r)
}

// told is the report on an outcome.
func (c *checking) told(o *cache.Outcome) *report.Report {
	return &report.Report{Version: Version(), Rules: check.Rules(), Level: severity(c.level), Findings: o.Findings, Skipped: o.Skipped,
		Checked: o.Checked, Files: len(o.Checked), Lines: o.Lines, Suppressed: o.Suppressed}
}

// crashed reports whether something failed inside: that may go otherwise next time.
func crashed(r *report.Report) bool {
	for _, s := range r.Skipped {
		var p *workspace.Panic
		if errors.As(s.Err, &p) {
			return true
		}
	}
	return false
}

// key is everything that the report depends on, but for what only shapes it and for what Traces tell.
func (c *checking) key(in *input) string {
	k := cache.NewKey()
	k.Add(c.dir, build(), c.settings.Digest(), c.shard, c.proofs())
	for _, r := range in.readings {
		sum := sha256.Sum256([]byte(r.Text))
		k.Add(r.Path, fmt.Sprint(r.Named, r.BOM, r.Err), string(sum[:]))
	}
	k.Add("")
	for _, s := range in.skipped {
		k.Add(s.Path, s.Reason)
	}
	return k.String()
}

// build tells this program from every other build of it.
func build() string {
	parts := []string{Version(), revision()}
	if file, err := os.Executable(); err == nil {
		if info, err := os.Stat(file); err == nil {
			parts = append(parts, file, fmt.Sprint(info.Size(), info.ModTime().UnixNano()))
		}
	}
	return strings.Join(parts, " ")
}
