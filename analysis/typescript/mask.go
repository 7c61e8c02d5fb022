package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// mask replaces, byte for byte, what the grammar cannot read: "&" in the text of JSX elements, which is legal there if it
// begins no entity, and the markers of a merge conflict. It reports whether anything was replaced.
func mask(src string, language syntax.Language) (string, bool) {
	var b []byte
	edit := func() []byte {
		if b == nil {
			b = []byte(src)
		}
		return b
	}
	if strings.Contains(src, "\n<<<<<<< ") || strings.HasPrefix(src, "<<<<<<< ") {
		maskConflicts(src, edit)
	}
	if language == syntax.TSX && strings.Contains(src, "&") {
		maskAmpersands(src, edit)
	}
	if b == nil {
		return src, false
	}
	return string(b), true
}

// maskConflicts blanks the marker lines; both sides stay.
func maskConflicts(src string, edit func() []byte) {
	start := 0
	for _, line := range strings.SplitAfter(src, "\n") {
		bare := strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(bare, "<<<<<<< ") || strings.HasPrefix(bare, ">>>>>>> ") || strings.HasPrefix(bare, "||||||| ") || bare == "=======" {
			blank(edit()[start : start+len(bare)])
		}
		start += len(line)
	}
}

func blank(b []byte) {
	for i := range b {
		if b[i] != '\n' && b[i] != '\r' {
			b[i] = ' '
		}
	}
}

// maskAmpersands replaces a lone "&" that cannot be an operator: not doubled, no entity, and either between the ">" or "}"
// that ends a tag or expression and the "<" or "{" of the next, or inside the quotes of an attribute.
func maskAmpersands(src string, edit func() []byte) {
	for i := 0; i < len(src); i++ {
		if src[i] != '&' || i+1 < len(src) && src[i+1] == '&' || i > 0 && src[i-1] == '&' || entity(src[i:]) {
			continue
		}
		if inContent(src, i) || inAttribute(src, i) {
			edit()[i] = '+'
		}
	}
}

// entity reports whether s begins with "&name;" or "&#1;".
func entity(s string) bool {
	for i := 1; i < len(s) && i < 12; i++ {
		switch c := s[i]; {
		case c == ';':
			return i > 1
		case c == '#' && i == 1, 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		default:
			return false
		}
	}
	return false
}

// window bounds how far the surroundings of an ampersand are read, so that hostile text costs linear time.
const window = 400

// inContent reports whether the nearest bracket on the left closes a tag or expression, and on the right opens one.
func inContent(src string, at int) bool {
	left := strings.LastIndexAny(src[max(0, at-window):at], "<>{}();=")
	right := strings.IndexAny(src[at:min(len(src), at+window)], "<>{};=")
	if left < 0 || right < 0 {
		return false
	}
	l, r := src[max(0, at-window)+left], src[at+right]
	if l == ')' || l == '(' { // prose has parentheses, too
		return r == '<' && at+right+1 < len(src) && src[at+right+1] == '/' && strings.ContainsRune(src[max(0, at-window):at], '>')
	}
	arrow := l == '>' && left > 0 && src[max(0, at-window)+left-1] == '='
	return (l == '>' && !arrow || l == '}') && (r == '<' || r == '{')
}

// inAttribute reports whether the ampersand stands inside name="…".
func inAttribute(src string, at int) bool {
	from := max(0, at-window)
	quote := strings.LastIndexAny(src[from:at], "\"'\n")
	if quote <= 0 || src[from+quote] == '\n' || src[from+quote-1] != '=' {
		return false
	}
	end := strings.IndexAny(src[at:min(len(src), at+window)], "\"'\n")
	return end > 0 && src[at+end] == src[from+quote]
}
