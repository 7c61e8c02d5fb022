package main

import (
	"context"
	"path/filepath"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
)

// work is what there is to check.
type work struct {
	files   []*program.File // in order of path
	index   *workspace.Index
	skipped []workspace.Skipped
	only    *program.File // the file from standard input; nil without --stdin
	nothing bool          // the text from standard input cannot be analysed
}

// targets are the files to report on.
func (w *work) targets() []*program.File {
	switch {
	case w.nothing:
		return nil
	case w.only != nil:
		return []*program.File{w.only}
	}
	return w.files
}

// replace puts a repaired file in the place of the old one.
func (w *work) replace(old, mended *program.File) {
	for i, f := range w.files {
		if f == old {
			w.files[i] = mended
		}
	}
	w.index = w.index.With(mended).Folded()
}

// gather reads everything the paths name. With --stdin they are what the one file is seen within.
func (c *checking) gather(ctx context.Context, paths []string) (*work, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	sources, skipped, err := workspace.Discover(c.dir, paths, c.settings.Excluded)
	if err != nil {
		return nil, err
	}
	for _, s := range sources {
		if _, err := c.settings.For(s.Path); err != nil {
			return nil, err
		}
	}
	files, more := workspace.Load(ctx, sources, c.jobs)
	w := &work{files: files, skipped: append(skipped, more...)}
	if c.stdin != "" {
		if err := c.gatherInput(w); err != nil {
			return nil, err
		}
	}
	w.index = workspace.NewIndex(w.files).WithCompiler(workspace.NewCompiler(c.dir))
	return w, nil
}

// gatherInput puts the text from standard input in the place of its file.
func (c *checking) gatherInput(w *work) error {
	path := workspace.Tell(c.dir, filepath.Clean(c.absolute(c.stdin)))
	w.skipped = nil
	if _, err := c.settings.For(path); err != nil {
		return err
	}
	content, err := workspace.Decode(c.in)
	if err == nil {
		w.only, err = workspace.Lower(path, syntax.NewText(content.Text))
	}
	if err != nil {
		w.nothing = true
		w.skipped = []workspace.Skipped{{Path: path, Reason: err.Error(), Err: err}}
		return nil
	}
	for i, f := range w.files {
		if f.Path == path {
			w.files[i] = w.only
			return nil
		}
	}
	w.files = append(w.files, w.only)
	return nil
}
