package swallowedguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs move the guard out of the protected body, or let the clause raise on.
func repairs(m *program.Method, above entry.Path, try *program.Expr, r *program.Rescue, g guard) []contracts.Repair {
	var out []contracts.Repair
	if above.Statement() && len(try.Y.List) > 1 && try.Y.List[0] == g.stmt && !try.Has(program.Modifier) {
		if up, ok := moveOut(m.File, try, g.stmt); ok {
			out = append(out, up)
		}
	}
	if again, ok := repair.Reraise(m.File, r); ok {
		again.Preferred = len(out) == 0
		out = append(out, again)
	}
	return out
}

// moveOut cuts the guard's lines and puts them above the protected body.
func moveOut(f *program.File, try, guard *program.Expr) (contracts.Repair, bool) {
	t := f.Text
	first, last := t.LineOf(guard.Span.Start), t.LineOf(max(guard.Span.End-1, guard.Span.Start))
	whole := syntax.Span{Start: t.LineSpan(first).Start, End: min(t.LineSpan(last).End+len(t.EOL()), t.Len())}
	text := strings.TrimSpace(t.Slice(whole))
	start := t.LineSpan(t.LineOf(try.Span.Start)).Start
	if strings.TrimRight(text, ";") != strings.TrimRight(t.Slice(guard.Span), ";") || first == t.LineOf(try.Span.Start) ||
		strings.TrimSpace(t.Slice(syntax.Span{Start: start, End: try.Span.Start})) != "" || first != last {
		return contracts.Repair{}, false
	}
	return contracts.Repair{Title: "Move the guard out of the protected body", Preferred: true, Safe: true, Edits: []contracts.Edit{
		{File: f, Span: syntax.Span{Start: start, End: start}, NewText: t.Indent(try.Span.Start) + text + t.EOL()},
		{File: f, Span: whole, NewText: ""},
	}}, true
}
