package typescript

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// slice is a pair of braces as the indentation shows it, whatever stands between them.
type slice struct {
	open  int // offset of "{"
	close int // offset of the "}" that begins a line of the opening line's indentation; -1 if none
	end   int // where the slice ends in any case
}

var container = regexp.MustCompile(`^\s*(export\s+|default\s+|declare\s+|abstract\s+|const\s+)*(class|namespace|module|interface|enum)\b`)

// outline reads braces from indentation alone: those that open at the end of a line among declarations or the members of
// a class or namespace. It goes into classes and namespaces and over everything else.
type outline struct {
	text   *syntax.Text
	known  map[int]brace // what the parser found
	slices []slice
}

// level reads the lines from line to the first one indented less, or the end, and returns that line.
func (o *outline) level(line int, indent string, depth int) int {
	for line < o.text.LineCount() {
		s := o.line(line)
		if blankLine(s) {
			line++
			continue
		}
		own := o.indent(line)
		if len(own) < len(indent) {
			return line
		}
		body := strings.TrimRight(s, " \t")
		if own != indent || !strings.HasSuffix(body, "{") || comment(body) {
			line++
			continue
		}
		open := o.text.LineSpan(line).Start + len(body) - 1
		if container.MatchString(body) && depth < 20 {
			line = o.container(line, indent, depth)
			continue
		}
		line = o.slice(line, open, indent)
	}
	return line
}

// container goes into a class: its members have the indentation of the first line that is deeper than its own.
func (o *outline) container(line int, indent string, depth int) int {
	for next := line + 1; next < o.text.LineCount(); next++ {
		if blankLine(o.line(next)) {
			continue
		}
		if inner := o.indent(next); len(inner) > len(indent) {
			return o.level(next, inner, depth+1)
		}
		return next
	}
	return o.text.LineCount()
}

// slice finds the end of the braces opened at the line's end. The parser is believed where it found no error and closes them
// at the same indentation: a template string may hold lines that are indented less.
func (o *outline) slice(line, open int, indent string) int {
	if known := o.known[open]; known.clean {
		end := known.end
		last := o.text.LineOf(end - 1)
		if o.indent(last) == indent && o.text.LineSpan(last).Start+len(indent) == end-1 {
			o.slices = append(o.slices, slice{open: open, close: end - 1, end: end})
			return last + 1
		}
	}
	for next := line + 1; next < o.text.LineCount(); next++ {
		s := o.line(next)
		if own := o.indent(next); blankLine(s) || len(own) > len(indent) {
			continue
		}
		at := o.text.LineSpan(next).Start + len(indent)
		if o.indent(next) == indent && strings.HasPrefix(s[len(indent):], "}") {
			o.slices = append(o.slices, slice{open: open, close: at, end: at + 1})
			return next + 1
		}
		o.slices = append(o.slices, slice{open: open, close: -1, end: o.text.LineSpan(next).Start + len(o.indent(next))})
		return next
	}
	o.slices = append(o.slices, slice{open: open, close: -1, end: o.text.Len()})
	return o.text.LineCount()
}

func (o *outline) line(i int) string { return o.text.Slice(o.text.LineSpan(i)) }

func (o *outline) indent(i int) string { return o.text.Indent(o.text.LineSpan(i).Start) }

func blankLine(s string) bool { return strings.TrimSpace(s) == "" }

func comment(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "//") || strings.HasPrefix(s, "*") || strings.HasPrefix(s, "/*")
}
