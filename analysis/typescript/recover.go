package typescript

import (
	"github.com/agentcore/proviso/analysis/syntax"
)

// recoverBodies mends half-typed code: one unclosed bracket in a body makes the parser take the members behind it for
// statements. Bodies whose extent in the tree is not what their indentation says are read by themselves; those that have
// errors are blanked, same length, and the text is parsed again. Where that brings no more members, the tree stays.
func recoverBodies(s *source, masked *syntax.Text) (*source, error) {
	found := braces(s.tree)
	o := &outline{text: masked, known: found}
	o.level(0, "", 0)
	mended := *s
	b := []byte(masked.String())
	for _, piece := range o.slices {
		if found[piece.open].end == piece.end && piece.close >= 0 {
			continue
		}
		if err := mended.cut(b, masked, piece); err != nil {
			return nil, err
		}
	}
	if len(mended.broken) == 0 {
		return s, nil
	}
	tree, err := syntax.Parse(syntax.NewText(string(b)), s.tree.Language)
	if err != nil {
		return nil, err
	}
	if intactBodies(tree)-len(mended.broken) <= intactBodies(s.tree) {
		return s, nil
	}
	mended.tree = tree
	return &mended, nil
}

// brace is the end the parser found for an opening brace; clean if nothing between the two is in error.
type brace struct {
	end   int
	clean bool
}

// braces maps the offset of every opening brace of a body, class or object to its end.
func braces(t *syntax.Tree) map[int]brace {
	out := map[int]brace{}
	for i := range t.Nodes {
		n := syntax.ID(i)
		switch t.KindOf(n) {
		case "statement_block", "class_body", "object", "object_type", "interface_body", "enum_body", "switch_body":
			if s := t.Span(n); s.Len() > 1 && t.Text.String()[s.End-1] == '}' {
				out[s.Start] = brace{s.End, !t.Is(n, syntax.HasError)}
			}
		}
	}
	return out
}

// cut blanks the piece in b unless it reads well by itself.
func (s *source) cut(b []byte, text *syntax.Text, piece slice) error {
	inner := syntax.Span{Start: piece.open + 1, End: piece.end}
	if piece.close >= 0 {
		inner.End = piece.close
	}
	const head = "async function* f() {"
	alone, err := syntax.Parse(syntax.NewText(head+text.Slice(inner)+"}"), s.tree.Language)
	if err != nil {
		return err
	}
	if piece.close >= 0 && !alone.Is(0, syntax.HasError) {
		return nil
	}
	for i := range alone.Nodes {
		if n := syntax.ID(i); alone.KindOf(n) == "comment" {
			c := alone.Span(n)
			shift := inner.Start - len(head)
			s.comments = append(s.comments, syntax.Span{Start: c.Start + shift, End: min(c.End+shift, inner.End)})
		}
	}
	blank(b[inner.Start:inner.End])
	if piece.close < 0 && inner.Len() > 0 {
		b[inner.End-1] = '}'
	}
	s.broken = append(s.broken, syntax.Span{Start: piece.open, End: piece.end})
	return nil
}

// intactBodies counts the members and functions that have a body and no error.
func intactBodies(t *syntax.Tree) int {
	count := 0
	for i := range t.Nodes {
		n := syntax.ID(i)
		switch t.KindOf(n) {
		case "method_definition", "public_field_definition":
			if t.KindOf(t.Parent(n)) != "class_body" {
				continue
			}
		case "function_declaration", "class_declaration", "abstract_class_declaration":
		default:
			continue
		}
		if !t.Is(n, syntax.HasError) {
			count++
		}
	}
	return count
}
