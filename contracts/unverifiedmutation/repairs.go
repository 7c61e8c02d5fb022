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
		r := repair.Replace(f, op.NameSpan, bang, "Use "+bang+", which raises when the write fails", true, true)
		if repair.Repeated(m.Run.Method, op) {
			r.Preferred, r.Safe, r.Rejects = false, false, "leaves the rest undone where one fails"
		}
		out = append(out, r)
	}
	if r, ok := checkedStatement(p, m); ok {
		out = append(out, r)
	}
	if r, ok := checkedResponse(p, m); ok {
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
