// Package schema reads what schema libraries of TypeScript say of a value, as facts: the declarations of zod, valibot, joi, yup,
// io-ts, effect, superstruct and class-validator, and the calls that hold a value to them.
package schema

import (
	"path"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Program is what must be known beyond one file.
type Program interface {
	flow.Classes
	File(path string) *program.File
	// Defining lists the TypeScript files whose module assigns the name.
	Defining(name string) []*program.File
}

// scope is where a name is looked up.
type scope struct {
	program Program
	file    *program.File
	method  *program.Method // nil: module level only
	depth   int
}

// maxDepth bounds how deep schemas that are made of others are read.
const maxDepth = 12

// defined is a module constant with the file that declares it.
func (s scope) defined(name string) (*program.Expr, scope) {
	if e := s.file.ModuleConstants()[name]; e != nil {
		return e, s.in(s.file)
	}
	imported, ok := importOf(s.file, name)
	if !ok || library(imported.From) != nil {
		return nil, s
	}
	wanted := imported.Name
	if wanted == "default" || wanted == "*" {
		return nil, s
	}
	for _, f := range s.sources(imported.From, wanted) {
		return f.ModuleConstants()[wanted], s.in(f)
	}
	return nil, s
}

// sources are the files that an import may mean: the one at the path, else those behind a barrel or an alias.
func (s scope) sources(from, name string) []*program.File {
	if strings.HasPrefix(from, ".") {
		base := strings.TrimSuffix(path.Join(path.Dir(s.file.Path), from), ".js")
		for _, end := range []string{".ts", ".tsx", ".mts", "/index.ts"} {
			if f := s.program.File(base + end); f != nil && f.ModuleConstants()[name] != nil {
				return []*program.File{f}
			}
		}
	}
	var out []*program.File
	for _, f := range s.program.Defining(name) {
		if f != s.file {
			out = append(out, f)
		}
	}
	var meant []*program.File
	for _, f := range out {
		if flow.Imports(s.file.Path, from, f.Path, len(out)) {
			meant = append(meant, f)
		}
	}
	if len(meant) != 1 {
		return nil
	}
	return meant
}

func (s scope) in(f *program.File) scope {
	return scope{program: s.program, file: f, depth: s.depth + 1}
}

func (s scope) deeper() scope {
	s.depth++
	return s
}

// local is what a variable of the method is declared with.
func (s scope) local(name string) *program.Expr {
	if s.method == nil {
		return nil
	}
	var found *program.Expr
	s.method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Has(program.Decl) && e.X != nil && e.X.Op == program.Local && e.X.Name == name {
			found = e.Y
		}
		return found == nil
	})
	return found
}

func importOf(f *program.File, name string) (program.Import, bool) {
	for _, i := range f.Imports {
		if i.Local == name {
			return i, true
		}
	}
	return program.Import{}, false
}
