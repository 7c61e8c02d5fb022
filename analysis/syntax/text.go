// Package syntax turns source text into flat, immutable syntax trees and owns every conversion between coordinates.
//
// Coordinate systems used in Proviso:
//
//   - a byte offset counts UTF-8 bytes from the start of the text, 0-based; all analysis works in byte offsets;
//   - a Span is a half-open pair of byte offsets;
//   - a Point is a 0-based line with a 0-based column in some Encoding (UTF-8 bytes, UTF-16 code units or
//     UTF-32 code points); only reports and the editor's protocol see points.
//
// A line ends at "\n", "\r\n" or a lone "\r", as section "Text Documents" of the Language Server Protocol says.
// Package syntax knows no language semantics and imports nothing of Proviso.
package syntax

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a half-open range of byte offsets, [Start, End).
type Span struct{ Start, End int }

// Contains reports whether o lies inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Encoding is the unit in which the columns of a Point are counted.
type Encoding uint8

// The three encodings of the protocol (LSP 3.17, PositionEncodingKind). UTF16 is the default.
const (
	UTF16 Encoding = iota
	UTF8
	UTF32
)

// Point is a position as editors say it: both numbers are 0-based.
type Point struct{ Line, Column int }

// Text is an immutable source text with its line table. It is safe for concurrent use.
type Text struct {
	src   string
	lines []uint32 // byte offset of each line's first byte
}

// NewText indexes src, which must have less than 4 GiB; O(len(src)).
func NewText(src string) *Text {
	t := &Text{src: src, lines: make([]uint32, 1, strings.Count(src, "\n")+1)}
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\n':
			t.lines = append(t.lines, uint32(i+1))
		case '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				i++
			}
			t.lines = append(t.lines, uint32(i+1))
		}
	}
	return t
}

// String is the whole text.
func (t *Text) String() string { return t.src }

// Len is the text's size in bytes.
func (t *Text) Len() int { return len(t.src) }

// Slice is the text of s, clamped to the text.
func (t *Text) Slice(s Span) string {
	start, end := t.clamp(s.Start), t.clamp(s.End)
	if start >= end {
		return ""
	}
	return t.src[start:end]
}

// LineCount is the number of lines; an empty text has one.
func (t *Text) LineCount() int { return len(t.lines) }

// LineOf is the 0-based line that holds the byte offset.
func (t *Text) LineOf(offset int) int {
	offset = t.clamp(offset)
	return sort.Search(len(t.lines), func(i int) bool { return int(t.lines[i]) > offset }) - 1
}

// LineSpan covers a 0-based line without its line end.
func (t *Text) LineSpan(line int) Span {
	if line < 0 || line >= len(t.lines) {
		return Span{len(t.src), len(t.src)}
	}
	start, end := int(t.lines[line]), len(t.src)
	if line+1 < len(t.lines) {
		end = int(t.lines[line+1])
	}
	for end > start && (t.src[end-1] == '\n' || t.src[end-1] == '\r') {
		end--
	}
	return Span{start, end}
}

// Point converts a byte offset, clamped to the text.
func (t *Text) Point(offset int, e Encoding) Point {
	offset = t.clamp(offset)
	line := t.LineOf(offset)
	return Point{line, columns(t.src[t.lines[line]:offset], e)}
}

// Offset converts a point to a byte offset. As the protocol asks, a column beyond the line's end means the line's end and a
// line beyond the text means the text's end; a column inside a character rounds down to its start.
func (t *Text) Offset(p Point, e Encoding) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(t.lines) {
		return len(t.src)
	}
	s := t.LineSpan(p.Line)
	if e == UTF8 {
		o := min(s.Start+max(p.Column, 0), s.End)
		for o > s.Start && !utf8.RuneStart(t.at(o)) {
			o--
		}
		return o
	}
	units := 0
	for i, r := range t.src[s.Start:s.End] {
		w := 1
		if e == UTF16 && r > 0xFFFF {
			w = 2
		}
		if units+w > p.Column {
			return s.Start + i
		}
		units += w
	}
	return s.End
}

// Indent is the leading white space of the line that holds the offset.
func (t *Text) Indent(offset int) string {
	line := t.Slice(t.LineSpan(t.LineOf(offset)))
	n := 0
	for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	return line[:n]
}

// EOL is the line end the text uses, by its first line: "\n" or "\r\n".
func (t *Text) EOL() string {
	if len(t.lines) > 1 && t.lines[1] >= 2 && t.src[t.lines[1]-2:t.lines[1]] == "\r\n" {
		return "\r\n"
	}
	return "\n"
}

func (t *Text) at(o int) byte {
	if o >= len(t.src) {
		return 0
	}
	return t.src[o]
}

func (t *Text) clamp(o int) int { return min(max(o, 0), len(t.src)) }

func columns(s string, e Encoding) int {
	if e == UTF8 {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n++
		if e == UTF16 && r > 0xFFFF {
			n++
		}
	}
	return n
}
