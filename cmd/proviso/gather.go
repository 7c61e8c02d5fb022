package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
)

// work is what there is to check.
type work struct {
	files    []*program.File // in order of path
	index    *workspace.Index
	skipped  []workspace.Skipped
	compiler *workspace.Compiler
	beside   map[string]bool // paths that nobody asked about, which are there to be seen by the others
	only     *program.File   // the file from standard input; nil without --stdin
	part     slice
	nothing  bool // the text from standard input cannot be analysed

	shown map[string]*program.File // by path: what reports ask for; nil where the targets stand there lowered
	large bool                     // to be checked in stretches
	size  int                      // of what is shown, in bytes

	known map[*program.File]check.Result // what an earlier run found in files of which nothing new can be said
	logs  map[*program.File]*asked.Log   // what the checks of the others ask; nil if nobody wants to know
}

// asking is the index for the check of a target.
func (w *work) asking(f *program.File) *workspace.Index {
	if log := w.logs[f]; log != nil {
		return w.index.Asking(log)
	}
	return w.index
}

// targets are the files to report on.
func (w *work) targets() []*program.File {
	switch {
	case w.nothing:
		return nil
	case w.only != nil:
		return []*program.File{w.only}
	}
	var code []*program.File
	for _, f := range w.files {
		if f.Language.Code() && !w.beside[f.Path] {
			code = append(code, f)
		}
	}
	return of(w.part, code)
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

// input is what the paths name, and what that is part of, read.
type input struct {
	paths    []string            // as named
	whole    []string            // the folders that are seen with them
	readings []workspace.Reading // in order of path
	beside   map[string]bool     // those that are only seen
	skipped  []workspace.Skipped // of the named ones
}

// named leaves out what was only seen.
func (in *input) named(list []workspace.Skipped) []workspace.Skipped {
	return slices.DeleteFunc(list, func(s workspace.Skipped) bool { return in.beside[s.Path] })
}

// text gives the texts by path.
func (in *input) text() func(path string) (string, bool) {
	all := make(map[string]string, len(in.readings))
	for _, r := range in.readings {
		all[r.Path] = r.Text
	}
	return func(path string) (string, bool) {
		text, ok := all[path]
		return text, ok
	}
}

// gather reads everything the paths name, for who asks about few files of it.
func (c *checking) gather(ctx context.Context, paths []string) (*work, error) {
	in, err := c.read(ctx, paths)
	if err != nil {
		return nil, err
	}
	return c.within(ctx, in)
}

func (c *checking) read(ctx context.Context, paths []string) (*input, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	sources, skipped, err := workspace.Discover(c.dir, paths, c.settings.Excluded)
	if err != nil {
		return nil, err
	}
	// A text from standard input is held to the configuration of its own file: a mistake in another one is not its author's.
	for _, s := range sources {
		if _, err := c.settings.For(s.Path); err != nil && c.stdin == "" {
			return nil, err
		}
	}
	in := &input{paths: paths, whole: workspace.Around(c.dir, paths), skipped: skipped}
	if !c.named(paths, in.whole) {
		sources, in.beside = c.surrounded(sources, in.whole)
	}
	in.readings = workspace.ReadAll(ctx, sources, c.jobs)
	return in, nil
}

// named reports whether the paths name all that they are seen with: a folder is not walked twice.
func (c *checking) named(paths, whole []string) bool {
	for _, path := range paths {
		if real, err := filepath.EvalSymlinks(c.absolute(path)); err == nil {
			whole = slices.DeleteFunc(slices.Clone(whole), func(folder string) bool { return folder == real })
		}
	}
	return len(whole) == 0
}

// surrounded adds what the named files are seen with, so that what is said of a file does not depend on what else was named. What
// cannot be read there is missed in silence, as in an editor.
func (c *checking) surrounded(named []workspace.Source, whole []string) (all []workspace.Source, beside map[string]bool) {
	around, _, err := workspace.Discover(c.dir, whole, c.settings.Excluded)
	if err != nil {
		return named, nil
	}
	all, beside = named, map[string]bool{}
	known := make(map[string]bool, len(named))
	for _, s := range named {
		known[s.Path] = true
	}
	for _, s := range around {
		if !known[s.Path] {
			beside[s.Path] = true
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b workspace.Source) int { return strings.Compare(a.Path, b.Path) })
	return all, beside
}

func (c *checking) lowered(ctx context.Context, in *input) (*work, error) {
	files, more := workspace.LowerAll(ctx, in.readings, c.jobs)
	part, err := parseSlice(c.shard)
	if err != nil {
		return nil, err
	}
	skipped := append(slices.Clone(in.skipped), in.named(more)...)
	w := &work{files: files, beside: in.beside, part: part, skipped: of(part, skipped), compiler: workspace.NewCompiler(c.dir)}
	w.index = workspace.NewIndex(w.files).WithCompiler(w.compiler)
	return w, nil
}
