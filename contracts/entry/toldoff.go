package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// ToldOff reports whether the author has told RuboCop, at a place, that what one of its cops would say is meant so.
func ToldOff(f *program.File, op *program.Expr, cop string) bool {
	line := f.Text.LineOf(op.Span.Start)
	off := false
	for _, c := range f.Comments {
		if c.Span.Start > op.Span.End && f.Text.LineOf(c.Span.Start) > f.Text.LineOf(op.Span.End) {
			break
		}
		if !strings.Contains(c.Text, cop) {
			continue
		}
		own := strings.TrimSpace(f.Text.Slice(f.Text.LineSpan(f.Text.LineOf(c.Span.Start)))) == c.Text
		switch at := f.Text.LineOf(c.Span.Start); {
		case strings.Contains(c.Text, "rubocop:enable"):
			off = false
		case own || at >= line && at <= f.Text.LineOf(op.Span.End):
			off = true
		}
	}
	return off
}
