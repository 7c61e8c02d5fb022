package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// manner is how a file is typed: what a formatter would settle.
type manner struct {
	single, double int // string literals by their quotes
	ended, open    int // TypeScript statements with and without a semicolon
	units          map[string]int
}

type mannerKey struct{}

// mannerOf is the manner of a file, read once.
func mannerOf(f *program.File) *manner {
	return f.Derive(mannerKey{}, func() any { return readManner(f) }).(*manner)
}

func readManner(f *program.File) *manner {
	m := &manner{units: map[string]int{}}
	src := f.Text.String()
	for _, method := range f.AllMethods() {
		if !method.HasBody() {
			continue
		}
		m.step(f.Text, method)
		method.Body().Walk(func(e *program.Expr) bool {
			switch e.Op {
			case program.Str:
				m.quoted(src, e.Span)
			case program.Block:
				m.statements(src, e)
			}
			return true
		})
	}
	for _, c := range f.Classes {
		for _, list := range declarative(c) {
			for _, outside := range list {
				outside.Walk(func(e *program.Expr) bool {
					if e.Op == program.Str {
						m.quoted(src, e.Span)
					}
					return true
				})
			}
		}
	}
	for _, i := range f.Imports {
		m.quoted(src, quotedIn(src, i.Span))
	}
	return m
}

// declarative is what a class says outside its methods.
func declarative(c *program.Class) [][]*program.Expr {
	out := [][]*program.Expr{c.Macros, c.Decorators}
	for _, fd := range c.Fields {
		out = append(out, fd.Decorators, []*program.Expr{fd.Init})
	}
	for _, m := range c.Methods {
		out = append(out, m.Decorators)
		for _, prm := range m.Params {
			out = append(out, prm.Decorators, []*program.Expr{prm.Default})
		}
	}
	return out
}

// quotedIn is where the literal that says where an import comes from stands.
func quotedIn(src string, s syntax.Span) syntax.Span {
	rest := src[min(s.End, len(src)):]
	open := strings.IndexAny(rest, `'"`)
	if open < 0 {
		return syntax.Span{}
	}
	shut := strings.IndexByte(rest[open+1:], rest[open])
	if shut < 0 {
		return syntax.Span{}
	}
	return syntax.Span{Start: s.End + open, End: s.End + open + shut + 2}
}

func (m *manner) quoted(src string, s syntax.Span) {
	if s.Start >= len(src) || s.End <= s.Start {
		return
	}
	switch src[s.Start] {
	case '\'':
		m.single++
	case '"':
		m.double++
	}
}

// statements counts how statements end that end their line.
func (m *manner) statements(src string, block *program.Expr) {
	for _, s := range block.List {
		switch s.Op {
		case program.Call, program.Assign, program.Return, program.Raise, program.Await:
		default:
			continue
		}
		if s.Span.End == 0 || s.Span.End > len(src) {
			continue
		}
		switch {
		case src[s.Span.End-1] == ';', strings.HasPrefix(src[s.Span.End:], ";"):
			m.ended++
		default:
			m.open++
		}
	}
}

// step notes how far a body stands in from its definition.
func (m *manner) step(t *syntax.Text, method *program.Method) {
	if len(method.Body().List) == 0 || method.Kind == program.KindTopLevel {
		return
	}
	first := method.Body().List[0].Span.Start
	if t.LineOf(first) == t.LineOf(method.Span.Start) {
		return
	}
	if unit, ok := strings.CutPrefix(t.Indent(first), t.Indent(method.Span.Start)); ok && unit != "" {
		m.units[unit]++
	}
}

// Unit is one step of indentation in the file's manner.
func Unit(f *program.File) string {
	best, n := "  ", 0
	for _, unit := range []string{"  ", "    ", "\t", "   "} {
		if c := mannerOf(f).units[unit]; c > n {
			best, n = unit, c
		}
	}
	return best
}

// quote is the quotation mark the file uses more often.
func quote(f *program.File) string {
	if m := mannerOf(f); m.single > m.double {
		return "'"
	}
	return `"`
}

// Stop is what ends a statement in the file.
func Stop(f *program.File) string { return stop(f) }

func stop(f *program.File) string {
	m := mannerOf(f)
	if f.Language == program.Ruby || m.open > m.ended {
		return ""
	}
	return ";"
}

// Literal is a text in the file's quotes.
func Literal(f *program.File, text string) string {
	q := quote(f)
	if strings.Contains(text, q) && !strings.ContainsAny(text, `"`) {
		q = `"`
	}
	text = strings.ReplaceAll(text, `\`, `\\`)
	return q + strings.ReplaceAll(text, q, `\`+q) + q
}

// Requoted gives the plain literals in a line of code the quotes that a file uses, if it has any.
func Requoted(f *program.File, code string) string {
	m := mannerOf(f)
	if m.single == m.double || strings.ContainsAny(code, "`") {
		return code
	}
	q := quote(f)
	var b strings.Builder
	for rest := code; rest != ""; {
		open := strings.IndexAny(rest, `'"`)
		if open < 0 {
			b.WriteString(rest)
			break
		}
		shut := closing(rest[open:])
		if shut < 0 {
			b.WriteString(rest)
			break
		}
		literal := rest[open : open+shut+1]
		if inside := literal[1 : len(literal)-1]; !strings.ContainsAny(inside, `'"\#`) { // means the same in either
			literal = q + inside + q
		}
		b.WriteString(rest[:open] + literal)
		rest = rest[open+shut+1:]
	}
	return b.String()
}

// closing is where the literal ends that a text begins with; -1 if it does not.
func closing(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case text[0]:
			return i
		}
	}
	return -1
}
