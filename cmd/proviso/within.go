package main

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/cache"
)

// within is the work on few files within a project. Of the others only those are lowered that somebody asks about, where an earlier run
// has left what they all declare; where none has, this one leaves it.
func (c *checking) within(ctx context.Context, in *input) (*work, error) {
	hold, facts, leave := workspace.HoldAll, func(int) *workspace.Facts { return nil }, func([]*workspace.Held) {}
	if c.cache != "" && !c.noCache {
		hold = c.survey
		facts, leave = c.past(in)
	}
	held, more := hold(ctx, in.readings, c.jobs, facts)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	leave(held)
	w := &work{part: slice{1, 1}, skipped: append(slices.Clone(in.skipped), in.named(more)...), compiler: workspace.NewCompiler(c.dir)}
	if c.stdin != "" {
		own, err := c.input(w)
		if err != nil {
			return nil, err
		}
		if own != nil {
			held = append(slices.DeleteFunc(held, func(h *workspace.Held) bool { return h.Path() == own.Path() }), own)
		}
	}
	w.index = workspace.NewIndexOf(held).WithCompiler(w.compiler)
	return w, nil
}

// past gives what an earlier check knew of the files, and what to do with what this one knows: to leave it, if there was none.
func (c *checking) past(in *input) (facts func(int) *workspace.Facts, leave func([]*workspace.Held)) {
	store, prints := cache.In(c.cache), prints(in)
	then := map[string]cache.File{}
	for _, proofs := range []string{"", c.proofs()} {
		entry, _ := store.Get(c.key(in.whole, proofs))
		if m, ok := entry.Memory(); ok {
			for _, f := range m.Files {
				then[f.Path] = f
			}
		}
	}
	facts = func(i int) *workspace.Facts {
		if f := then[in.readings[i].Path]; f.Print == prints[i] {
			return f.Facts
		}
		return nil
	}
	return facts, func(held []*workspace.Held) {
		if len(then) > 0 {
			return // of a check, which knows more than facts
		}
		known := map[string]*workspace.Facts{}
		for _, h := range held {
			known[h.Path()] = h.Facts()
		}
		m := &cache.Memory{}
		for i, r := range in.readings {
			m.Files = append(m.Files, cache.File{Path: r.Path, Print: prints[i], Facts: known[r.Path]})
		}
		_ = store.Put(c.key(in.whole, ""), &cache.Outcome{}, m) // costs the next run its time, if it cannot be written
	}
}

// input is the text from standard input in the place of its file, which it makes the only target; nil if it cannot be analysed.
func (c *checking) input(w *work) (*workspace.Held, error) {
	path := workspace.Tell(c.dir, filepath.Clean(c.absolute(c.stdin)))
	w.skipped = nil
	if _, err := c.settings.For(path); err != nil {
		return nil, err
	}
	content, err := workspace.Decode(c.in)
	if err == nil {
		w.only, err = workspace.Lower(path, syntax.NewText(content.Text))
	}
	if err != nil {
		w.nothing = true
		w.skipped = []workspace.Skipped{{Path: path, Reason: err.Error(), Err: err}}
		return nil, nil
	}
	return workspace.Lowered(w.only), nil
}
