// Package frozen writes a lowered file down in half as many bytes again as its text has, and makes the same model of it again many times
// faster than its language's lowering would. Who works on more files than can be held lowered at once keeps the rest frozen.
//
// What is written never leaves the process, so it has no version and is trusted. It refers to the text of the file, which it holds.
package frozen

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// File is a frozen file. It is never changed; safe for concurrent use.
type File struct {
	path     string
	language program.Language
	text     *syntax.Text
	frame    []byte   // what the file declares
	code     []byte   // its expressions, one root after the other
	roots    []root   // the expressions that no other one holds
	words    []string // names that do not stand in the text where their expression does
}

// root is where an expression begins and how much room it takes when it is thawed.
type root struct {
	at     uint32 // in code
	exprs  uint32 // it and those below it
	places uint32 // in their lists
}

// Freeze writes f down; bodies that nobody has asked for are lowered. O(size of the model). The file itself stays as it is.
func Freeze(f *program.File) *File {
	z := &File{path: f.Path, language: f.Language, text: f.Text}
	c := codec{writing: true, File: z, text: f.Text.String(), known: map[string]int{}, types: map[*program.Type]int{}, params: map[*program.Param]int{}, made: map[*program.Expr]int{}}
	c.file(f)
	z.frame, z.code = trim(c.frame), trim(c.buf)
	z.roots, z.words = trim(z.roots), trim(z.words)
	return z
}

// Thaw makes a model equal to the one that was frozen, down to which things are one and the same. Bodies of methods are made when they are
// asked for. O(declarations).
func (z *File) Thaw() *program.File {
	c := codec{File: z, text: z.text.String(), frame: z.frame, exprs: make([]*program.Expr, len(z.roots))}
	f := &program.File{Path: z.path, Language: z.language, Text: z.text}
	c.file(f)
	return f
}

// Size is about how many bytes the file takes beside its text.
func (z *File) Size() int { return len(z.frame) + len(z.code) + 12*len(z.roots) + 16*len(z.words) }

// trim gives a slice no more room than it needs.
func trim[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }
