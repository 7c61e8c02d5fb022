package main

import (
	"context"
	"fmt"
	"io"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/fix"
)

// maxPasses bounds how often the files are gone over: a repair may matter to files that come before its own.
const maxPasses = 6

// repairs mends the targets until nothing changes, and gives what is then found. It writes them, or with --diff prints what it
// would write and leaves the work as it was.
func (c *checking) repairs(ctx context.Context, w *work, results []check.Result) ([]check.Result, error) {
	only, err := c.wanted(ctx, w, results)
	if err != nil {
		return results, err
	}
	var r *rechecking
	if c.fix && !c.diff {
		r = w.heard()
	}
	refused, touched, made := map[string]bool{}, map[string]bool{}, 0
	stale := false // something was made since the first refusal
	for range maxPasses {
		were := map[string]*program.File{} // what is mended, as it was before
		n, err := c.repair(ctx, w, results, only, refused, were)
		if err != nil {
			return results, err
		}
		made += n
		for path := range were {
			touched[path] = true
		}
		if c.diff || n == 0 && (!stale || len(refused) == 0) {
			break
		}
		if stale = n > 0; n == 0 {
			clear(refused) // what would have harmed a caller then may not now
			continue
		}
		results = c.recheck(ctx, r, results, were)
	}
	if made > 0 && !c.diff && !c.quiet {
		fmt.Fprintf(c.err, "proviso: %s in %s\n", plural(made, "repair"), plural(len(touched), "file"))
	}
	return results, nil
}

// repair mends the targets once, one after the other, because each may matter to the next, and gives the number of repairs.
func (c *checking) repair(ctx context.Context, w *work, results []check.Result, only func(contracts.Finding) bool, refused map[string]bool, were map[string]*program.File) (made int, err error) {
	for i, f := range w.targets() {
		own, err := c.settings.For(f.Path)
		if err != nil {
			return made, err
		}
		m := fix.Mender{Index: w.index, Config: own, Level: severity(c.level), Unsafe: c.unsafe, Only: only, Refused: refused}
		if !m.Wanted(results[i].Findings) {
			continue
		}
		mended, n := m.Mend(ctx, f)
		if err := ctx.Err(); err != nil {
			return made, err
		}
		if n == 0 {
			continue
		}
		made += n
		were[f.Path] = f
		if err := c.put(f, mended); err != nil {
			return made, err
		}
		if !c.diff {
			w.replace(f, mended)
		}
	}
	return made, nil
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
