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

// gap is what stands between slices: fields, decorators, and the head of the slice behind it.
type gap struct {
	span  syntax.Span
	owner string        // "class", "interface", … or "" for statements
	head  bool          // a body or a class begins behind it
	holes []syntax.Span // what stands in the slices that are part of its statements, as in "f({ … })"
}

// size is the length of what is to be read of the gap.
func (g gap) size() int {
	n := g.span.Len()
	for _, h := range g.holes {
		n -= h.Len()
	}
	return n
}

// outline reads braces from indentation alone: those that open at the end of a line among declarations or the members of
// a class or namespace. It goes into classes and namespaces and over everything else.
type outline struct {
	text   *syntax.Text
	known  map[int]brace // what the parser found
	slices []slice
	gaps   []gap
	holes  []syntax.Span // of the gap that is being read
}

// level reads the lines from line to the first one indented less, or the end, and returns that line.
func (o *outline) level(line int, indent, owner string, depth int) int {
	from := o.start(line)
	for line < o.text.LineCount() {
		own := o.indent(line)
		switch {
		case o.empty(line):
			line++
			continue
		case len(own) < len(indent):
			o.gap(from, o.start(line), owner, false)
			return line
		case own != indent:
			line++
			continue
		}
		if kind, opening := o.containerAt(line); kind != "" && depth < 20 {
			o.gap(from, o.openAt(opening), owner, true)
			line = o.container(opening, indent, kind, depth)
			from = o.start(line)
			continue
		}
		open := o.openAt(line)
		if open < 0 {
			line++
			continue
		}
		line = o.slice(line, open, indent)
		if s := o.slices[len(o.slices)-1]; o.goesOn(s) {
			o.holes = append(o.holes, syntax.Span{Start: s.open + 1, End: s.close})
		} else {
			o.gap(from, open, owner, true)
			from = s.end
		}
	}
	o.gap(from, o.text.Len(), owner, false)
	return line
}

func (o *outline) gap(from, to int, owner string, head bool) {
	if from < to {
		o.gaps = append(o.gaps, gap{syntax.Span{Start: from, End: to}, owner, head, o.holes})
	}
	o.holes = nil
}

// goesOn reports whether a statement goes on behind the slice, on the same line.
func (o *outline) goesOn(s slice) bool {
	if s.close < 0 {
		return false
	}
	rest := o.text.Slice(syntax.Span{Start: s.end, End: o.text.LineSpan(o.text.LineOf(s.close)).End})
	rest = strings.TrimSpace(rest)
	return rest != "" && rest != ";" && !strings.HasPrefix(rest, "//")
}

var containerHead = regexp.MustCompile(`^\s*(?:(?:export|default|declare|abstract|const)\s+)*(class|namespace|module|interface|enum)\b`)

// containerAt recognises a class or the like that begins on the line, and finds the line on which its brace opens.
func (o *outline) containerAt(line int) (kind string, opening int) {
	m := containerHead.FindStringSubmatch(o.line(line))
	if m == nil {
		return "", 0
	}
	for opening := line; opening < min(line+10, o.text.LineCount()); opening++ {
		if o.openAt(opening) >= 0 {
			return m[1], opening
		}
		if s := o.line(opening); strings.ContainsAny(s, "{};") {
			break
		}
	}
	return "", 0
}

// container goes into a class: its members have the indentation of the first line that is deeper than its own. The line
// that closes it is passed over.
func (o *outline) container(line int, indent, kind string, depth int) int {
	if kind == "namespace" || kind == "module" {
		kind = ""
	}
	next := line + 1
	for next < o.text.LineCount() && o.empty(next) {
		next++
	}
	if next == o.text.LineCount() {
		return next
	}
	if inner := o.indent(next); len(inner) > len(indent) {
		next = o.level(next, inner, kind, depth+1)
	}
	if next < o.text.LineCount() && o.indent(next) == indent && strings.HasPrefix(strings.TrimSpace(o.line(next)), "}") {
		next++
	}
	return next
}

// slice finds the end of the braces opened at the line's end. The parser is believed where it found no error and closes them
// at the same indentation: a template string may hold lines that are indented less.
func (o *outline) slice(line, open int, indent string) int {
	if known := o.known[open]; known.clean {
		last := o.text.LineOf(known.end - 1)
		if o.indent(last) == indent && o.start(last)+len(indent) == known.end-1 {
			o.slices = append(o.slices, slice{open: open, close: known.end - 1, end: known.end})
			return last + 1
		}
	}
	for next := line + 1; next < o.text.LineCount(); next++ {
		own := o.indent(next)
		if o.empty(next) || len(own) > len(indent) {
			continue
		}
		at := o.start(next) + len(own)
		if own == indent && strings.HasPrefix(o.line(next)[len(indent):], "}") {
			o.slices = append(o.slices, slice{open: open, close: at, end: at + 1})
			return next + 1
		}
		o.slices = append(o.slices, slice{open: open, close: -1, end: o.start(next)})
		return next
	}
	o.slices = append(o.slices, slice{open: open, close: -1, end: o.text.Len()})
	return o.text.LineCount()
}

// openAt is the offset of a brace that opens at the line's end, or -1.
func (o *outline) openAt(line int) int {
	s := strings.TrimRight(o.line(line), " \t")
	bare := strings.TrimLeft(s, " \t")
	if !strings.HasSuffix(s, "{") || strings.HasPrefix(bare, "//") || strings.HasPrefix(bare, "*") || strings.HasPrefix(bare, "/*") {
		return -1
	}
	return o.start(line) + len(s) - 1
}

func (o *outline) start(line int) int { return o.text.LineSpan(line).Start }

func (o *outline) line(i int) string { return o.text.Slice(o.text.LineSpan(i)) }

func (o *outline) indent(i int) string { return o.text.Indent(o.start(i)) }

func (o *outline) empty(i int) bool { return strings.TrimSpace(o.line(i)) == "" }
