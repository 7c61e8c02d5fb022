package alwaystruthyresult

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs make the condition mean what it says, where that is one edit; the raising form is the other way.
func repairs(f *program.File, t test) []contracts.Repair {
	var out []contracts.Repair
	behind := syntax.Span{Start: t.value.Span.End, End: t.value.Span.End}
	direct := t.value == t.op && (t.op.Has(program.Parens) || len(t.op.List) == 0)
	switch {
	case t.asked.Op == program.Call && t.asked != t.value && t.asked.NameSpan.Len() > 0:
		out = append(out, repair.Replace(f, t.asked.NameSpan, absence[t.asked.Name], "Ask "+absence[t.asked.Name], true, true))
	case t.asked == t.value && (direct || t.value.Op == program.Local || t.value.Op == program.Field_):
		out = append(out, repair.Replace(f, behind, ".persisted?", "Ask persisted?", true, true))
	}
	if t.op.NameSpan.Len() > 0 {
		bang := t.op.Name + "!"
		out = append(out, repair.Replace(f, t.op.NameSpan, bang, "Use "+bang+", which raises when the record is invalid", len(out) == 0, true))
	}
	return out
}
