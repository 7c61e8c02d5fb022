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

func read(text *syntax.Text, language syntax.Language) (*source, error) {
	masked := text
	if s, ok := mask(text.String(), language); ok {
		masked = syntax.NewText(s)
	}
	tree, err := syntax.Parse(masked, language)
	if err != nil {
		return nil, err
	}
	s := &source{tree: tree, errors: errorSpans(tree)}
	if !tree.Is(0, syntax.HasError) && !tree.Is(0, syntax.IsError) {
		return s, nil
	}
	return mend(s, masked)
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
