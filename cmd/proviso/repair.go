package main

import (
	"context"
	"fmt"
	"io"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/fix"
)

// repair mends the targets, one after the other, because each may matter to the next. It writes them, or with --diff prints
// what it would write and leaves the work as it was.
func (c *checking) repair(ctx context.Context, w *work, results []check.Result) (changed bool, err error) {
	made, files := 0, 0
	for i, f := range w.targets() {
		own, err := c.settings.For(f.Path)
		if err != nil {
			return changed, err
		}
		m := fix.Mender{Index: w.index, Config: own, Level: severity(c.level), Unsafe: c.unsafe}
		if !m.Wanted(results[i].Findings) {
			continue
		}
		mended, n := m.Mend(ctx, f)
		if err := ctx.Err(); err != nil {
			return changed, err
		}
		if n == 0 {
			continue
		}
		made, files = made+n, files+1
		if err := c.put(f, mended); err != nil {
			return changed, err
		}
		if !c.diff {
			w.replace(f, mended)
			changed = true
		}
	}
	if made > 0 && !c.diff && !c.quiet {
		fmt.Fprintf(c.err, "proviso: %s in %s\n", plural(made, "repair"), plural(files, "file"))
	}
	return changed, nil
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// put writes a mended file, or with --diff prints the difference.
func (c *checking) put(f, mended *program.File) error {
	before, after := f.Text.String(), mended.Text.String()
	if c.diff {
		_, err := io.WriteString(c.out, fix.Diff(f.Path, before, after))
		return err
	}
	return fix.Write(c.absolute(f.Path), before, after)
}
