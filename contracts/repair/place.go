package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// AtHead places a line of code at the head of m, behind super and leading guards.
func AtHead(m *program.Method, text string) (contracts.Edit, bool) {
	if m.BodyForm == program.NoBody || !m.HasBody() {
		return contracts.Edit{}, false
	}
	return place(m, "", plain(text))
}

// Statement places lines of code at the head of m where a guard about the subject would stand; write is told how wide a line may be.
func Statement(p *contracts.Pass, m *program.Method, subject string, write func(width int) []string) ([]contracts.Edit, bool) {
	if m.BodyForm == program.NoBody || !m.HasBody() || m.Broken {
		return nil, false
	}
	edit, ok := place(m, subject, func(f *program.File, indent string) []string { return write(widthOf(p, f) - len(indent)) })
	return []contracts.Edit{edit}, ok
}

// place puts a guard about a subject where it belongs: behind super and the guards that speak of earlier parameters, before
// whatever uses the subject. A body that has no room for lines is opened.
func place(m *program.Method, subject string, w writer) (contracts.Edit, bool) {
	stmts := statements(m)
	switch {
	case m.BodyForm == program.ExpressionBody:
		return openBody(m, w)
	case len(stmts) == 0:
		return inEmpty(m, w)
	}
	if oneLine(m) {
		return openLine(m, w)
	}
	i := headEnd(m, stmts, subject)
	if i > 0 {
		return behind(m, i-1, w)
	}
	return atTop(m, stmts[0], w)
}

// statements are those of a body, or of what a rescue of the whole Ruby method protects: there they stand where they would without.
func statements(m *program.Method) []*program.Expr {
	list := m.Body().List
	if m.File.Language != program.Ruby || len(list) != 1 || list[0].Op != program.Try || list[0].Y == nil || list[0].Y.Op != program.Block || list[0].Has(program.Modifier) {
		return list
	}
	if strings.HasPrefix(m.File.Text.Slice(list[0].Span), "begin") || len(list[0].Y.List) == 0 {
		return list
	}
	return list[0].Y.List
}

// atTop places lines first in the body, above the comments that lead its first statement.
func atTop(m *program.Method, first *program.Expr, w writer) (contracts.Edit, bool) {
	t := m.File.Text
	line := t.LineOf(declaration(t, first))
	opens := t.LineOf(m.BodySpan.Start)
	if len(m.Params) > 0 {
		opens = max(opens, t.LineOf(m.Params[len(m.Params)-1].Span.End))
	}
	if line == opens || strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(line).Start, End: declaration(t, first)})) != "" {
		return inline(m, declaration(t, first), w)
	}
	at := line
	for at > opens+1 && above(m, at-1) {
		at--
	}
	start := t.LineSpan(at).Start
	indent := t.Indent(t.LineSpan(line).Start)
	text := lines(w(m.File, indent), indent, t.EOL())
	switch {
	case blank(t, at):
	case at < line: // a comment about what follows
		text += t.EOL()
	default:
		text += gap(m, first, t.EOL())
	}
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: start, End: start}, NewText: text}, true
}

// above reports whether a line of a body holds nothing but comment or white space.
func above(m *program.Method, line int) bool {
	t := m.File.Text
	if blank(t, line) {
		return true
	}
	span := t.LineSpan(line)
	start := span.Start + len(t.Indent(span.Start))
	for i := len(m.File.Comments) - 1; i >= 0; i-- {
		if c := m.File.Comments[i].Span; c.Start <= start && start < c.End && c.Start >= m.BodySpan.Start {
			return strings.TrimSpace(t.Slice(syntax.Span{Start: min(c.End, span.End), End: span.End})) == ""
		}
	}
	return false
}

func blank(t *syntax.Text, line int) bool { return strings.TrimSpace(t.Slice(t.LineSpan(line))) == "" }

// gap is the empty line between guards and what follows them. Only a guard that does nothing but leave, in one line, follows closely.
func gap(m *program.Method, next *program.Expr, eol string) string {
	t := m.File.Text
	if leaving(next) != nil && t.LineOf(next.Span.Start) == t.LineOf(next.Span.End-1) {
		return ""
	}
	for _, g := range entry.Guards(m.Body()) {
		branches := g.Stmt.Op == program.If && g.Stmt.Y != nil && g.Stmt.Z != nil
		if g.Stmt == next && !branches && single(g) && t.LineOf(g.Exit.Span.Start) == t.LineOf(max(g.Exit.Span.End-1, g.Exit.Span.Start)) {
			return ""
		}
	}
	return eol
}

// lines joins lines at an indentation, each with its end.
func lines(list []string, indent, eol string) string {
	var b strings.Builder
	for _, l := range list {
		b.WriteString(indent + l + eol)
	}
	return b.String()
}

// inline places a guard before a statement that does not start its line.
func inline(m *program.Method, at int, w writer) (contracts.Edit, bool) {
	list := w(m.File, "")
	sep := "; "
	if m.File.Language == program.TypeScript {
		sep = " "
	}
	if len(list) > 1 && m.File.Language == program.Ruby {
		return contracts.Edit{}, false
	}
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: at, End: at}, NewText: strings.Join(list, " ") + sep}, true
}

// behind places lines right below the statement of the body with the index, if that ends its line.
func behind(m *program.Method, i int, w writer) (contracts.Edit, bool) {
	t, list := m.File.Text, statements(m)
	s := list[i]
	line := t.LineOf(max(s.Span.End-1, s.Span.Start))
	end := t.LineSpan(line).End
	rest := strings.TrimLeft(strings.TrimSpace(t.Slice(syntax.Span{Start: s.Span.End, End: end})), ";")
	if rest != "" && !strings.HasPrefix(strings.TrimSpace(rest), "#") && !strings.HasPrefix(strings.TrimSpace(rest), "//") {
		return contracts.Edit{}, false
	}
	if strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(s.Span.Start)).Start, End: s.Span.Start})) != "" {
		return contracts.Edit{}, false
	}
	eol, indent := t.EOL(), t.Indent(s.Span.Start)
	text := ""
	for _, l := range w(m.File, indent) {
		text += eol + indent + l
	}
	if next := i + 1; !guards(m)[s] && next < len(list) && !blank(t, line+1) {
		text += gap(m, list[next], eol)
	}
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: end, End: end}, NewText: text}, true
}

// oneLine reports whether a TypeScript body in braces stands on the line of its head.
func oneLine(m *program.Method) bool {
	t := m.File.Text
	return m.File.Language == program.TypeScript && m.BodySpan.Len() > 0 && t.LineOf(m.BodySpan.Start) == t.LineOf(m.BodySpan.End)
}

// openLine gives the statements of a one-line body, and the guard before them, lines of their own.
func openLine(m *program.Method, w writer) (contracts.Edit, bool) {
	t := m.File.Text
	outer := t.Indent(m.BodySpan.Start)
	inner := outer + Unit(m.File)
	eol := t.EOL()
	text := eol + lines(w(m.File, inner), inner, eol) + eol + inner + strings.TrimSpace(t.Slice(m.BodySpan)) + eol + outer
	return contracts.Edit{File: m.File, Span: m.BodySpan, NewText: text}, true
}

// inEmpty opens the braces of an empty TypeScript body, such as that of a constructor with parameter properties.
func inEmpty(m *program.Method, w writer) (contracts.Edit, bool) {
	t := m.File.Text
	if m.File.Language != program.TypeScript || m.BodyForm != program.BlockBody || strings.TrimSpace(t.Slice(m.BodySpan)) != "" {
		return contracts.Edit{}, false
	}
	outer := t.Indent(m.BodySpan.Start)
	return contracts.Edit{File: m.File, Span: m.BodySpan, NewText: t.EOL() + lines(w(m.File, outer+Unit(m.File)), outer+Unit(m.File), t.EOL()) + outer}, true
}

// openBody turns an expression body into a block that starts with the guard.
func openBody(m *program.Method, w writer) (contracts.Edit, bool) {
	if len(m.Body().List) != 1 {
		return contracts.Edit{}, false
	}
	t := m.File.Text
	eol, indent := t.EOL(), t.Indent(m.Span.Start)
	inner := indent + Unit(m.File)
	body := m.Body().List[0]
	if m.File.Language == program.TypeScript {
		return openArrow(m, body, lines(w(m.File, inner), inner, eol)+eol+inner, indent)
	}
	eq := strings.LastIndex(t.String()[:body.Span.Start], "=")
	if eq < m.NameSpan.End || strings.TrimSpace(t.Slice(syntax.Span{Start: eq + 1, End: body.Span.Start})) != "" {
		return contracts.Edit{}, false
	}
	head := eq
	for head > 0 && t.String()[head-1] == ' ' {
		head--
	}
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: head, End: m.Span.End},
		NewText: eol + lines(w(m.File, inner), inner, eol) + eol + inner + t.Slice(syntax.Span{Start: body.Span.Start, End: m.Span.End}) + eol + indent + "end"}, true
}

// openArrow gives an arrow function with an expression a body that returns it.
func openArrow(m *program.Method, body *program.Expr, guard, indent string) (contracts.Edit, bool) {
	t := m.File.Text
	src := t.String()
	arrow := strings.LastIndex(src[:body.Span.Start], "=>")
	between := strings.TrimSpace(src[max(arrow, 0)+2 : body.Span.Start])
	if arrow < m.NameSpan.End || strings.Trim(between, "(") != "" {
		return contracts.Edit{}, false
	}
	end := body.Span.End
	for range len(between) { // the parentheses that were not part of the expression
		shut := strings.IndexByte(src[end:], ')')
		if shut < 0 || strings.TrimSpace(src[end:end+shut]) != "" {
			return contracts.Edit{}, false
		}
		end += shut + 1
	}
	text := "=> {" + t.EOL() + guard + "return " + src[body.Span.Start:body.Span.End] + stop(m.File) + t.EOL() + indent + "}"
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: arrow, End: end}, NewText: text}, true
}

// declaration is where a statement starts: at const, let or var where it declares something.
func declaration(t *syntax.Text, s *program.Expr) int {
	line := t.LineSpan(t.LineOf(s.Span.Start)).Start
	head := t.Slice(syntax.Span{Start: line, End: s.Span.Start})
	switch word := strings.TrimSpace(head); word {
	case "const", "let", "var":
		return line + strings.Index(head, word)
	}
	return s.Span.Start
}

// position is the place of a parameter in the signature; -1 for what is none.
func position(m *program.Method, name string) int {
	for i, p := range m.Params {
		if p.Name == name && name != "" {
			return i
		}
		for _, l := range p.Leaves {
			if l.Name == name && name != "" {
				return i
			}
		}
	}
	return -1
}

// later reports whether a guard speaks of parameters, all of which come behind the one at the position.
func later(m *program.Method, guard *program.Expr, own int) bool {
	if own < 0 {
		return false
	}
	first := -1
	for i, p := range m.Params {
		names := []string{p.Name}
		for _, l := range p.Leaves {
			names = append(names, l.Name)
		}
		for _, n := range names {
			if n != "" && first < 0 && entry.Mentions(guard, n) {
				first = i
			}
		}
	}
	return first > own
}

type guardsKey struct{ method *program.Method }

// guards are the statements of a method that are guards, found once.
func guards(m *program.Method) map[*program.Expr]bool {
	return m.File.Derive(guardsKey{m}, func() any {
		out := map[*program.Expr]bool{}
		for _, g := range entry.Guards(m.Body()) {
			out[g.Stmt] = true
		}
		return out
	}).(map[*program.Expr]bool)
}
