package unverifiedmutation

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
	"github.com/agentcore/proviso/contracts/repair"
)

// hasBang are the writes with a raising form of the same meaning.
var hasBang = map[string]bool{"save": true, "update": true, "destroy": true, "create": true, "find_or_create_by": true, "first_or_create": true,
	"create_or_find_by": true, "update_attributes": true}

// rubyRepairs are the raising form, where the receiver is known to have one, and a check that raises.
func rubyRepairs(p *contracts.Pass, m *entry.Mutation) []contracts.Repair {
	f, op := m.Run.Method.File, m.Op
	var out []contracts.Repair
	model := m.Operation.Receiver.Verdict == records.Yes || m.Operation.Receiver.Class != ""
	if model && hasBang[op.Name] && op.NameSpan.Len() > 0 {
		bang := strings.TrimSuffix(op.Name, "_attributes") + "!"
		out = append(out, repair.Replace(f, op.NameSpan, bang, "Use "+bang+", which raises when the write fails", true, true))
	}
	if r, ok := checkedStatement(p, m); ok {
		out = append(out, r)
	}
	return out
}

// checkedStatement turns a statement into a check of its value.
func checkedStatement(p *contracts.Pass, m *entry.Mutation) (contracts.Repair, bool) {
	f, op := m.Run.Method.File, m.Op
	t := f.Text
	line := t.LineSpan(t.LineOf(op.Span.Start))
	before := strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: op.Span.Start}))
	after := strings.TrimSpace(t.Slice(syntax.Span{Start: op.Span.End, End: t.LineSpan(t.LineOf(op.Span.End)).End}))
	if before != "" || after != "" || m.Operation.Answer != records.Boolean && m.Op.Name != "system" || !entry.Statements(m.Run.Method)[op] {
		return contracts.Repair{}, false
	}
	call := t.Slice(op.Span)
	if strings.Contains(call, "\n") || len(op.List) > 0 && !op.Has(program.Parens) {
		return contracts.Repair{}, false
	}
	class := p.Config.PostconditionError(program.Ruby)
	what := entry.Target(op)
	if what == "" {
		what = op.Name
	}
	text := repair.Failure(f, class, what+" was not "+past(op.Name)) + " unless " + call
	return repair.Replace(f, op.Span, text, "Raise "+class+" unless it succeeds", false, true), true
}

func past(name string) string {
	switch name {
	case "save", "update", "update_attributes":
		return "stored"
	case "destroy":
		return "destroyed"
	}
	return "done"
}

// responseRepairs throw when the response tells of a failure.
func responseRepairs(p *contracts.Pass, m *entry.Mutation) []contracts.Repair {
	f := m.Run.Method.File
	t := f.Text
	if m.Op.Name != "fetch" || m.Op.X != nil {
		return nil
	}
	whole := entry.WholeCall(m.Run.Method, m.Op)
	line := t.LineSpan(t.LineOf(whole.Start))
	end := t.LineSpan(t.LineOf(whole.End)).End
	before := strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: whole.Start}))
	after := strings.TrimSpace(t.Slice(syntax.Span{Start: whole.End, End: end}))
	if after != "" && after != ";" || whole == m.Op.Span {
		return nil
	}
	name := "response"
	var edits []contracts.Edit
	switch {
	case before == "":
		if strings.Contains(t.Slice(m.Run.Method.Span), name) {
			return nil
		}
		edits = append(edits, contracts.Edit{File: f, Span: syntax.Span{Start: whole.Start, End: whole.Start}, NewText: "const " + name + " = "})
	default:
		words := strings.Fields(strings.TrimSuffix(before, "="))
		if !strings.HasSuffix(before, "=") || len(words) != 2 || words[0] != "const" && words[0] != "let" || strings.ContainsAny(words[1], "{[:") {
			return nil
		}
		name = words[1]
	}
	stop := ""
	if after == ";" || strings.Contains(t.String(), ";\n") {
		stop = ";"
	}
	class := p.Config.PostconditionError(program.TypeScript)
	text := t.EOL() + t.Indent(whole.Start) + "if (!" + name + ".ok) throw new " + class + "(`request failed: ${" + name + ".status}`)" + stop
	edits = append(edits, contracts.Edit{File: f, Span: syntax.Span{Start: end, End: end}, NewText: text})
	return []contracts.Repair{{Title: "Throw " + class + " unless the response is ok", Preferred: true, Safe: true, Edits: edits}}
}
