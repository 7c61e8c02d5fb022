package suppression

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// directive is one comment that speaks to the checker.
type directive struct {
	span     syntax.Span // the comment
	verb     string
	names    []*name
	reasoned bool
	end      int // byte offset behind the last word, where a reason is added
}

// name is one rule's name in a directive, with the lines for which it holds: 0-based, both ends included. An enabling name
// holds for none.
type name struct {
	text     string
	span     syntax.Span
	from, to int
	used     bool
}

const (
	nextLine  = "disable-next-line"
	wholeFile = "disable-file"
	disable   = "disable"
	enable    = "enable"
)

var verbs = []string{nextLine, wholeFile, disable, enable}

var (
	speaking  = regexp.MustCompile(`(?m)^[ \t]*(?:#+|//+|/\*+|\*)?[ \t]*proviso:([a-z-]+)(?:[ \t]+(.*?))?[ \t]*(?:\*/)?[ \t\r]*$`)
	reasoning = regexp.MustCompile(`(?:^|[ \t])--(?:[ \t]+|$)`)
	word      = regexp.MustCompile(`[^\s,]+`)
)

// read lists the directives of a file in source order.
func read(f *program.File) []*directive {
	var out []*directive
	for _, c := range f.Comments {
		if !strings.Contains(c.Text, "proviso:") {
			continue // the common case, without the regular expression
		}
		if m := speaking.FindStringSubmatchIndex(c.Text); m != nil {
			out = append(out, parse(c, m))
		}
	}
	placed(f, out)
	return out
}

// parse reads a comment by the submatches of speaking.
func parse(c program.Comment, m []int) *directive {
	d := &directive{span: c.Span, verb: c.Text[m[2]:m[3]], end: c.Span.Start + m[3]}
	if m[4] < 0 {
		return d
	}
	rest := c.Text[m[4]:m[5]]
	if cut := reasoning.FindStringIndex(rest); cut != nil {
		d.reasoned = strings.TrimSpace(rest[cut[1]:]) != ""
		rest = rest[:cut[0]]
	}
	for _, w := range word.FindAllStringIndex(rest, -1) {
		start := c.Span.Start + m[4] + w[0]
		d.names = append(d.names, &name{text: rest[w[0]:w[1]], span: syntax.Span{Start: start, End: start + w[1] - w[0]}})
		d.end = start + w[1] - w[0]
	}
	return d
}

// placed gives every name the lines for which it holds.
func placed(f *program.File, list []*directive) {
	last := f.Text.LineCount()
	open := map[string]*name{}
	for _, d := range list {
		line := f.Text.LineOf(d.span.Start)
		for _, n := range d.names {
			switch d.verb {
			case nextLine:
				n.from = codeLine(f, f.Text.LineOf(max(d.span.End-1, d.span.Start))+1)
				n.to = n.from
			case wholeFile:
				n.from, n.to = 0, last
			case disable:
				n.from, n.to = line, last
				if !startsLine(f.Text, d.span.Start) {
					n.to = line // behind code: for that line only
				} else {
					open[n.text] = n
				}
			case enable:
				n.from, n.to = 1, 0
				if o := open[n.text]; o != nil {
					o.to, n.used = line, true
					delete(open, n.text)
				}
			}
		}
		if d.verb == enable && len(d.names) == 0 {
			for text, o := range open {
				o.to = line
				delete(open, text)
			}
		}
	}
}

// codeLine is the first line at or below line that is not taken up by comments, so that directives can be stacked.
func codeLine(f *program.File, line int) int {
	for _, c := range f.Comments {
		if f.Text.LineOf(c.Span.Start) == line && alone(f.Text, c.Span) {
			line = f.Text.LineOf(max(c.Span.End-1, c.Span.Start)) + 1
		}
	}
	return line
}

// startsLine reports whether only white space stands before the offset on its line.
func startsLine(t *syntax.Text, offset int) bool {
	line := t.LineSpan(t.LineOf(offset))
	return strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: offset})) == ""
}

// alone reports whether nothing but the span stands on its lines.
func alone(t *syntax.Text, s syntax.Span) bool {
	line := t.LineSpan(t.LineOf(max(s.End-1, s.Start)))
	return startsLine(t, s.Start) && strings.TrimSpace(t.Slice(syntax.Span{Start: min(s.End, line.End), End: line.End})) == ""
}
