package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
		if entries, err = b.write(r, entries, c.recorded()); err != nil {
			return fmt.Errorf("--write-baseline: %s: %w", c.baseline, err)
		}
		if !c.quiet {
			fmt.Fprintf(c.err, "proviso: wrote %s with %s\n", c.baseline, plural(len(entries), "finding"))
		}
	}
	known := baseline.Match(entries, b.gone)
	r.Baselined = r.Filter(func(f contracts.Finding, fingerprint string) bool {
		return !known.Has(b.tell(f.File.Path), fingerprint)
	})
	return nil
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
	checked := map[string]bool{}
	for _, path := range r.Checked {
		checked[b.tell(path)] = true
	}
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

// tell spells a reported path relative to the baseline's folder.
func (b baselineFile) tell(path string) string {
	return workspace.Tell(filepath.Dir(b.file), b.absolute(path))
}

func (b baselineFile) gone(file string) bool {
	_, err := os.Lstat(filepath.Join(filepath.Dir(b.file), filepath.FromSlash(file)))
	return errors.Is(err, fs.ErrNotExist)
}
