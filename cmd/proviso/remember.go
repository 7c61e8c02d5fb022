package main

import (
	"context"
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

// remembered is the report on what was read. Of files about which an earlier run over almost the same would say the same again, it
// says what that one said.
func (c *checking) remembered(ctx context.Context, in *input) (*report.Report, error) {
	if c.cache == "" || c.noCache {
		lower := c.lowered
		if c.isLarge(in) {
			lower = c.surveyed
		}
		w, err := lower(ctx, in)
		if err != nil {
			return nil, err
		}
		return c.report(w, c.analyse(ctx, w)), nil
	}
	store, key, prints := cache.In(c.cache), c.key(in.paths, c.proofs()), prints(in)
	entry, ok := store.Get(key)
	if !ok { // a check of the whole knows more than nothing
		entry, _ = store.Get(c.key(in.whole, c.proofs()))
	}
	if ok {
		if o, ok := entry.Outcome(state(in, prints), in.text()); ok {
			return c.told(o), nil
		}
	}
	l, err := c.learn(ctx, in, prints, entry)
	if err != nil {
		return nil, err
	}
	results := c.analyse(ctx, l.work)
	r := c.report(l.work, results)
	if ctx.Err() != nil || crashed(r) {
		return r, nil
	}
	// A cache that cannot be written costs the next run its time, and is no reason to fail this one.
	_ = store.Put(key, l.outcome(r), l.memory(results))
	return r, nil
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

// key is everything that the report on some paths with some proofs depends on, but for what only shapes it, for what state stands for, and for what Traces tell.
func (c *checking) key(paths []string, proofs string) string {
	k := cache.NewKey()
	k.Add(c.dir, build(), c.settings.Digest(), c.shard, proofs)
	for _, path := range paths {
		at := c.absolute(path)
		if real, err := filepath.EvalSymlinks(at); err == nil {
			at = real
		}
		k.Add(at)
	}
	return k.String()
}

// prints stand for what was read, file by file.
func prints(in *input) []string {
	out := make([]string, len(in.readings))
	for i, r := range in.readings {
		k := cache.NewKey()
		k.Add(fmt.Sprint(r.Named, r.BOM, r.Err), r.Text)
		out[i] = k.String()
	}
	return out
}

// state stands for all that was read.
func state(in *input, prints []string) string {
	k := cache.NewKey()
	for i, r := range in.readings {
		k.Add(r.Path, prints[i])
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
