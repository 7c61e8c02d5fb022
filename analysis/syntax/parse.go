package syntax

// #cgo CFLAGS: -std=c11 -O2
// #include "flatten.h"
import "C"

import (
	"runtime"
	"sync"
	"time"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/ruby"
	"github.com/smacker/go-tree-sitter/typescript/tsx"
	"github.com/smacker/go-tree-sitter/typescript/typescript"
)

// grammar is one language's parser tables with the names of its numbers.
type grammar struct {
	language *sitter.Language
	kinds    []string
	fields   []string
}

var grammars = [...]func() *grammar{
	Ruby:       sync.OnceValue(func() *grammar { return load(ruby.GetLanguage()) }),
	TypeScript: sync.OnceValue(func() *grammar { return load(typescript.GetLanguage()) }),
	TSX:        sync.OnceValue(func() *grammar { return load(tsx.GetLanguage()) }),
}

func load(l *sitter.Language) *grammar {
	g := &grammar{language: l}
	for i := uint32(0); i < l.SymbolCount(); i++ {
		g.kinds = append(g.kinds, l.SymbolName(sitter.Symbol(i)))
	}
	g.fields = append(g.fields, "")
	for i := 1; ; i++ {
		name := l.FieldName(i)
		if name == "" {
			break
		}
		g.fields = append(g.fields, name)
		if len(g.fields) > 1<<8 {
			panic("syntax: a grammar has more fields than a Field can tell apart")
		}
	}
	return g
}

// errorKind is tree-sitter's number for ERROR (65535), which has no entry in the symbol table.
const errorKind = ^Kind(0)

func kindName(l Language, k Kind) string {
	if k == errorKind {
		return "ERROR"
	}
	return grammars[l]().kinds[k]
}

func fieldName(l Language, f Field) string { return grammars[l]().fields[f] }

// patience bounds the time of the processor that one parse may take. The grammar of TypeScript holds every list in brackets for a pattern as well until it ends, which
// takes the square of its length; a megabyte of anything else is read in a fraction of a second.
const patience = 10 * time.Second

// Parse parses the text from scratch; the C tree is freed before Parse returns. It is safe for concurrent use.
func Parse(text *Text, l Language) (*Tree, error) { return parseWithin(patience, text, l) }

func parseWithin(limit time.Duration, text *Text, l Language) (*Tree, error) {
	tree, err := parse(limit, nil, text.String(), l)
	if err != nil {
		return nil, err
	}
	defer tree.Close()
	nodes, _ := flatten(tree, nil, nil)
	return &Tree{Text: text, Language: l, Nodes: nodes}, nil
}

// identity is the place of a node in the memory of its tree.
type identity = C.uintptr_t

// former is an earlier copy of a tree, with the identities of its nodes and the edit that followed it.
type former struct {
	nodes                 []Node
	ids                   []identity
	start, oldEnd, newEnd int
}

// flatten copies the C tree in one call through cgo; visiting it node by node costs as much as the parse. Of what has not changed
// since the former tree, which must not be closed yet, the former copy is copied. The identities are for the next time; they are
// written over spare ones, if those are many enough.
func flatten(tree *sitter.Tree, f *former, spare []identity) ([]Node, []identity) {
	root := tree.RootNode()
	// The binding's Node begins with the C struct TSNode; flatten.c declares the same layout.
	raw := (*C.proviso_node)(unsafe.Pointer(root))
	n := int(C.proviso_count(*raw))
	nodes, ids := make([]Node, n), spare
	if cap(ids) < n {
		ids = make([]identity, n, n+n/8)
	}
	ids = ids[:n]
	var c C.proviso_former
	if f != nil && len(f.nodes) > 0 {
		var pin runtime.Pinner
		defer pin.Unpin()
		pin.Pin(&f.nodes[0])
		pin.Pin(&f.ids[0])
		c = C.proviso_former{
			nodes: (*C.proviso_flat)(unsafe.Pointer(&f.nodes[0])), ids: &f.ids[0], count: C.uint32_t(len(f.nodes)),
			start: C.uint32_t(f.start), old_end: C.uint32_t(f.oldEnd), new_end: C.uint32_t(f.newEnd),
		}
	}
	C.proviso_flatten(*raw, &c, (*C.proviso_flat)(unsafe.Pointer(&nodes[0])), &ids[0], C.uint32_t(n))
	return nodes, ids
}
