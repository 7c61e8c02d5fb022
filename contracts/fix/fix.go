// Package fix applies repairs to texts: the preferred ones, those that do not overlap, in rounds until nothing changes, and only
// those that were seen to mend their finding.
package fix

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// maxRounds bounds the rounds of repair and analysis of one file.
const maxRounds = 10

// Apply gives the text with the edits made; they must lie in one file and not overlap.
func Apply(text string, edits []contracts.Edit) string {
	sorted := append([]contracts.Edit{}, edits...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Span.Start < sorted[j].Span.Start })
	var b strings.Builder
	at := 0
	for _, e := range sorted {
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.NewText)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// File repairs one file of the snapshot and returns its new model, or the old one if nothing could be mended, with the count of
// repairs made. level is the least severity that is repaired; unsafe admits repairs that may change behaviour for legal inputs.
func File(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config, level contracts.Severity, unsafe bool) (*program.File, int) {
	made := 0
	tried := map[string]bool{}
	for range maxRounds * 20 {
		findings := check.File(ctx, ix, f, cfg).Findings
		next, key := step(ctx, ix, f, cfg, findings, level, unsafe, tried)
		if next == nil {
			return f, made
		}
		tried[key] = true
		made++
		f, ix = next, ix.With(next)
	}
	return f, made
}

// step makes the first repair that is verified.
func step(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config, findings []contracts.Finding, level contracts.Severity, unsafe bool, tried map[string]bool) (*program.File, string) {
	for _, x := range findings {
		key := x.Rule + "\x00" + x.Symbol + "\x00" + x.Subject + "\x00" + f.Text.Slice(x.Span)
		if x.Severity < level || tried[key] {
			continue
		}
		for _, r := range x.Repairs {
			if !r.Preferred || !r.Safe && !unsafe || !within(f, r) {
				continue
			}
			if next := Verify(ctx, ix, f, cfg, findings, x, r); next != nil {
				return next, key
			}
		}
		tried[key] = true
	}
	return nil, ""
}

func within(f *program.File, r contracts.Repair) bool {
	for _, e := range r.Edits {
		if e.File != f {
			return false
		}
	}
	return len(r.Edits) > 0
}

// Verify applies a repair in memory and analyses the result. It returns the new model only if the text still parses, the finding
// is gone and no warning or error was added; else nil.
func Verify(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config, before []contracts.Finding, x contracts.Finding, r contracts.Repair) *program.File {
	next, err := workspace.Lower(f.Path, syntax.NewText(Apply(f.Text.String(), r.Edits)))
	if err != nil || len(next.Errors) > len(f.Errors) {
		return nil
	}
	after := check.File(ctx, ix.With(next), next, cfg).Findings
	if count(after, contracts.Hint, x.Rule) >= count(before, contracts.Hint, x.Rule) || count(after, contracts.Warning, "") > count(before, contracts.Warning, "") {
		return nil
	}
	return next
}

func count(list []contracts.Finding, level contracts.Severity, rule string) int {
	n := 0
	for _, f := range list {
		if f.Severity >= level && (rule == "" || f.Rule == rule) {
			n++
		}
	}
	return n
}

// Write replaces a file's text atomically: a temporary file beside it, synced, renamed, with the old mode and byte order mark. It
// refuses when the file no longer holds old.
func Write(path, old, text string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	bom := ""
	if strings.HasPrefix(string(data), "\uFEFF") {
		bom = "\uFEFF"
	}
	if string(data) != bom+old {
		return fmt.Errorf("%s changed while it was being repaired; run again", path)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".proviso-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err = tmp.WriteString(bom + text); err == nil {
		err = tmp.Sync()
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	return err
}
