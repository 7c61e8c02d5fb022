package syntax

import (
	"slices"
	"sync"
)

// Node is one syntax node in a flat tree. Links are indices into Tree.Nodes; 0 is the root and never anybody's child, so
// 0 also stands for "none".
type Node struct {
	Kind       Kind
	Field      Field // the name under which the parent holds the node
	Flags      Flags
	Start, End uint32 // byte offsets
	First      uint32 // first child (named or not)
	Next       uint32 // next sibling
	Parent     uint32
}

// Kind and Field are the grammar's own numbers; Tree.KindName and Tree.FieldName give their names.
type (
	Kind  uint16
	Field uint8 // no grammar has more than fifty
)

// Flags of a node.
type Flags uint8

// The flags.
const (
	Named    Flags = 1 << iota // as opposed to an anonymous token
	IsError                    // an ERROR node
	Missing                    // inserted by error recovery
	HasError                   // contains an ERROR or MISSING node somewhere
)

// Tree is one parse, copied out of the parser's memory: immutable and safe for concurrent use.
type Tree struct {
	Text     *Text
	Language Language
	Nodes    []Node // preorder; Nodes[0] is the root
}

// Language selects a grammar.
type Language uint8

// The grammars.
const (
	Ruby Language = iota + 1
	TypeScript
	TSX
)

// ID is the index of a node in its tree.
type ID = uint32

// KindOf is the grammar's name of a node's kind, such as "method" or "call".
func (t *Tree) KindOf(n ID) string { return kindName(t.Language, t.Nodes[n].Kind) }

// FieldOf is the field under which n's parent holds it, or "".
func (t *Tree) FieldOf(n ID) string { return fieldName(t.Language, t.Nodes[n].Field) }

// Span is the byte range of n.
func (t *Tree) Span(n ID) Span { return Span{int(t.Nodes[n].Start), int(t.Nodes[n].End)} }

// Source is the text of n.
func (t *Tree) Source(n ID) string { return t.Text.Slice(t.Span(n)) }

// Is reports whether n has the flag.
func (t *Tree) Is(n ID, f Flags) bool { return t.Nodes[n].Flags&f != 0 }

// Children lists all children of n, tokens included.
func (t *Tree) Children(n ID) []ID {
	var out []ID
	for c := t.Nodes[n].First; c != 0; c = t.Nodes[c].Next {
		out = append(out, c)
	}
	return out
}

// Child is the first child of n held under the field, or 0.
func (t *Tree) Child(n ID, field string) ID {
	for c := t.Nodes[n].First; c != 0; c = t.Nodes[c].Next {
		if t.FieldOf(c) == field {
			return c
		}
	}
	return 0
}

// ChildOfKind is the first child of n of the kind, or 0.
func (t *Tree) ChildOfKind(n ID, kind string) ID {
	for c := t.Nodes[n].First; c != 0; c = t.Nodes[c].Next {
		if t.KindOf(c) == kind {
			return c
		}
	}
	return 0
}

// Parent is the node above n; the root's parent is the root.
func (t *Tree) Parent(n ID) ID { return t.Nodes[n].Parent }

// After is the first node behind the subtree of n: nodes are in preorder, so a subtree is a run of them.
func (t *Tree) After(n ID) ID {
	for ; n != 0; n = t.Nodes[n].Parent {
		if next := t.Nodes[n].Next; next != 0 {
			return next
		}
	}
	return ID(len(t.Nodes))
}

// KindSet is a set of kinds of one grammar, for walks over all nodes.
type KindSet struct{ has func() []bool }

// Kinds is the set of the kinds of these names. The grammar is loaded when the set is asked first.
func Kinds(l Language, names ...string) KindSet {
	return KindSet{sync.OnceValue(func() []bool {
		kinds := grammars[l]().kinds
		has := make([]bool, len(kinds))
		for k, name := range kinds {
			has[k] = slices.Contains(names, name)
		}
		return has
	})}
}

// Has reports whether the node's kind is in the set, which must be one of the tree's language.
func (s KindSet) Has(t *Tree, n ID) bool {
	has, k := s.has(), int(t.Nodes[n].Kind)
	return k < len(has) && has[k]
}
