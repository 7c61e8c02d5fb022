// Package workspace knows files: which ones belong to an analysis, how they are read, and what they declare together.
package workspace

import (
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Index is an immutable snapshot of all known files. With and Without give new snapshots that share everything unchanged.
type Index struct {
	files   map[string]*Held
	classes map[string]*declared
	// overlay holds files that differ from the base; a nil file is a removed one. It is copied on every change and stays as
	// small as the number of open buffers, so an edit costs nothing in the size of the workspace.
	overlay map[string]*program.File
	pipe    bool
	shared  *shared
	calls   *calling
	log     *asked.Log // notes what is asked; nil without
	// compiler knows the TypeScript configurations; nil when nobody told.
	compiler *Compiler
}

// declared are the classes of one name in the base.
type declared struct {
	in   []*Held // the files that open it, in order
	once sync.Once
	list []*program.Class
}

func (d *declared) classes(name string) []*program.Class {
	d.once.Do(func() {
		for _, h := range d.in {
			if f := h.File(); f != nil {
				d.list = append(d.list, classesIn(f, name)...)
			}
		}
	})
	return d.list
}

func classesIn(f *program.File, name string) (out []*program.Class) {
	for _, c := range f.Classes {
		if c.Name == name {
			out = append(out, c)
		}
	}
	return out
}

// NewIndex indexes files; O(classes).
func NewIndex(files []*program.File) *Index {
	held := make([]*Held, len(files))
	for i, f := range files {
		held[i] = Lowered(f)
	}
	return NewIndexOf(held)
}

// NewIndexOf indexes files of which some may not have been read.
func NewIndexOf(files []*Held) *Index {
	ix := &Index{files: make(map[string]*Held, len(files)), classes: map[string]*declared{}, shared: newShared(), calls: &calling{}}
	for _, h := range files {
		ix.files[h.path] = h
		if h.facts != nil {
			ix.pipe = ix.pipe || h.facts.Pipe
			for _, name := range h.facts.Classes {
				ix.declare(name, h)
			}
			continue
		}
		ix.pipe = ix.pipe || registersPipe(h.Language(), h.text)
		for _, c := range h.File().Classes {
			ix.declare(c.Name, h)
		}
	}
	return ix
}

func (ix *Index) declare(name string, h *Held) {
	d := ix.classes[name]
	if d == nil {
		d = &declared{}
		ix.classes[name] = d
	}
	if n := len(d.in); n == 0 || d.in[n-1] != h {
		d.in = append(d.in, h)
	}
}

// Asking is the same snapshot, asked by somebody who notes the questions in a log.
func (ix *Index) Asking(log *asked.Log) *Index {
	next := *ix
	next.log = log
	return &next
}

// With is the snapshot in which f stands for its path.
func (ix *Index) With(f *program.File) *Index { return ix.change(f.Path, f) }

// Without is the snapshot that does not know the path.
func (ix *Index) Without(path string) *Index { return ix.change(path, nil) }

// Holding is the snapshot in which what is held stands for the path, or nothing if it is nil. The base's own file costs nothing.
func (ix *Index) Holding(path string, h *Held) *Index {
	if h == nil {
		return ix.Without(path)
	}
	if own := ix.files[path]; own != nil && own.text == h.text {
		next := ix.copy()
		delete(next.overlay, path)
		return next
	}
	return ix.change(path, h.Again().File())
}

func (ix *Index) change(path string, f *program.File) *Index {
	next := ix.copy()
	next.overlay[path] = f
	return next
}

// copy is the same snapshot again, to be changed before anyone sees it.
func (ix *Index) copy() *Index {
	next := &Index{files: ix.files, classes: ix.classes, overlay: make(map[string]*program.File, len(ix.overlay)+1), pipe: ix.pipe, compiler: ix.compiler, shared: ix.shared, calls: &calling{}, log: ix.log}
	for p, o := range ix.overlay {
		next.overlay[p] = o
	}
	return next
}

// File is the file at the path, or nil.
func (ix *Index) File(path string) *program.File {
	ix.log.Note(asked.Question{Kind: asked.File, Name: path})
	return ix.file(path)
}

func (ix *Index) file(path string) *program.File {
	if f, ok := ix.overlay[path]; ok {
		return f
	}
	if h := ix.files[path]; h != nil {
		return h.File()
	}
	return nil
}

// Classes lists every class of the qualified name; a reopened class is listed once per opening.
func (ix *Index) Classes(name string) []*program.Class {
	ix.log.Note(asked.Question{Kind: asked.Classes, Name: name})
	var base []*program.Class
	if d := ix.classes[name]; d != nil {
		base = d.classes(name)
	}
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
		out = append(out, classesIn(f, name)...)
	}
	return out
}

func registersPipe(language program.Language, text *syntax.Text) bool {
	src := text.String()
	return language == program.TypeScript && (strings.Contains(src, "useGlobalPipes") || strings.Contains(src, "APP_PIPE"))
}

// GlobalPipe reports whether some TypeScript file registers a validating pipe for every controller.
func (ix *Index) GlobalPipe() bool {
	ix.log.Note(asked.Question{Kind: asked.Pipe})
	return ix.pipe
}

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

// Depends reports whether the package that a file belongs to, or one around it, lists a package among its dependencies.
func (ix *Index) Depends(path, name string) bool {
	return ix.compiler != nil && ix.compiler.Depends(path, name)
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
