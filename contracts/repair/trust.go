package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Trust documents that the callers of m answer for a parameter. The reason is the author's to write.
func Trust(m *program.Method, subject string) (contracts.Repair, bool) {
	if m.Span.Len() == 0 || m.Kind == program.KindTopLevel || position(m, subject) < 0 {
		return contracts.Repair{}, false
	}
	f, t := m.File, m.File.Text
	at := m.Span.Start
	if m.Sig != nil {
		at = min(at, m.Sig.Span.Start)
	}
	for _, d := range m.Decorators {
		at = min(at, d.Span.Start)
	}
	line := t.LineSpan(t.LineOf(at)).Start
	indent := t.Indent(line)
	tag := "@trusted " + subject + " -- reason"
	edit := contracts.Edit{File: f, Span: syntax.Span{Start: line, End: line}, NewText: indent + "# " + tag + t.EOL()}
	if f.Language == program.TypeScript {
		edit.NewText = indent + "/** " + tag + " */" + t.EOL()
		if m.Doc != nil && strings.HasPrefix(m.Doc.Text, "/**") {
			var ok bool
			if edit, ok = inDoc(m, tag); !ok {
				return contracts.Repair{}, false
			}
		}
	}
	return contracts.Repair{Title: "Trust callers to pass " + subject + ", and say why", Safe: true, Edits: []contracts.Edit{edit}}, true
}

// inDoc adds a tag at the end of a block comment.
func inDoc(m *program.Method, tag string) (contracts.Edit, bool) {
	f, t := m.File, m.File.Text
	end := m.Doc.Span.End
	if end < 2 || end > t.Len() || t.String()[end-2:end] != "*/" {
		return contracts.Edit{}, false
	}
	line := t.LineSpan(t.LineOf(end - 1))
	if strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: end - 2})) == "" {
		return contracts.Edit{File: f, Span: syntax.Span{Start: line.Start, End: line.Start}, NewText: t.Indent(end-1) + "* " + tag + t.EOL()}, true
	}
	if t.LineOf(m.Doc.Span.Start) != t.LineOf(end-1) {
		return contracts.Edit{}, false
	}
	indent := t.Indent(m.Doc.Span.Start)
	body := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(t.Slice(m.Doc.Span), "/**"), "*/"))
	text := "/**" + t.EOL() + indent + " * " + body + t.EOL() + indent + " * " + tag + t.EOL() + indent + " */"
	return contracts.Edit{File: f, Span: m.Doc.Span, NewText: text}, true
}
