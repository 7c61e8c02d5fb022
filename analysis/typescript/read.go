package typescript

import (
	"github.com/agentcore/proviso/analysis/syntax"
)

// source is a text as the lowering sees it: a tree of the text after masks and repairs, which keep every offset, and what
// was lost on the way there.
type source struct {
	tree     *syntax.Tree
	errors   []syntax.Span // the topmost unreadable places of the text as it is
	broken   []syntax.Span // bodies taken out of the tree
	comments []syntax.Span // comments in those bodies
}

func read(text *syntax.Text, language syntax.Language, p *syntax.Parser) (*source, error) {
	masked := text
	if s := mask(text.String()); s != text.String() {
		masked = syntax.NewText(s)
	}
	tree, err := p.Parse(masked, language)
	if err != nil {
		return nil, err
	}
	s := &source{tree: tree, errors: errorSpans(tree)}
	if len(s.errors) > 0 && language == syntax.TSX {
		if s, err = unmarked(s); err != nil {
			return nil, err
		}
	}
	if len(s.errors) == 0 {
		return s, nil
	}
	return mend(s)
}

// unmarked reads the text of s without its ampersands in JSX, if that has fewer errors.
func unmarked(s *source) (*source, error) {
	src, found := maskAmpersands(s.tree.Text, s.errors)
	if !found {
		return s, nil
	}
	tree, err := syntax.Parse(syntax.NewText(src), s.tree.Language)
	if err != nil {
		return nil, err
	}
	if errors := errorSpans(tree); len(errors) < len(s.errors) {
		return &source{tree: tree, errors: errors}, nil
	}
	return s, nil
}

// errorSpans lists the topmost ERROR and MISSING nodes.
func errorSpans(t *syntax.Tree) []syntax.Span {
	var out []syntax.Span
	end := 0
	for i := range t.Nodes {
		n := syntax.ID(i)
		if !t.Is(n, syntax.IsError) && !t.Is(n, syntax.Missing) {
			continue
		}
		if s := t.Span(n); len(out) == 0 || s.Start >= end && s != out[len(out)-1] {
			out = append(out, s)
			end = s.End
		}
	}
	return out
}
