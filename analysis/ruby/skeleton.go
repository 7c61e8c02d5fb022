package ruby

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// withoutBrokenRuns takes out the statements of class bodies that cannot be read by themselves, and parses what is left.
// It comes after the methods were repaired, for what is half typed between them.
func (s *source) withoutBrokenRuns(b []byte) (*syntax.Tree, error) {
	text := syntax.NewText(string(b))
	k := &skeleton{text: text, methods: map[int]int{}, start: -1}
	for _, m := range methodSlices(text) {
		k.methods[text.LineOf(m.span.Start)] = text.LineOf(m.span.End)
	}
	k.walk()
	for _, run := range k.runs {
		tree, err := syntax.Parse(syntax.NewText(text.Slice(run)), syntax.Ruby)
		if err != nil {
			return nil, err
		}
		if s.unreadable(tree, run.Start) {
			blank(b, run.Start, run.End)
		}
	}
	return syntax.Parse(syntax.NewText(string(b)), syntax.Ruby)
}

// skeleton reads a text line by line: class and module lines with their ends, methods, and the runs of lines between
// them, one for each statement.
type skeleton struct {
	text    *syntax.Text
	methods map[int]int // first line → last line
	open    []frame
	start   int // first line of the run being read, or -1
	runs    []syntax.Span
}

// frame is an open class: the column of its keyword, and that of its statements.
type frame struct{ indent, body int }

var continuation = regexp.MustCompile(`^(?:[)\]}.]|&\.|(?:end|else|elsif|when|in|rescue|ensure)\b)`)

func (k *skeleton) walk() {
	for i := 0; i < k.text.LineCount(); i++ {
		line := k.text.Slice(k.text.LineSpan(i))
		code := strings.TrimLeft(line, " \t")
		if code == "" {
			continue
		}
		if last, ok := k.methods[i]; ok && len(line)-len(code) <= k.column(len(line)-len(code)) {
			k.flush(i)
			i = last
			continue
		}
		k.line(i, len(line)-len(code), code)
	}
	k.flush(k.text.LineCount())
}

// line sorts one line outside methods by its column and its first word.
func (k *skeleton) line(i, indent int, code string) {
	column := k.column(indent)
	word := firstWord(code)
	switch {
	case (word == "class" || word == "module") && !complete(code):
		k.flush(i)
		k.open = append(k.open, frame{indent, -1})
	case word == "end" && len(k.open) > 0 && k.open[len(k.open)-1].indent == indent:
		k.flush(i)
		k.open = k.open[:len(k.open)-1]
	case indent <= column && !continuation.MatchString(code):
		k.flush(i)
		k.start = i
	case k.start < 0:
		k.start = i
	}
}

// column is where the statements of the innermost class begin: where the first of them did.
func (k *skeleton) column(indent int) int {
	if len(k.open) == 0 {
		return 0
	}
	f := &k.open[len(k.open)-1]
	if f.body < 0 {
		f.body = indent
	}
	return f.body
}

func (k *skeleton) flush(line int) {
	if k.start >= 0 {
		k.runs = append(k.runs, syntax.Span{Start: k.text.LineSpan(k.start).Start, End: k.text.LineSpan(line - 1).End})
		k.start = -1
	}
}
