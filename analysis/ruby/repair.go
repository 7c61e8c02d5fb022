package ruby

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// repair parses a copy of the text in which every method that cannot be read by itself has lost its body. Lengths stay,
// so the tree's offsets hold in the original.
func repair(text *syntax.Text, first *source) (*source, error) {
	b := []byte(text.String())
	out := &source{}
	for _, m := range methodSlices(text) {
		tree, err := syntax.Parse(syntax.NewText(text.Slice(m.span)), syntax.Ruby)
		if err != nil {
			return nil, err
		}
		if out.unreadable(tree, m.span.Start) {
			out.broken = append(out.broken, syntax.Span{Start: m.def, End: m.span.End})
			stub(b, m)
		}
	}
	return out.parse(b, first)
}

// parse reads the repaired text; if that gained nothing, the first reading stands.
func (s *source) parse(b []byte, first *source) (*source, error) {
	tree, err := syntax.Parse(syntax.NewText(string(b)), syntax.Ruby)
	if err != nil {
		return nil, err
	}
	left := errors(tree, 0)
	if len(left) > 0 {
		if tree, err = s.withoutBrokenRuns(b); err != nil {
			return nil, err
		}
		left = errors(tree, 0)
	}
	s.tree = tree
	s.errors = append(s.errors, left...)
	if len(s.errors) == 0 {
		s.errors = first.errors
	}
	slices.SortFunc(s.errors, func(a, b syntax.Span) int { return a.Start - b.Start })
	return s, nil
}

// unreadable reports whether a part of the text, parsed by itself from the offset on, has errors; if so, what the model
// must still know of it is noted, since the part will be taken out.
func (s *source) unreadable(tree *syntax.Tree, offset int) bool {
	found := errors(tree, offset)
	if len(found) == 0 {
		return false
	}
	s.errors = append(s.errors, found...)
	for i := range tree.Nodes {
		if tree.KindOf(syntax.ID(i)) == "comment" {
			c := tree.Span(syntax.ID(i))
			s.comments = append(s.comments, syntax.Span{Start: c.Start + offset, End: c.End + offset})
		}
	}
	return true
}

// slice is a method found by indentation.
type slice struct {
	span   syntax.Span // whole lines, from the def's line to its end's, without the last line's end
	def    int         // where "def" stands
	header int         // end of the def's line
	closed bool        // its "end" was found
}

var (
	defLine     = regexp.MustCompile(`^([ \t]*)(?:[a-z_]\w*[ \t]+)*(def)[ \t]+[^ \t\r\n]`)
	endlessLine = regexp.MustCompile(`\bdef[ \t]+[\w.?!]+[ \t]*(?:\([^()]*\))?[ \t]*=[^=~>]`)
	blockLine   = regexp.MustCompile(`^([ \t]*)(class|module|end)\b`)
	defName     = regexp.MustCompile(`^def[ \t]+(?:self\.)?[A-Za-z_]\w*[?!]?`)
)

// methodSlices finds the methods of a text by the indentation of "def" and "end", which survives most of what is half typed.
// Methods inside methods belong to the outer one.
func methodSlices(text *syntax.Text) []slice {
	var out []slice
	for line := 0; line < text.LineCount(); line++ {
		span := text.LineSpan(line)
		m := defLine.FindStringSubmatchIndex(text.Slice(span))
		if m == nil {
			continue
		}
		s := slice{span: span, def: span.Start + m[4], header: span.End}
		last := s.find(text, line, text.Slice(span)[m[2]:m[3]])
		s.span.End = text.LineSpan(last).End
		out = append(out, s)
		line = last
	}
	return out
}

// find gives the line on which the method ends: its "end" in the same column, or the line before the next thing that
// cannot be inside it.
func (s *slice) find(text *syntax.Text, line int, indent string) int {
	header := text.Slice(text.LineSpan(line))
	if complete(header) {
		s.closed = true
		return line
	}
	endless := endlessLine.MatchString(header)
	for i := line + 1; i < text.LineCount(); i++ {
		l := text.Slice(text.LineSpan(i))
		body := strings.TrimLeft(l, " \t")
		if body == "" {
			continue
		}
		own := l[:len(l)-len(body)]
		if own == indent && (firstWord(body) == "end" || endless && strings.ContainsRune(")]}", rune(body[0]))) {
			s.closed = true
			return i
		}
		if len(own) < len(indent) && blockLine.MatchString(l) || own == indent && defLine.MatchString(l) ||
			endless && len(own) <= len(indent) {
			s.closed = endless
			return i - 1
		}
	}
	return text.LineCount() - 1
}

// complete reports whether the line is a whole method: def x = 1, def x; end.
func complete(line string) bool {
	if !strings.Contains(line, "=") && !strings.Contains(line, "end") {
		return false
	}
	tree, err := syntax.Parse(syntax.NewText(line), syntax.Ruby)
	return err == nil && len(errors(tree, 0)) == 0
}

func firstWord(s string) string {
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return s[:i]
		}
	}
	return s
}

// stub blanks a method but for its name, its parameters where they can be read, and an "end".
func stub(b []byte, s slice) {
	header := string(b[s.def:s.header])
	if tree, err := syntax.Parse(syntax.NewText(header+"\nend"), syntax.Ruby); err != nil || len(errors(tree, 0)) > 0 {
		header = defName.FindString(header)
	}
	blank(b, s.def+len(header), s.span.End)
	if header == "" || !closeStub(b, s.def+len(header), s) {
		blank(b, s.def, s.span.End)
	}
}

// closeStub writes "end" at the method's end, where there is room for it.
func closeStub(b []byte, from int, s slice) bool {
	at := s.span.End - len("end")
	if at <= from || strings.ContainsAny(string(b[at:s.span.End]), "\r\n") {
		return false
	}
	b[from] = separator(b[from])
	copy(b[at:], "end")
	return true
}

// separator ends the header: the line end that is there, or a semicolon.
func separator(c byte) byte {
	if c == '\n' || c == '\r' {
		return c
	}
	return ';'
}

func blank(b []byte, from, to int) {
	for i := from; i < to; i++ {
		if b[i] != '\n' && b[i] != '\r' {
			b[i] = ' '
		}
	}
}
