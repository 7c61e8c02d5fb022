package ruby

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// string is a Str, or a Template where something is interpolated.
func (l *lowering) string(n syntax.ID) *program.Expr { return l.content(n, l.new(program.Str, n)) }

// content reads the pieces of n into e, a Str: its value if all are constant; otherwise e becomes a Template of them.
func (l *lowering) content(n syntax.ID, e *program.Expr) *program.Expr {
	var run run
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "string_content", "heredoc_content":
			run.add(l.span(c), l.source(c))
		case "escape_sequence":
			run.add(l.span(c), unescape(l.source(c)))
		case "heredoc_end":
		default:
			e.Op = program.Template
			e.List = append(run.flush(e.List), l.expr(c))
		}
	}
	if e.Op == program.Template {
		e.List = run.flush(e.List)
		return e
	}
	e.Name = run.text.String()
	return e
}

// run gathers neighbouring pieces of constant text.
type run struct {
	text strings.Builder
	span syntax.Span
}

func (r *run) add(s syntax.Span, text string) {
	if r.text.Len() == 0 {
		r.span.Start = s.Start
	}
	r.span.End = s.End
	r.text.WriteString(text)
}

// flush appends the gathered text, if any, to the list as a Str.
func (r *run) flush(list []*program.Expr) []*program.Expr {
	if r.text.Len() == 0 {
		return list
	}
	list = append(list, &program.Expr{Op: program.Str, Span: r.span, Name: r.text.String()})
	r.text.Reset()
	return list
}

var escapes = map[string]string{`\n`: "\n", `\t`: "\t", `\r`: "\r", `\0`: "\x00", `\e`: "\x1b", `\s`: " ", "\\\n": ""}

// unescape gives the character for the common escapes and the escaped character itself for the rest.
func unescape(s string) string {
	if r, ok := escapes[s]; ok {
		return r
	}
	if len(s) == 2 {
		return s[1:]
	}
	return s
}

// heredoc reads the body that belongs to the beginning n; the span stays the beginning's, which is where the value stands.
func (l *lowering) heredoc(n syntax.ID) *program.Expr {
	e := l.new(program.Str, n)
	b, ok := l.heredocs[n]
	if !ok {
		return e
	}
	if e = l.content(b, e); e.Op == program.Template {
		e.List[0].Name = strings.TrimPrefix(e.List[0].Name, "\n")
		return e
	}
	e.Name = strings.TrimPrefix(e.Name, "\n")
	e.Name = e.Name[:strings.LastIndex(e.Name, "\n")+1] // the rest is the terminator's indentation
	if strings.HasPrefix(l.source(n), "<<~") {
		e.Name = dedent(e.Name)
	}
	return e
}

// dedent takes the common indentation off every line, as <<~ does.
func dedent(s string) string {
	lines := strings.SplitAfter(s, "\n")
	common := -1
	for _, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		if indent := len(line) - len(rest); strings.TrimSpace(rest) != "" && (common < 0 || indent < common) {
			common = indent
		}
	}
	for i, line := range lines {
		lines[i] = line[min(max(common, 0), len(line)-len(strings.TrimLeft(line, " \t"))):]
	}
	return strings.Join(lines, "")
}

// chained joins "a" "b".
func (l *lowering) chained(n syntax.ID) *program.Expr {
	e := l.new(program.Str, n)
	var value strings.Builder
	for _, part := range l.exprs(l.parts(n)) {
		if part.Op != program.Str {
			e.Op = program.Template
		}
		value.WriteString(part.Name)
		e.List = append(e.List, part)
	}
	if e.Op == program.Str {
		e.Name, e.List = value.String(), nil
	}
	return e
}

func (l *lowering) character(n syntax.ID) *program.Expr {
	e := l.new(program.Str, n)
	e.Name = strings.TrimPrefix(l.source(n), "?")
	return e
}

func (l *lowering) symbol(n syntax.ID) *program.Expr {
	s := l.span(n)
	name := syntax.Span{Start: min(s.Start+1, s.End), End: s.End}
	return &program.Expr{Op: program.Symbol, Span: s, Name: l.text.Slice(name), NameSpan: name}
}

func (l *lowering) delimitedSymbol(n syntax.ID) *program.Expr {
	e := l.string(n)
	if e.Op == program.Str {
		e.Op, e.NameSpan = program.Symbol, trim(e.Span, 2, 1)
	}
	return e
}

func trim(s syntax.Span, start, end int) syntax.Span {
	s.Start = min(s.Start+start, s.End)
	s.End = max(s.End-end, s.Start)
	return s
}

func (l *lowering) bareSymbol(n syntax.ID) *program.Expr {
	if e := l.string(n); e.Op == program.Template {
		return e
	}
	return l.named(program.Symbol, n)
}

func (l *lowering) regex(n syntax.ID) *program.Expr {
	e := l.string(n)
	if e.Op == program.Template {
		e.Name = "regex"
		return e
	}
	return l.named(program.Regex, n)
}

func (l *lowering) subshell(n syntax.ID) *program.Expr {
	e := l.string(n)
	if e.Op == program.Str {
		e.List = []*program.Expr{{Op: program.Str, Span: e.Span, Name: e.Name}}
	}
	e.Op, e.Name = program.Template, "shell"
	return e
}

func (l *lowering) array(n syntax.ID) *program.Expr {
	e := l.new(program.Array, n)
	e.List = l.exprs(l.parts(n))
	return e
}

func (l *lowering) hash(n syntax.ID) *program.Expr {
	e := l.array(n)
	e.Op = program.Hash
	return e
}

// pair lowers key and value; the shorthand x: reads x as a variable or a call.
func (l *lowering) pair(n syntax.ID) *program.Expr {
	e := l.new(program.Pair, n)
	key, value := l.child(n, "key"), l.child(n, "value")
	if key == 0 {
		return l.opaque(n)
	}
	e.X = l.expr(key)
	if e.X.Op == program.Str && l.tree.ChildOfKind(n, "=>") == 0 {
		e.X.Op = program.Symbol // "a b": 1
	}
	e.Name, e.NameSpan = e.X.Name, l.span(key)
	switch {
	case value != 0:
		e.Y = l.expr(value)
	case e.X.Op == program.Symbol:
		e.Y = l.read(l.span(key))
	}
	return e
}

func (l *lowering) rangeOf(n syntax.ID) *program.Expr {
	e := l.new(program.Range, n)
	e.Name = l.source(l.child(n, "operator"))
	e.X = l.optional(l.child(n, "begin"))
	e.Y = l.optional(l.child(n, "end"))
	return e
}
