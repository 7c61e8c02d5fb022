package rbs

import "strings"

// token is a word, a sign or a literal. first tells that it begins a line.
type token struct {
	text  string
	first bool
}

// scan splits a text into tokens. Comments and annotations are left out.
func scan(src string) []token {
	var out []token
	first := true
	for i := 0; i < len(src); {
		c := src[i]
		start := i
		switch {
		case c == '\n':
			first = true
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case c == '#':
			i += line(src[i:])
			continue
		case c == '%' && strings.HasPrefix(src[i:], "%a"):
			i = annotation(src, i)
			continue
		case c == '"' || c == '\'' || c == '`':
			i = quoted(src, i)
		case wordByte(c) || c == '@' || c == '$':
			i = word(src, i)
		case c == ':' && strings.HasPrefix(src[i:], "::"):
			i += 2
		case c == ':' && i+1 < len(src) && (wordByte(src[i+1]) || src[i+1] == '"') && (i == 0 || !wordByte(src[i-1]) && src[i-1] != '?' && src[i-1] != '!' && src[i-1] != '`'):
			i = symbol(src, i)
		case strings.HasPrefix(src[i:], "->"), strings.HasPrefix(src[i:], "**"):
			i += 2
		case strings.HasPrefix(src[i:], "..."):
			i += 3
		default:
			i++
		}
		out = append(out, token{src[start:i], first})
		first = false
	}
	return out
}

func line(src string) int {
	if n := strings.IndexByte(src, '\n'); n >= 0 {
		return n
	}
	return len(src)
}

// closing are the brackets that an annotation may stand in.
var closing = map[byte]byte{'{': '}', '(': ')', '[': ']', '<': '>', '|': '|'}

// annotation skips %a{…}.
func annotation(src string, i int) int {
	if i += 2; i >= len(src) || closing[src[i]] == 0 {
		return i
	}
	if n := strings.IndexByte(src[i+1:], closing[src[i]]); n >= 0 {
		return i + n + 2
	}
	return len(src)
}

// quoted skips a text in quotes; an unclosed one ends with its line.
func quoted(src string, i int) int {
	quote := src[i]
	for i++; i < len(src) && src[i] != '\n'; i++ {
		switch src[i] {
		case quote:
			return i + 1
		case '\\':
			if i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		}
	}
	return i
}

func symbol(src string, i int) int {
	if src[i+1] == '"' {
		return quoted(src, i+1)
	}
	return word(src, i+1)
}

// word skips a name with its sigil and its mark: @name, valid?, save!.
func word(src string, i int) int {
	for i < len(src) && (src[i] == '@' || src[i] == '$') {
		i++
	}
	for i < len(src) && wordByte(src[i]) {
		i++
	}
	if i < len(src) && src[i] == '!' && !strings.HasPrefix(src[i:], "!=") {
		i++
	}
	return i
}

func wordByte(c byte) bool {
	return c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
