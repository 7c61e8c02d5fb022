package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// The longest line a repair makes on its own account where nothing else is known: what the linters of the languages allow by default.
const (
	rubyWidth       = 120
	typeScriptWidth = 100
)

// limits are the line lengths that people agree on, the shortest first.
var limits = []int{80, 100, 120}

// pressed is how many lines must end within reach of a limit, none beyond it, before it counts as one: texts that are short by
// themselves keep every limit.
const (
	pressed = 12
	reach   = 8
)

// filled counts the lines of a file that come close to each of the limits, and those beyond.
type filled struct {
	near, beyond [3]int
}

type filledKey struct{}

// filledOf counts the lines of code of a file, once. Lines that cannot be broken, such as long texts and comments, say nothing.
func filledOf(f *program.File) *filled {
	return f.Derive(filledKey{}, func() any {
		out := &filled{}
		for line := range strings.Lines(f.Text.String()) {
			line = strings.TrimRight(line, "\r\n")
			if code := strings.TrimSpace(line); strings.HasPrefix(code, "#") || strings.HasPrefix(code, "//") || strings.HasPrefix(code, "*") {
				continue
			}
			n := utf8.RuneCountInString(line)
			least := n
			if n > limits[0] {
				least -= unbroken(line)
			}
			for i, limit := range limits {
				switch {
				case n > limit && least <= limit:
				case n > limit:
					out.beyond[i]++
				case n > limit-reach:
					out.near[i]++
				}
			}
		}
		return out
	}).(*filled)
}

// literal is a text that is long enough for nobody to blame a line for its length.
var literal = regexp.MustCompile(`'[^']{20,}'|"[^"]{20,}"|` + "`[^`]{20,}`")

// unbroken is how much of a line is within texts, which formatters do not break.
func unbroken(line string) int {
	n := 0
	for _, text := range literal.FindAllString(line, -1) {
		n += utf8.RuneCountInString(text)
	}
	return n
}

type widthKey struct{ file *program.File }

// widthOf is the longest line a repair makes: the shortest limit that the files around press against and hardly ever pass.
func widthOf(p *contracts.Pass, f *program.File) int {
	if known, ok := p.Memo[widthKey{f}]; ok {
		return known.(int)
	}
	width := learntWidth(p, f)
	if p.Memo != nil {
		p.Memo[widthKey{f}] = width
	}
	return width
}

func learntWidth(p *contracts.Pass, f *program.File) int {
	var all filled
	files := []*program.File{f}
	if p.Program != nil {
		files = append(files, p.Program.Near(f.Path, neighbourhood)...)
	}
	for _, near := range files {
		n := filledOf(near)
		for i := range limits {
			all.near[i] += n.near[i]
			all.beyond[i] += n.beyond[i]
		}
	}
	for i, limit := range limits {
		if all.near[i] >= pressed && all.beyond[i]*20 <= all.near[i] {
			return limit
		}
	}
	if f.Language == program.Ruby {
		return rubyWidth
	}
	return typeScriptWidth
}

// Fits reports whether edits within lines of a file leave each as short as the lines around are, if it was.
func Fits(p *contracts.Pass, f *program.File, edits []contracts.Edit) bool {
	width, grown := widthOf(p, f), map[int]int{}
	for _, e := range edits {
		if e.File == f {
			grown[f.Text.LineOf(e.Span.Start)] += utf8.RuneCountInString(e.NewText) - utf8.RuneCountInString(f.Text.Slice(e.Span))
		}
	}
	for line, more := range grown {
		was := utf8.RuneCountInString(f.Text.Slice(f.Text.LineSpan(line)))
		if was <= width && was+more > width {
			return false
		}
	}
	return true
}
