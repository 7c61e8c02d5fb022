package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// CommentedAbove reports whether the comment that stands right above a place, on lines of its own, speaks in words that match.
func CommentedAbove(f *program.File, at int, words *regexp.Regexp) bool {
	line := f.Text.LineOf(at)
	for i := len(f.Comments) - 1; i >= 0; i-- {
		c := f.Comments[i]
		switch last := f.Text.LineOf(max(c.Span.End-1, c.Span.Start)); {
		case last >= line:
		case last < line-1:
			return false
		case f.Text.LineOf(c.Span.Start) == last && strings.TrimSpace(f.Text.Slice(f.Text.LineSpan(last))) != strings.TrimSpace(c.Text):
			return false
		case words.MatchString(c.Text):
			return true
		default:
			line = f.Text.LineOf(c.Span.Start)
		}
	}
	return false
}
