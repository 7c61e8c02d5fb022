package notanassertion

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// annotate gives the local the type of what it is built from.
func annotate(f *program.File, d *program.Expr) []contracts.Repair {
	if strings.Contains(f.Text.Slice(d.Y.Span), "<") {
		return nil
	}
	at := syntax.Span{Start: d.X.Span.End, End: d.X.Span.End}
	return []contracts.Repair{{Title: "Declare " + d.X.Name + " as " + d.Y.Name, Preferred: true, Safe: true,
		Edits: []contracts.Edit{{File: f, Span: at, NewText: ": " + d.Y.Name}}}}
}

var declaration = regexp.MustCompile(`^(?:const|let)\s+$`)

// repairs turn const f = (…): asserts … => { … } into a function declaration, which needs no type of its own.
func repairs(m *program.Method) []contracts.Repair {
	if m.Class != nil || m.BodyForm != program.BlockBody || m.Return == nil {
		return nil
	}
	f := m.File
	t := f.Text
	line := t.LineSpan(t.LineOf(m.NameSpan.Start)).Start
	head := t.Slice(syntax.Span{Start: line, End: m.NameSpan.Start})
	keyword := strings.TrimPrefix(head, "export ")
	if !declaration.MatchString(keyword) {
		return nil
	}
	open := m.BodySpan.Start - 1 // the brace
	between := t.Slice(syntax.Span{Start: m.NameSpan.End, End: m.Return.Span.Start})
	arrow := t.Slice(syntax.Span{Start: m.Return.Span.End, End: open})
	signature := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(between), "="))
	if m.Async || strings.HasPrefix(signature, "async") {
		return nil // an assertion cannot be awaited
	}
	if strings.TrimSpace(arrow) != "=>" || !strings.HasPrefix(signature, "(") && !strings.HasPrefix(signature, "<") {
		return nil
	}
	start := line + len(head) - len(keyword)
	edits := []contracts.Edit{
		{File: f, Span: syntax.Span{Start: start, End: m.Return.Span.Start}, NewText: "function " + t.Slice(m.NameSpan) + signature + " "},
		{File: f, Span: syntax.Span{Start: m.Return.Span.End, End: open}, NewText: " "},
	}
	if end := m.BodySpan.End + 1; end < t.Len() && t.String()[end] == ';' {
		edits = append(edits, contracts.Edit{File: f, Span: syntax.Span{Start: end, End: end + 1}})
	}
	return []contracts.Repair{{Title: "Declare " + m.Name + " as a function", Preferred: true, Safe: true, Edits: edits}}
}
