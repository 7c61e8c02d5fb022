package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// maskAmpersands replaces "&" in the text and attributes of JSX elements, which is legal there and which the grammar takes for
// the beginning of an entity. It does so only on lines with errors: elsewhere "&" may be an operator after all.
func maskAmpersands(text *syntax.Text, errors []syntax.Span) (string, bool) {
	src := text.String()
	b := []byte(src)
	found := false
	next := 0
	for _, e := range errors {
		from := max(next, text.LineSpan(text.LineOf(e.Start)).Start)
		next = max(next, text.LineSpan(text.LineOf(e.End)).End)
		for i := from; i < next; i++ {
			if src[i] == '&' && lone(src, i) && (inContent(src, i) || inAttribute(src, i)) {
				b[i], found = '+', true
			}
		}
	}
	return string(b), found
}

// lone reports whether the ampersand is half of no "&&" and begins no entity.
func lone(src string, at int) bool {
	doubled := at+1 < len(src) && src[at+1] == '&' || at > 0 && src[at-1] == '&'
	return !doubled && !entity(src[at:])
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

// inContent reports whether what stands on the left ends a tag or an expression, and on the right begins one.
func inContent(src string, at int) bool {
	from := max(0, at-window)
	left := strings.LastIndexAny(src[from:at], "<>{}")
	right := strings.IndexAny(src[at:min(len(src), at+window)], "<>{}")
	if left < 0 || right < 0 {
		return false
	}
	l, r := from+left, at+right
	arrow := src[l] == '>' && l > 0 && src[l-1] == '='
	return (src[l] == '>' && !arrow || src[l] == '}') && (src[r] == '{' || tag(src, r))
}

// tag reports whether "<" may begin a tag, rather than compare or open type arguments.
func tag(src string, at int) bool {
	if at+1 >= len(src) || src[at] != '<' {
		return false
	}
	return src[at+1] == '/' || src[at+1] == '>' || wordByte(src[at+1]) && !wordByte(src[at-1])
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
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
