package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/baseline"
	"github.com/agentcore/proviso/contracts/fix"
	"github.com/agentcore/proviso/contracts/report"
)

// defaultBaseline is where --write-baseline writes when nothing else is said.
const defaultBaseline = "proviso-baseline.json"

// applyBaseline leaves out what the baseline knows, after having written it where that is asked for.
func (c *checking) applyBaseline(r *report.Report) error {
	if c.baseline == "" {
		return nil
	}
	b := baselineFile{name: c.baseline, file: c.absolute(c.baseline), door: c.door}
	entries, err := b.read(c.writeBaseline)
	if err != nil {
		return fmt.Errorf("--baseline: %s: %w", c.baseline, err)
	}
	if c.writeBaseline {
		first := !b.there()
		if entries, err = b.write(r, entries, c.recorded()); err != nil {
			return fmt.Errorf("--write-baseline: %s: %w", c.baseline, err)
		}
		c.wrote(len(entries), first)
	}
	known := baseline.Match(entries, b.gone)
	r.Baselined = r.Filter(func(f contracts.Finding, fingerprint string) bool {
		return !known.Has(b.tell(f.File.Path), fingerprint)
	})
	c.mended = known.Left(b.told(r.Checked))
	return nil
}

// wrote tells what was written, and who does it for the first time, what to do with it.
func (c *checking) wrote(entries int, first bool) {
	if c.quiet {
		return
	}
	next := ""
	if first {
		next = "; commit it, and check with --baseline " + c.baseline + " from now on"
	}
	fmt.Fprintf(c.err, "proviso: wrote %s with %s%s\n", c.baseline, plural(entries, "finding"), next)
}

// tellBaseline says what a baseline could do that is not asked, and what of the one asked is of no use any more.
func (c *checking) tellBaseline(r *report.Report) {
	unused := baselineFile{file: c.absolute(defaultBaseline)}
	switch {
	case c.quiet || c.stdin != "":
	case c.mended > 0:
		fmt.Fprintf(c.err, "proviso: %s in %s found no more; --write-baseline drops what is mended\n", plural(c.mended, "finding"), c.baseline)
	case c.baseline == "" && c.since == "" && slices.ContainsFunc(r.Findings, func(f contracts.Finding) bool { return f.Severity >= r.Level }) && unused.there():
		fmt.Fprintf(c.err, "proviso: %s lies here unread; --baseline %s hides what it knows\n", defaultBaseline, defaultBaseline)
	}
}

// recorded is the least severity that goes into a baseline: whatever is shown or fails a run.
func (c *checking) recorded() contracts.Severity {
	least := severity(c.level)
	if c.failOn != never {
		least = min(least, severity(c.failOn))
	}
	return least
}

// baselineFile is a baseline on disk. It tells files relative to its own folder, so that it holds wherever a run starts.
type baselineFile struct {
	door
	name, file string
}

// read gives the entries; a baseline that is about to be written need not be there yet.
func (b baselineFile) read(fresh bool) ([]baseline.Entry, error) {
	// What is no regular file, such as a device, may have no end.
	if info, err := os.Stat(b.file); err == nil && !info.Mode().IsRegular() {
		if fresh {
			return nil, nil
		}
		return nil, errors.New("not a regular file")
	}
	data, err := os.ReadFile(b.file)
	if errors.Is(err, fs.ErrNotExist) {
		if fresh {
			return nil, nil
		}
		return nil, errors.New("there is no such file; --write-baseline writes it")
	}
	if err != nil {
		return nil, err
	}
	entries, err := baseline.Parse(data)
	if err != nil && fresh {
		return nil, nil // to be replaced
	}
	return entries, err
}

// write replaces the entries of the files that were checked, drops those of files that are gone, and keeps the rest.
func (b baselineFile) write(r *report.Report, old []baseline.Entry, least contracts.Severity) ([]baseline.Entry, error) {
	checked := b.told(r.Checked)
	var entries []baseline.Entry
	for _, e := range old {
		if !checked[e.File] && !b.gone(e.File) {
			entries = append(entries, e)
		}
	}
	r.Filter(func(f contracts.Finding, fingerprint string) bool {
		if f.Severity >= least {
			entries = append(entries, baseline.Entry{File: b.tell(f.File.Path), Rule: f.Rule, Symbol: f.Symbol, Subject: f.Subject, Fingerprint: fingerprint})
		}
		return true
	})
	return entries, fix.Create(b.file, baseline.Format(entries))
}

// told are the paths of what was checked, as the baseline spells them.
func (b baselineFile) told(checked []string) map[string]bool {
	out := make(map[string]bool, len(checked))
	for _, path := range checked {
		out[b.tell(path)] = true
	}
	return out
}

func (b baselineFile) there() bool {
	info, err := os.Stat(b.file)
	return err == nil && info.Mode().IsRegular()
}

// tell spells a reported path relative to the baseline's folder.
func (b baselineFile) tell(path string) string {
	return workspace.Tell(filepath.Dir(b.file), b.absolute(path))
}

func (b baselineFile) gone(file string) bool {
	_, err := os.Lstat(filepath.Join(filepath.Dir(b.file), filepath.FromSlash(file)))
	return errors.Is(err, fs.ErrNotExist)
}
