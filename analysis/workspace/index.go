// Package workspace knows files: which ones belong to an analysis, how they are read, and what they declare together.
package workspace

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Index is an immutable snapshot of all known files. With and Without give new snapshots that share everything unchanged.
type Index struct {
	files   map[string]*program.File
	classes map[string][]*program.Class
	// overlay holds files that differ from the base; a nil file is a removed one. It is copied on every change and stays as
	// small as the number of open buffers, so an edit costs nothing in the size of the workspace.
	overlay map[string]*program.File
	pipe    bool
	shared  *shared
	calls   calling
	// compiler knows the TypeScript configurations; nil when nobody told.
	compiler *Compiler
}

// NewIndex indexes files; O(classes).
func NewIndex(files []*program.File) *Index {
	ix := &Index{files: make(map[string]*program.File, len(files)), classes: map[string][]*program.Class{}, shared: newShared()}
	for _, f := range files {
		ix.files[f.Path] = f
		ix.pipe = ix.pipe || f.Language == program.TypeScript && registersPipe(f)
		for _, c := range f.Classes {
			ix.classes[c.Name] = append(ix.classes[c.Name], c)
		}
	}
	return ix
}

// With is the snapshot in which f stands for its path.
func (ix *Index) With(f *program.File) *Index { return ix.change(f.Path, f) }

// Without is the snapshot that does not know the path.
func (ix *Index) Without(path string) *Index { return ix.change(path, nil) }

func (ix *Index) change(path string, f *program.File) *Index {
	next := ix.copy()
	next.overlay[path] = f
	return next
}

// copy is the same snapshot again, to be changed before anyone sees it.
func (ix *Index) copy() *Index {
	next := &Index{files: ix.files, classes: ix.classes, overlay: make(map[string]*program.File, len(ix.overlay)+1), pipe: ix.pipe, compiler: ix.compiler, shared: ix.shared}
	for p, o := range ix.overlay {
		next.overlay[p] = o
	}
	return next
}

// File is the file at the path, or nil.
func (ix *Index) File(path string) *program.File {
	if f, ok := ix.overlay[path]; ok {
		return f
	}
	return ix.files[path]
}

// Classes lists every class of the qualified name; a reopened class is listed once per opening.
func (ix *Index) Classes(name string) []*program.Class {
	base := ix.classes[name]
	if len(ix.overlay) == 0 {
		return base
	}
	var out []*program.Class
	for _, c := range base {
		if _, replaced := ix.overlay[c.File.Path]; !replaced {
			out = append(out, c)
		}
	}
	for _, f := range ix.opened() {
		for _, c := range f.Classes {
			if c.Name == name {
				out = append(out, c)
			}
		}
	}
	return out
}

func registersPipe(f *program.File) bool {
	src := f.Text.String()
	return strings.Contains(src, "useGlobalPipes") || strings.Contains(src, "APP_PIPE")
}

// GlobalPipe reports whether some TypeScript file registers a validating pipe for every controller.
func (ix *Index) GlobalPipe() bool { return ix.pipe }

// WithCompiler is the snapshot that asks c what the TypeScript configurations say.
func (ix *Index) WithCompiler(c *Compiler) *Index {
	next := ix.copy()
	next.compiler = c
	return next
}

// StrictNull reports whether the compiler checks a TypeScript file for null by itself, as far as can be told; false when nobody told.
func (ix *Index) StrictNull(path string) bool {
	if ix.compiler == nil {
		return false
	}
	strict, _ := ix.compiler.StrictNull(path)
	return strict
}

// LooseNull reports whether the compiler is known not to check a TypeScript file for null.
func (ix *Index) LooseNull(path string) bool {
	if ix.compiler == nil {
		return false
	}
	strict, known := ix.compiler.StrictNull(path)
	return known && !strict
}

// Means reports whether an import of from, written in one file, can mean another by what the configurations and packages of the
// workspace say.
func (ix *Index) Means(importer, from, file string) bool {
	return ix.compiler != nil && ix.compiler.Means(importer, from, file)
}
