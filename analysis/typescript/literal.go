package typescript

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) number(n syntax.ID) *program.Expr {
	e := l.named(program.Int, n, n)
	hex := len(e.Name) > 1 && e.Name[0] == '0' && strings.ContainsAny(e.Name[1:2], "xXbBoO")
	if !hex && strings.ContainsAny(e.Name, ".eE") {
		e.Op = program.Float
	}
	return e
}

func (l *lowering) str(n syntax.ID) *program.Expr {
	e := l.new(program.Str, n)
	e.Name = l.unquoted(n)
	return e
}

// unquoted is the value of a string node, "" for none.
func (l *lowering) unquoted(n syntax.ID) string {
	if n == 0 {
		return ""
	}
	var b strings.Builder
	for c := l.tree.Nodes[n].First; c != 0; c = l.tree.Nodes[c].Next {
		l.fragment(&b, c)
	}
	return b.String()
}

func (l *lowering) fragment(b *strings.Builder, c syntax.ID) {
	switch l.kind(c) {
	case "string_fragment":
		b.WriteString(l.source(c))
	case "escape_sequence":
		b.WriteString(unescape(l.source(c)))
	}
}

// unescape is the value of one escape sequence.
func unescape(s string) string {
	if len(s) < 2 {
		return s
	}
	switch s[1] {
	case 'n':
		return "\n"
	case 't':
		return "\t"
	case 'r':
		return "\r"
	case 'b':
		return "\b"
	case 'f':
		return "\f"
	case 'v':
		return "\v"
	case '0':
		return "\x00"
	case '\n', '\r':
		return ""
	case 'x', 'u':
		if r, err := strconv.ParseUint(strings.Trim(s[2:], "{}"), 16, 32); err == nil && r <= utf8.MaxRune {
			return string(rune(r))
		}
	}
	return s[1:]
}

// template lists constant and computed parts in turn.
func (l *lowering) template(n syntax.ID) *program.Expr {
	e := l.new(program.Template, n)
	var text strings.Builder
	start := l.span(n).Start + 1
	flush := func(end int) {
		if text.Len() > 0 {
			e.List = append(e.List, &program.Expr{Op: program.Str, Span: syntax.Span{Start: start, End: end}, Name: text.String()})
			text.Reset()
		}
	}
	for c := l.tree.Nodes[n].First; c != 0; c = l.tree.Nodes[c].Next {
		s := l.span(c)
		switch l.kind(c) {
		case "template_substitution":
			flush(s.Start)
			if x := l.firstPart(c); x != 0 {
				e.List = append(e.List, l.expr(x))
			}
			start = s.End
		default:
			if text.Len() == 0 {
				start = s.Start
			}
			l.fragment(&text, c)
		}
	}
	flush(max(start, l.span(n).End-1))
	return e
}

func (l *lowering) array(n syntax.ID) *program.Expr {
	e := l.new(program.Array, n)
	e.List = l.elements(n)
	return e
}

func (l *lowering) elements(n syntax.ID) []*program.Expr {
	var out []*program.Expr
	for _, p := range l.parts(n) {
		out = append(out, l.expr(p))
	}
	return out
}

func (l *lowering) spread(n syntax.ID) *program.Expr {
	e := l.new(program.Spread, n)
	e.Name = "*"
	e.X = l.optional(l.firstPart(n))
	return e
}

func (l *lowering) object(n syntax.ID) *program.Expr {
	e := l.new(program.Hash, n)
	for _, p := range l.parts(n) {
		switch l.kind(p) {
		case "pair":
			e.List = append(e.List, l.pair(p, l.child(p, "key"), func() *program.Expr { return l.optional(l.child(p, "value")) }))
		case "shorthand_property_identifier":
			e.List = append(e.List, l.pair(p, p, func() *program.Expr { return l.name(p) }))
		case "method_definition":
			e.List = append(e.List, l.pair(p, l.child(p, "name"), func() *program.Expr { return l.closure(p) }))
		case "spread_element":
			s := l.spread(p)
			s.Name = "**"
			e.List = append(e.List, s)
		default:
			e.List = append(e.List, l.expr(p))
		}
	}
	return e
}

func (l *lowering) pair(n, key syntax.ID, value func() *program.Expr) *program.Expr {
	e := l.new(program.Pair, n)
	if key == 0 {
		return l.opaque(n)
	}
	e.Name, e.NameSpan = l.key(key), l.span(key)
	switch l.kind(key) {
	case "computed_property_name":
		e.Name = ""
		e.X = l.inner(key)
	case "number":
		e.X = l.number(key)
	default:
		e.X = &program.Expr{Op: program.Str, Span: e.NameSpan, Name: e.Name}
	}
	e.Y = value()
	return e
}
