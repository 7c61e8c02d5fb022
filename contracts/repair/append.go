package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Append is the repair that makes a line the last one of a method's body, whose value nobody takes.
func Append(m *program.Method, text, title string) (contracts.Repair, bool) {
	if !m.HasBody() || m.Broken || m.BodyForm != program.BlockBody || len(m.Body().List) == 0 {
		return contracts.Repair{}, false
	}
	return After(m.File, m.Body().List[len(m.Body().List)-1], text, title)
}

// After is the repair that puts a line behind a statement that ends its line.
func After(f *program.File, stmt *program.Expr, text, title string) (contracts.Repair, bool) {
	t := f.Text
	line := t.LineSpan(t.LineOf(max(stmt.Span.End-1, stmt.Span.Start)))
	rest := strings.TrimSpace(t.Slice(syntax.Span{Start: stmt.Span.End, End: line.End}))
	before := strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(stmt.Span.Start)).Start, End: stmt.Span.Start}))
	if rest != "" && rest != ";" || before != "" {
		return contracts.Repair{}, false
	}
	return contracts.Repair{Title: title, Safe: true, Edits: []contracts.Edit{
		{File: f, Span: syntax.Span{Start: line.End, End: line.End}, NewText: t.EOL() + t.Indent(stmt.Span.Start) + text}}}, true
}
