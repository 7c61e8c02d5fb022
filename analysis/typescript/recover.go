package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// recovery mends half-typed code, where one unclosed bracket makes the parser take the members behind it for statements.
type recovery struct {
	source
	outline  *outline
	language syntax.Language
	mended   []byte // the text as it is parsed in the end
}

// mend answers what is best to lower of a text with errors: the tree of s as it is, or that of a text in which broken
// bodies and then broken lines between bodies are blanked. The latter counts only if it saves more than it takes.
func mend(s *source) (*source, error) {
	found := braces(s.tree)
	r := &recovery{
		source: *s, language: s.tree.Language, mended: []byte(s.tree.Text.String()),
		outline: &outline{text: s.tree.Text, known: found},
	}
	r.outline.level(0, "", "", 0)
	for _, piece := range r.outline.slices {
		if piece.close >= 0 && found[piece.open].end == piece.end {
			continue
		}
		if err := r.body(piece); err != nil {
			return nil, err
		}
	}
	if len(r.broken) > 0 {
		if err := r.parse(); err != nil {
			return nil, err
		}
	}
	if bodies := len(r.broken); r.tree.Is(0, syntax.HasError) && r.lostBodies() {
		if err := r.gaps(); err != nil {
			return nil, err
		}
		if len(r.broken) > bodies {
			if err := r.parse(); err != nil {
				return nil, err
			}
		}
	}
	if len(r.broken) == 0 || intactBodies(r.tree)-len(r.broken) <= intactBodies(s.tree) {
		return s, nil
	}
	return &r.source, nil
}

func (r *recovery) parse() error {
	tree, err := syntax.Parse(syntax.NewText(string(r.mended)), r.language)
	r.tree = tree
	return err
}

// lostBodies reports whether members may still be missing: the outline knows a body that is none in the tree.
func (r *recovery) lostBodies() bool {
	found := map[int]bool{}
	for i := range r.tree.Nodes {
		n := syntax.ID(i)
		if k := r.tree.KindOf(n); k != "statement_block" && k != "object" && k != "class_body" {
			continue
		}
		switch r.tree.KindOf(r.tree.Parent(n)) {
		case "ERROR", "expression_statement", "statement_block", "program", "if_statement":
		default:
			found[int(r.tree.Nodes[n].Start)] = true
		}
	}
	for _, s := range r.outline.slices {
		if !found[s.open] {
			return true
		}
	}
	return false
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

// body blanks a piece unless it reads well by itself. One that is never closed is closed at once.
func (r *recovery) body(piece slice) error {
	inner := syntax.Span{Start: piece.open + 1, End: piece.end}
	if piece.close >= 0 {
		inner.End = piece.close
	}
	const head = "async function* f() {"
	alone, err := syntax.Parse(syntax.NewText(head+string(r.mended[inner.Start:inner.End])+"}"), r.language)
	if err != nil {
		return err
	}
	if piece.close >= 0 && !alone.Is(0, syntax.HasError) {
		return nil
	}
	r.keepComments(alone, inner, len(head))
	blank(r.mended[inner.Start:inner.End])
	if piece.close < 0 {
		copy(r.mended[inner.Start:inner.End], "};")
	}
	r.broken = append(r.broken, syntax.Span{Start: piece.open, End: piece.end})
	return nil
}

// keepComments notes the comments of a body that will not be in the tree.
func (r *recovery) keepComments(alone *syntax.Tree, inner syntax.Span, head int) {
	for i := range alone.Nodes {
		n := syntax.ID(i)
		if alone.KindOf(n) != "comment" {
			continue
		}
		c := syntax.Span{Start: alone.Span(n).Start - head + inner.Start, End: min(alone.Span(n).End-head+inner.Start, inner.End)}
		if c.Start < c.End {
			r.comments = append(r.comments, c)
		}
	}
}

// gaps blanks lines between bodies: half-typed members, or brackets too many.
func (r *recovery) gaps() error {
	for _, g := range r.outline.gaps {
		if g.owner == "enum" || g.span.Len() > maxGap {
			continue
		}
		if ok, err := r.reads(g, g.span); err != nil || ok {
			if err != nil {
				return err
			}
			continue
		}
		bad, err := r.badLines(g)
		if err != nil {
			return err
		}
		if bad.Len() > 0 {
			blank(r.mended[bad.Start:bad.End])
			r.broken = append(r.broken, bad)
		}
	}
	return nil
}

// Only gaps of a usual size are searched: the lines are tried one by one, each with a parse of the gap.
const (
	maxTries = 40
	maxGap   = 4_000
)

// badLines finds the one line without which a gap reads well, or else all but the last paragraph.
func (r *recovery) badLines(g gap) (syntax.Span, error) {
	text := r.outline.text
	first, last := text.LineOf(g.span.Start), text.LineOf(max(g.span.Start, g.span.End-1))
	paragraph := g.span.Start
	for line := first; line <= last && line < first+maxTries; line++ {
		s := text.LineSpan(line)
		s = syntax.Span{Start: max(s.Start, g.span.Start), End: min(s.End, g.span.End)}
		if strings.TrimSpace(text.Slice(s)) == "" {
			paragraph = s.Start
			continue
		}
		if ok, err := r.reads(g, s); err != nil || ok {
			return s, err
		}
	}
	return syntax.Span{Start: g.span.Start, End: paragraph}, nil
}

// reads reports whether a gap parses by itself once the part is blanked; a part that is the gap itself is left as it is.
func (r *recovery) reads(g gap, part syntax.Span) (bool, error) {
	b := []byte(string(r.mended[g.span.Start:g.span.End]))
	if part != g.span {
		blank(b[part.Start-g.span.Start : part.End-g.span.Start])
	}
	src := string(b)
	if g.head {
		src += "{}"
	}
	if g.owner != "" {
		src = g.owner + " A {" + src + "}"
	}
	tree, err := syntax.Parse(syntax.NewText(src), r.language)
	return err == nil && !tree.Is(0, syntax.HasError), err
}

// intactBodies counts the members and functions that have no error.
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
