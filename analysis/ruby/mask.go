package ruby

import (
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// mask replaces what the grammar cannot read by something of the same length that it can: an anonymous block passed on by a call
// without parentheses,
//
//	tag.div class: "a", &
//
// A comma before the sign tells it from a binary operator at a line's end; without one, a following "end" does. Lowering reads
// names from the original text and so still sees the "&".
func mask(text *syntax.Text) *syntax.Text {
	s := text.String()
	var masked []byte
	for at := 0; ; at++ {
		next := strings.IndexByte(s[at:], '&')
		if next < 0 {
			break
		}
		if at += next; loneBlock(s[:at], s[at+1:]) {
			if masked == nil {
				masked = []byte(s)
			}
			masked[at] = '_'
		}
	}
	if masked == nil {
		return text
	}
	return syntax.NewText(string(masked))
}

// loneBlock reports whether a "&" between the two texts passes an anonymous block on.
func loneBlock(before, after string) bool {
	rest := strings.TrimPrefix(strings.TrimLeft(after, " \t"), "\r")
	if rest != "" && rest[0] != '\n' {
		return false
	}
	operand := strings.TrimRight(before, " \t")
	if strings.HasSuffix(operand, ",") {
		return true
	}
	return operand != before && operand != "" && wordByte(operand[len(operand)-1]) && endsHere(strings.TrimLeft(rest, " \t\r\n\f\v"))
}

func endsHere(s string) bool {
	return strings.HasPrefix(s, "end") && (len(s) == len("end") || !wordByte(s[len("end")]))
}

func wordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
