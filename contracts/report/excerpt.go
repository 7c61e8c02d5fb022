package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// widest is how many bytes of a line an excerpt shows on either side of the place it is about.
const widest = 80

// excerpt is the first line of a span with carets to stand below it. A long line is cut around the span.
func excerpt(f *program.File, s syntax.Span) (source, caret string) {
	src := f.Text.String()
	line := f.Text.LineSpan(f.Text.LineOf(s.Start))
	s.Start = min(s.Start, line.End)
	s.End = max(min(s.End, line.End), s.Start)
	from, to := line.Start, line.End
	if s.Start-from > 2*widest {
		from = boundary(src, s.Start-widest)
	}
	if to-s.End > 2*widest {
		to = boundary(src, s.End+widest)
	}
	if s.End-s.Start > 2*widest {
		s.End = boundary(src, s.Start+2*widest)
		to = s.End
	}
	before, marked := printable(src[from:s.Start]), printable(src[s.Start:s.End])
	head, tail := "", ""
	if from > line.Start {
		head = "…"
	}
	if to < line.End {
		tail = "…"
	}
	return head + before + marked + printable(src[s.End:to]) + tail, blank(head+before) + strings.Repeat("^", max(uniseg.StringWidth(marked), 1))
}

// boundary is the start of the character that holds the byte at i.
func boundary(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// blank is white space as wide as s on a terminal; tabs stay, because only the terminal knows their width.
func blank(s string) string {
	parts := strings.Split(s, "\t")
	for i, p := range parts {
		parts[i] = strings.Repeat(" ", uniseg.StringWidth(p))
	}
	return strings.Join(parts, "\t")
}

// printable replaces what would steer a terminal: the text of a workspace is not to be trusted.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return utf8.RuneError
		}
		return r
	}, s)
}
