package typescript

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// recovery mends half-typed code, where one unclosed bracket makes the parser take the members behind it for statements.
type recovery struct {
	source
	outline  *outline
	language syntax.Language
	mended   []byte // the text as it is parsed in the end
	tried    int    // bytes parsed in search of bad lines
}

// mend answers what is best to lower of a text with errors: the tree of s as it is, or that of a text in which broken
// bodies, and if need be broken lines between them, are blanked. The latter counts only if more bodies are in their place.
func mend(s *source) (*source, error) {
	found := braces(s.tree)
	r := &recovery{
		source: *s, language: s.tree.Language, mended: []byte(s.tree.Text.String()),
		outline: &outline{text: s.tree.Text, known: found},
	}
	r.outline.level(0, "", "", 0)
	if err := r.bodies(found); err != nil {
		return nil, err
	}
	if r.lost(r.tree) > 0 {
		if err := r.gaps(); err != nil {
			return nil, err
		}
	}
	if len(r.broken) == 0 || r.lost(r.tree) >= r.lost(s.tree) {
		return s, nil
	}
	return &r.source, nil
}

// bodies blanks the slices that the parser sees otherwise than the indentation, if they are broken.
func (r *recovery) bodies(found map[int]brace) error {
	for _, piece := range r.outline.slices {
		if piece.close >= 0 && found[piece.open].end == piece.end {
			continue
		}
		if err := r.body(piece); err != nil {
			return err
		}
	}
	return r.parse(0)
}

// parse reads the mended text, if more was taken out of it than before.
func (r *recovery) parse(before int) error {
	if len(r.broken) == before {
		return nil
	}
	tree, err := syntax.Parse(syntax.NewText(string(r.mended)), r.language)
	if err != nil {
		return err
	}
	r.tree = tree
	return nil
}

// lost counts the unbroken slices that are no bodies of members or module-level declarations in the tree.
func (r *recovery) lost(t *syntax.Tree) int {
	placed := map[int]bool{}
	for i := range t.Nodes {
		n := syntax.ID(i)
		if opensBody[t.KindOf(n)] && atHome(t, n) {
			placed[int(t.Nodes[n].Start)] = true
		}
	}
	for _, b := range r.broken {
		placed[b.Start] = true
	}
	lost := 0
	for _, s := range r.outline.slices {
		if !placed[s.open] {
			lost++
		}
	}
	return lost
}

// atHome reports whether n stands in no other body, namespaces excepted, is no stray block, and has a head that reads well.
func atHome(t *syntax.Tree, n syntax.ID) bool {
	head := t.Parent(n)
	if k := t.KindOf(head); k == "program" || k == "class_body" {
		return false
	}
	if t.KindOf(n) == "statement_block" && t.Is(head, syntax.HasError) && !t.Is(n, syntax.HasError) {
		return false
	}
	for p := t.Parent(n); p != 0; p = t.Parent(p) {
		switch t.KindOf(p) {
		case "ERROR", "object":
			return false
		case "statement_block":
			if k := t.KindOf(t.Parent(p)); k != "internal_module" && k != "module" && k != "ambient_declaration" {
				return false
			}
		}
	}
	return true
}

// opensBody are the kinds of nodes that begin with the brace of a slice.
var opensBody = map[string]bool{
	"statement_block": true, "class_body": true, "object": true, "object_type": true, "interface_body": true,
	"enum_body": true, "switch_body": true, "object_pattern": true, "named_imports": true, "export_clause": true,
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
		if !opensBody[t.KindOf(n)] {
			continue
		}
		if s := t.Span(n); s.Len() > 1 && t.Text.String()[s.End-1] == '}' {
			out[s.Start] = brace{s.End, !t.Is(n, syntax.HasError)}
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
	before := len(r.broken)
	for _, g := range r.outline.gaps {
		if g.owner == "enum" || g.size() > maxGap {
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
	return r.parse(before)
}

// Lines are tried one by one, each with a parse of the gap, which for garbage is slow. So only gaps of a usual size are
// searched, and so many bytes in a file.
const (
	maxGap   = 4_000
	maxTried = 16_000
)

// badLines finds the one line without which a gap reads well, or else all but the last paragraph; nothing if it does.
func (r *recovery) badLines(g gap) (syntax.Span, error) {
	at, err := r.firstError(g, syntax.Span{})
	if err != nil || at < 0 {
		return syntax.Span{}, err
	}
	lines := r.lines(g)
	near := lines
	if g.head && len(lines) > 1 { // without its head, a body is read as something else
		near = lines[:len(lines)-1]
	}
	culprit := r.outline.text.LineOf(at)
	slices.SortStableFunc(near, func(a, b syntax.Span) int {
		return abs(r.outline.text.LineOf(a.Start)-culprit) - abs(r.outline.text.LineOf(b.Start)-culprit)
	})
	for _, s := range lines {
		if r.tried += g.size(); r.tried > maxTried {
			break
		}
		if at, err := r.firstError(g, s); err != nil || at < 0 {
			return s, err
		}
	}
	return syntax.Span{Start: g.span.Start, End: r.lastParagraph(g)}, nil
}

func abs(n int) int { return max(n, -n) }

// lines lists the lines of a gap that hold text of its own.
func (r *recovery) lines(g gap) []syntax.Span {
	var out []syntax.Span
	text := r.outline.text
	for line := text.LineOf(g.span.Start); line <= text.LineOf(max(g.span.Start, g.span.End-1)); line++ {
		s := text.LineSpan(line)
		s = syntax.Span{Start: max(s.Start, g.span.Start), End: min(s.End, g.span.End)}
		hole := slices.ContainsFunc(g.holes, func(h syntax.Span) bool { return h.Contains(s) })
		if !hole && strings.TrimSpace(text.Slice(s)) != "" {
			out = append(out, s)
		}
	}
	return out
}

// lastParagraph is where the last lines of a gap without an empty one between them begin.
func (r *recovery) lastParagraph(g gap) int {
	lines := r.lines(g)
	for i := len(lines) - 1; i > 0; i-- {
		if r.outline.text.LineOf(lines[i].Start)-r.outline.text.LineOf(lines[i-1].Start) > 1 {
			return lines[i].Start
		}
	}
	return g.span.Start
}

// firstError parses a gap by itself, with the part blanked, and answers where its first error is, or -1.
func (r *recovery) firstError(g gap, part syntax.Span) (int, error) {
	b := []byte(string(r.mended[g.span.Start:g.span.End]))
	for _, h := range g.holes {
		blank(b[h.Start-g.span.Start : h.End-g.span.Start])
	}
	if part.Len() > 0 {
		blank(b[part.Start-g.span.Start : part.End-g.span.Start])
	}
	src, shift := string(b), 0
	if g.head {
		src += "{}"
	}
	if g.owner != "" {
		head := g.owner + " A {"
		src, shift = head+src+"}", len(head)
	}
	tree, err := syntax.Parse(syntax.NewText(src), r.language)
	if err != nil {
		return -1, err
	}
	if errors := errorSpans(tree); len(errors) > 0 {
		return min(max(errors[0].Start-shift, 0)+g.span.Start, g.span.End), nil
	}
	return -1, nil
}
