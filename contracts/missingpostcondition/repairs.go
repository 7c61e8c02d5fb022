package missingpostcondition

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
	"github.com/agentcore/proviso/contracts/repair"
)

// persistedCheck raises behind the last write to a record that a local holds, unless the record says that it is stored.
func persistedCheck(p *contracts.Pass, r *entry.Run, writes []*program.Expr) (contracts.Repair, bool) {
	f := r.Method.File
	if f.Language != program.Ruby {
		return contracts.Repair{}, false
	}
	statements := entry.Statements(r.Method)
	for i := len(writes) - 1; i >= 0; i-- {
		w := writes[i]
		if w.X == nil || w.X.Op != program.Local || !r.Method.Span.Contains(w.Span) || !statements[w] || r.Operations[w].Answer != records.Raises || w.Name == "destroy!" {
			continue
		}
		t := f.Text
		end := t.LineSpan(t.LineOf(w.Span.End)).End
		before := strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(w.Span.Start)).Start, End: w.Span.Start}))
		if before != "" || strings.TrimSpace(t.Slice(syntax.Span{Start: w.Span.End, End: end})) != "" {
			continue
		}
		name, class := w.X.Name, p.Config.PostconditionError(program.Ruby)
		text := t.EOL() + t.Indent(w.Span.Start) + repair.Failure(f, class, name+" was not stored") + " unless " + name + ".persisted?"
		return contracts.Repair{Title: "Raise " + class + " unless " + name + " is persisted", Safe: true,
			Edits: []contracts.Edit{{File: f, Span: syntax.Span{Start: end, End: end}, NewText: text}}}, true
	}
	return contracts.Repair{}, false
}
