// Package repair builds the edits that mend findings: guard clauses in the file's own style, at the place where they belong. It
// imports the program model and the vocabulary only.
package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// Clause is a guard clause to insert: it fails when Bad holds.
type Clause struct {
	Title     string // "Raise ArgumentError if amount is nil"
	Bad       string // condition in the host language that is true for the values to reject
	Good      string // Ruby, optional: its opposite, for "unless"; wins over Bad
	Message   string // "amount is required"
	Error     string // class to raise; "" takes the configured one
	Rejects   string
	Preferred bool
}

// Insert is the repair that puts clauses at the head of m, in order; ok is false where the body has no place for them.
func Insert(p *contracts.Pass, m *program.Method, subject string, c Clause) (contracts.Repair, bool) {
	if m.Body == nil || m.Broken || m.BodyForm == program.NoBody {
		return contracts.Repair{}, false
	}
	line := line(p, m.File, c)
	var edit contracts.Edit
	var ok bool
	if m.BodyForm == program.ExpressionBody {
		edit, ok = openBody(m, line)
	} else {
		edit, ok = atHead(m, subject, line)
	}
	if !ok {
		return contracts.Repair{}, false
	}
	return contracts.Repair{Title: c.Title, Preferred: c.Preferred, Safe: c.Rejects == "", Rejects: c.Rejects, Edits: []contracts.Edit{edit}}, true
}

// line renders a clause in the file's language and quotes.
func line(p *contracts.Pass, f *program.File, c Clause) string {
	class := c.Error
	if class == "" {
		class = p.Config.PreconditionError(f.Language)
	}
	head := Failure(f, class, c.Message)
	if f.Language == program.Ruby {
		if c.Good != "" {
			return head + " unless " + c.Good
		}
		return head + " if " + c.Bad
	}
	return "if (" + c.Bad + ") " + head
}

// Failure is the statement that raises or throws, in the file's quotes.
func Failure(f *program.File, class, message string) string {
	q := quote(f)
	if f.Language == program.Ruby {
		return "raise " + class + ", " + q + message + q
	}
	end := ";"
	if !semicolons(f) {
		end = ""
	}
	return "throw new " + class + "(" + q + message + q + ")" + end
}

// quote is the quotation mark the file uses more often.
func quote(f *program.File) string {
	src := f.Text.String()
	if strings.Count(src, "'") > strings.Count(src, `"`) {
		return "'"
	}
	return `"`
}

func semicolons(f *program.File) bool {
	src := f.Text.String()
	return strings.Count(src, ";\n")+strings.Count(src, ";\r\n") > 0 || !strings.Contains(src, "\n")
}

// AtHead places a line of code at the head of m, behind super and leading guards.
func AtHead(m *program.Method, text string) (contracts.Edit, bool) { return atHead(m, "", text) }

// atHead places a line before the first statement that is not a guard, after a leading super call.
func atHead(m *program.Method, subject, text string) (contracts.Edit, bool) {
	t := m.File.Text
	eol := t.EOL()
	stmts := m.Body.List
	if len(stmts) == 0 {
		return inEmpty(m, text)
	}
	i := headEnd(m, stmts, subject)
	if i > 0 {
		if edit, ok := behind(m, stmts[i-1], text); ok {
			return edit, true
		}
	}
	if i == len(stmts) {
		return contracts.Edit{}, false
	}
	at := declaration(t, stmts[i])
	if c := commentAbove(m, at); c >= 0 {
		at = c
	}
	lineStart := t.LineSpan(t.LineOf(at)).Start
	before := strings.TrimSpace(t.Slice(syntax.Span{Start: lineStart, End: at}))
	if before != "" { // the body starts on the line of its "def" or brace
		sep := "; "
		if m.File.Language == program.TypeScript {
			sep = " "
		}
		return contracts.Edit{File: m.File, Span: syntax.Span{Start: at, End: at}, NewText: text + sep}, true
	}
	indent := t.Indent(at)
	gap := eol
	if m.File.Language == program.Ruby && i == 0 {
		gap += eol
	}
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: lineStart, End: lineStart}, NewText: indent + text + gap}, true
}

// behind places a line right below a statement that ends its line.
func behind(m *program.Method, s *program.Expr, text string) (contracts.Edit, bool) {
	t := m.File.Text
	end := t.LineSpan(t.LineOf(s.Span.End)).End
	if rest := strings.TrimSpace(t.Slice(syntax.Span{Start: s.Span.End, End: end})); rest != "" && rest != ";" || end >= m.BodySpan.End {
		return contracts.Edit{}, false
	}
	line := t.LineSpan(t.LineOf(s.Span.Start)).Start
	if strings.TrimSpace(t.Slice(syntax.Span{Start: line, End: s.Span.Start})) != "" {
		return contracts.Edit{}, false
	}
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: end, End: end}, NewText: t.EOL() + t.Indent(s.Span.Start) + text}, true
}

// inEmpty opens the braces of an empty TypeScript body, such as that of a constructor with parameter properties.
func inEmpty(m *program.Method, text string) (contracts.Edit, bool) {
	t := m.File.Text
	if m.File.Language != program.TypeScript || m.BodyForm != program.BlockBody || strings.TrimSpace(t.Slice(m.BodySpan)) != "" {
		return contracts.Edit{}, false
	}
	if t.LineOf(m.Span.Start) == t.LineOf(m.BodySpan.End) && strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(m.Span.Start)).Start, End: m.Span.Start})) != "" {
		return contracts.Edit{File: m.File, Span: m.BodySpan, NewText: " " + text + " "}, true
	}
	indent := t.Indent(m.Span.Start)
	step := "  "
	if m.Class != nil && m.Class.Outer == nil && indent != "" {
		step = indent // a member of a class at the margin stands one step in
	}
	return contracts.Edit{File: m.File, Span: m.BodySpan, NewText: t.EOL() + indent + step + text + t.EOL() + indent}, true
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

// headEnd is the index of the first statement behind super and leading guards that do not use the subject.
func headEnd(m *program.Method, stmts []*program.Expr, subject string) int {
	guards := map[*program.Expr]bool{}
	for _, g := range entry.Guards(m.Body) {
		guards[g.Stmt] = true
	}
	i := 0
	for ; i < len(stmts); i++ {
		s := stmts[i]
		if s.Op == program.Super || s.Op == program.Call && s.X != nil && s.X.Name == "super" {
			continue
		}
		if guards[s] && (subject == "" || !entry.Mentions(s, subject)) {
			continue
		}
		break
	}
	return min(i, len(stmts))
}

// commentAbove is the start of the comment lines right above a statement, or -1.
func commentAbove(m *program.Method, at int) int {
	t := m.File.Text
	found := -1
	line := t.LineOf(at)
	for i := len(m.File.Comments) - 1; i >= 0; i-- {
		c := m.File.Comments[i]
		if c.Span.Start >= at || c.Span.Start < m.BodySpan.Start {
			continue
		}
		if t.LineOf(c.Span.End-1) == line-1 && strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(c.Span.Start)).Start, End: c.Span.Start})) == "" {
			found = c.Span.Start
			line = t.LineOf(c.Span.Start)
		}
	}
	return found
}

// openBody turns an expression body into a block that starts with the line.
func openBody(m *program.Method, text string) (contracts.Edit, bool) {
	t := m.File.Text
	eol := t.EOL()
	indent := t.Indent(m.Span.Start)
	if m.File.Language != program.Ruby || len(m.Body.List) != 1 {
		return contracts.Edit{}, false
	}
	body := m.Body.List[0].Span
	eq := strings.LastIndex(t.String()[:body.Start], "=")
	if eq < m.NameSpan.End || strings.TrimSpace(t.Slice(syntax.Span{Start: eq + 1, End: body.Start})) != "" {
		return contracts.Edit{}, false
	}
	head := eq
	for head > 0 && t.String()[head-1] == ' ' {
		head--
	}
	inner := indent + "  "
	return contracts.Edit{File: m.File, Span: syntax.Span{Start: head, End: m.Span.End},
		NewText: eol + inner + text + eol + eol + inner + t.Slice(syntax.Span{Start: body.Start, End: m.Span.End}) + eol + indent + "end"}, true
}

// Replace is a repair that changes one span.
func Replace(f *program.File, span syntax.Span, text, title string, preferred, safe bool) contracts.Repair {
	return contracts.Repair{Title: title, Preferred: preferred, Safe: safe, Edits: []contracts.Edit{{File: f, Span: span, NewText: text}}}
}

// Presence is the clause that rejects nil.
func Presence(f *program.File, class, name, access string) Clause {
	if f.Language == program.Ruby {
		return Clause{Title: "Raise " + class + " if " + name + " is nil", Bad: access + ".nil?", Message: name + " is required", Preferred: true}
	}
	return Clause{Title: "Throw " + class + " if " + name + " is null or undefined", Bad: access + " == null", Message: name + " is required", Preferred: true}
}

// HouseReturn is a failing return the file already uses at least three times as a guard, with its text, or "".
func HouseReturn(f *program.File) string {
	count := map[string]int{}
	best := ""
	for _, c := range f.Classes {
		for _, m := range c.Methods {
			if m.Body == nil {
				continue
			}
			for _, g := range entry.Guards(m.Body) {
				if g.Exit.Op != program.Return {
					continue
				}
				text := f.Text.Slice(g.Exit.Span)
				if count[text]++; count[text] > count[best] {
					best = text
				}
			}
		}
	}
	if count[best] < 3 {
		return ""
	}
	return best
}

// Return is the clause form that leaves by a failing return instead of raising.
func Return(m *program.Method, subject, bad, exit string) (contracts.Repair, bool) {
	text := exit + " if " + bad
	if m.File.Language == program.TypeScript {
		text = "if (" + bad + ") " + strings.TrimSuffix(exit, ";") + ";"
	}
	if m.BodyForm != program.BlockBody || m.Body == nil {
		return contracts.Repair{}, false
	}
	edit, ok := atHead(m, subject, text)
	return contracts.Repair{Title: "Leave with " + exit + " if " + subject + " is missing", Safe: true, Edits: []contracts.Edit{edit}}, ok
}
