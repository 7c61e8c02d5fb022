package refactor

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// guardClauses turns an if around the rest of a method into a guard clause, and one inside it too.
func guardClauses(_ *contracts.Pass, m *program.Method, asked syntax.Span) (Rewriting, bool) {
	list := m.Body().List
	if len(list) == 0 {
		return Rewriting{}, false
	}
	last := list[len(list)-1]
	if !last.Span.Contains(asked) {
		return Rewriting{}, false
	}
	text, ok := flat(m, last, m.File.Text.Indent(last.Span.Start))
	if !ok {
		return Rewriting{}, false
	}
	t := m.File.Text
	span := syntax.Span{Start: t.LineSpan(t.LineOf(last.Span.Start)).Start, End: t.LineSpan(t.LineOf(last.Span.End - 1)).End}
	return Rewriting{Kind: "guardClauses", Title: "Turn the condition around the rest of " + m.Name + " into a guard clause",
		Edits: []contracts.Edit{{File: m.File, Span: span, NewText: text}}}, true
}

// flat writes an if that is the last statement of a body as a guard clause and its branch, at an indentation.
func flat(m *program.Method, e *program.Expr, indent string) (string, bool) {
	t := m.File.Text
	if e.Op != program.If || e.Has(program.Modifier) || e.Has(program.Ternary) || e.X == nil || !alone(t, e) {
		return "", false
	}
	branch, when := e.Y, false
	if e.Has(program.UnlessForm) {
		branch, when = e.Z, true
		if e.Y != nil {
			return "", false
		}
	} else if e.Z != nil {
		return "", false
	}
	if branch == nil || branch.Op != program.Block || len(branch.List) == 0 {
		return "", false
	}
	cond := t.Slice(e.X.Span)
	first, last := branch.List[0], branch.List[len(branch.List)-1]
	start, end := t.LineOf(first.Span.Start), t.LineOf(last.Span.End-1)
	if strings.Contains(cond, "\n") || start == t.LineOf(e.Span.Start) || end >= t.LineOf(e.Span.End-1) || strings.Contains(cond, " and ") || strings.Contains(cond, " or ") || binds(e.X) {
		return "", false
	}
	start, end = t.LineOf(e.X.Span.End)+1, t.LineOf(e.Span.End-1)-1 // comments of the branch included
	body := t.Slice(syntax.Span{Start: t.LineSpan(start).Start, End: t.LineSpan(end).End})
	if strings.ContainsAny(body, "`") || strings.Contains(body, "<<~") || strings.Contains(body, "<<-") || strings.Contains(body, "=begin") {
		return "", false // text that indentation is part of
	}
	inner := t.Indent(first.Span.Start)
	if !strings.HasPrefix(inner, indent) {
		return "", false
	}
	var b strings.Builder
	b.WriteString(indent + leave(m.File, cond, when) + t.EOL() + t.EOL())
	deeper := len(inner) - len(indent)
	if nested, ok := flat(m, last, indent); ok && len(branch.List) == 1 {
		return b.String() + nested, true
	}
	var out []string
	for _, line := range strings.Split(body, t.EOL()) {
		if strings.TrimSpace(line) == "" {
			out = append(out, "")
			continue
		}
		out = append(out, line[min(deeper, len(line)-len(strings.TrimLeft(line, " \t"))):])
	}
	return b.String() + strings.Join(out, t.EOL()), true
}

// alone reports whether a statement has its lines for itself.
func alone(t *syntax.Text, e *program.Expr) bool {
	before := t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(e.Span.Start)).Start, End: e.Span.Start})
	after := t.Slice(syntax.Span{Start: e.Span.End, End: t.LineSpan(t.LineOf(e.Span.End - 1)).End})
	return strings.TrimSpace(before) == "" && strings.TrimSpace(after) == ""
}

// binds reports whether a condition stores something that the branch may read.
func binds(cond *program.Expr) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Match
		return !found
	})
	return found
}

// leave is the guard clause that returns when the condition does not hold, or when it does.
func leave(f *program.File, cond string, when bool) string {
	switch {
	case f.Language == program.Ruby && when:
		return "return if " + cond
	case f.Language == program.Ruby:
		return "return unless " + cond
	}
	return "if (" + negated(cond) + ") return" + ender(f)
}

// negated is the opposite of a TypeScript condition.
func negated(cond string) string {
	for _, pair := range [][2]string{{" === ", " !== "}, {" !== ", " === "}, {" == ", " != "}, {" != ", " == "}} {
		if strings.Count(cond, pair[0]) == 1 && !strings.ContainsAny(cond, "&|?") {
			return strings.Replace(cond, pair[0], pair[1], 1)
		}
	}
	plain := strings.TrimFunc(cond, func(r rune) bool {
		return r == '_' || r == '.' || r == '$' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}) == ""
	switch {
	case plain:
		return "!" + cond
	case strings.HasPrefix(cond, "!") && !strings.ContainsAny(cond[1:], " !"):
		return cond[1:]
	}
	return "!(" + cond + ")"
}

// ender is what ends a statement in the file.
func ender(f *program.File) string {
	if strings.Count(f.Text.String(), ";\n")+strings.Count(f.Text.String(), ";\r\n") > 0 {
		return ";"
	}
	return ""
}
