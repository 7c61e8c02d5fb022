package server

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// typist is a client that edits a document at random, keeping a text of its own.
type typist struct {
	random  *rand.Rand
	text    string
	before  []string // for undoing
	sources []string // of which it pastes
	typing  string   // what it is about to type, character by character
	at      int      // and where
}

// remembered is how many edits it can undo.
const remembered = 60

// snippets are what it types: half constructs, letters beyond ASCII, all ends of lines.
var snippets = []string{"x", "(", ")", "{", "}", "end", "\n", "\r\n", "\r", "é", "漢", "🙂", "\u2028", "'", "\"", "`", "#", "//", "# @pre `a > 0`\n", "if a.nil?\n",
	"return if x\n", "raise ArgumentError\n", "throw new Error('x');\n", "def m(a)\n", "class A\n", "class A {\n", "m(a: string | null) {\n", "a.b.c", " && ", "=>", "<", ">", "\t", "  "}

// edit makes one edit and tells it in the terms of the protocol.
func (p *typist) edit() object {
	r := p.random
	if p.typing != "" {
		return p.stroke()
	}
	at := p.boundary(r.IntN(len(p.text) + 1))
	switch n := r.IntN(20); {
	case n == 0 && len(p.before) > 0:
		return p.undo()
	case n == 1: // paste of a part of another file
		lines := strings.SplitAfter(p.sources[r.IntN(len(p.sources))], "\n")
		from := r.IntN(len(lines))
		return p.replace(at, at, strings.Join(lines[from:min(from+r.IntN(12), len(lines))], ""))
	case n == 2: // a line of another file, typed on a line of its own
		lines := strings.Split(p.sources[r.IntN(len(p.sources))], "\n")
		at = p.boundary(strings.LastIndexByte(p.text[:at], '\n') + 1)
		p.typing, p.at = strings.TrimSuffix(lines[r.IntN(len(lines))], "\r")+"\n", at
		return p.stroke()
	case n < 7:
		return p.replace(at, p.boundary(min(at+1+r.IntN(12), len(p.text))), "")
	}
	return p.replace(at, at, snippets[r.IntN(len(snippets))])
}

// stroke types the next character.
func (p *typist) stroke() object {
	_, n := utf8.DecodeRuneInString(p.typing)
	key, at := p.typing[:n], p.at
	p.typing, p.at = p.typing[n:], at+n
	return p.replace(at, at, key)
}

func (p *typist) replace(from, to int, insert string) object {
	if p.before = append(p.before, p.text); len(p.before) > remembered {
		p.before = p.before[1:]
	}
	e := p.tell(from, to, insert)
	p.text = p.text[:from] + insert + p.text[to:]
	return e
}

// undo takes the last edit back, as editors tell it: by one replacement.
func (p *typist) undo() object {
	last := p.before[len(p.before)-1]
	p.before, p.typing = p.before[:len(p.before)-1], ""
	step := difference(p.text, last)
	for !utf8.RuneStart(at0(last, step.at)) || !utf8.RuneStart(at0(p.text, step.at)) || within(p.text, step.at) || within(last, step.at) {
		step.at, step.removed, step.added = step.at-1, step.removed+1, step.added+1
	}
	for !utf8.RuneStart(at0(p.text, step.at+step.removed)) || within(p.text, step.at+step.removed) || within(last, step.at+step.added) {
		step.removed, step.added = step.removed+1, step.added+1
	}
	e := p.tell(step.at, step.at+step.removed, last[step.at:step.at+step.added])
	p.text = last
	return e
}

func at0(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 'x'
	}
	return s[i]
}

// within reports whether an offset lies inside an end of line.
func within(s string, i int) bool { return i > 0 && i < len(s) && s[i-1] == '\r' && s[i] == '\n' }

// boundary is the next place at which the protocol can point.
func (p *typist) boundary(i int) int {
	for i < len(p.text) && (!utf8.RuneStart(p.text[i]) || within(p.text, i)) {
		i++
	}
	return i
}

func (p *typist) tell(from, to int, insert string) object {
	return object{"range": object{"start": p.position(from), "end": p.position(to)}, "text": insert}
}

// position counts lines and UTF-16 units from the start of the text, in the plainest way.
func (p *typist) position(offset int) object {
	line, column := 0, 0
	for i := 0; i < offset; {
		r, n := utf8.DecodeRuneInString(p.text[i:])
		switch {
		case r == '\r' && strings.HasPrefix(p.text[i+1:], "\n"):
		case r == '\n' || r == '\r':
			line, column = line+1, 0
		case r > 0xffff:
			column += 2
		default:
			column++
		}
		i += n
	}
	return object{"line": line, "character": column}
}
