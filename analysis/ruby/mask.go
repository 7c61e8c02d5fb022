package ruby

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// loneBlock finds an anonymous block passed on by a call without parentheses, which the grammar cannot read:
//
//	tag.div class: "a", &
//
// A comma before the sign tells it from a binary operator at a line's end; without one, a following "end" does.
var loneBlock = regexp.MustCompile(`(?m),[ \t]*(&)[ \t]*\r?$|\w[ \t]+(&)[ \t]*\r?\n\s*end\b`)

// mask replaces what the grammar cannot read by something of the same length that it can. Lowering reads names from the
// original text and so still sees the "&".
func mask(text *syntax.Text) *syntax.Text {
	s := text.String()
	if !strings.Contains(s, "&") {
		return text
	}
	found := loneBlock.FindAllStringSubmatchIndex(s, -1)
	if found == nil {
		return text
	}
	b := []byte(s)
	for _, m := range found {
		b[max(m[2], m[4])] = '_'
	}
	return syntax.NewText(string(b))
}
