package redundantguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs removes the guard with its line, where it is a statement of its own whose value nobody takes.
func repairs(p *contracts.Pass, r *entry.Run, g entry.Guard) []contracts.Repair {
	e := g.Stmt
	if e.Op != program.If || e.Y != nil && e.Z != nil || !standsAlone(r.Method.Body(), e) {
		return nil
	}
	t := p.File.Text
	start := t.LineSpan(t.LineOf(e.Span.Start)).Start
	end := t.LineSpan(t.LineOf(e.Span.End - 1)).End
	if strings.TrimSpace(t.Slice(syntax.Span{Start: start, End: e.Span.Start})) != "" ||
		strings.Trim(t.Slice(syntax.Span{Start: e.Span.End, End: end}), "; \t\r\n") != "" {
		return nil
	}
	if end < t.Len() && strings.HasPrefix(t.String()[end:], t.EOL()) {
		end += len(t.EOL())
	}
	return []contracts.Repair{repair.Replace(p.File, syntax.Span{Start: start, End: end}, "", "Remove this guard", true, true)}
}

// standsAlone reports whether e is a statement of some block and not its last one.
func standsAlone(body, e *program.Expr) bool {
	found := false
	body.Walk(func(b *program.Expr) bool {
		if b.Op == program.Block {
			for i, s := range b.List {
				found = found || s == e && i < len(b.List)-1
			}
		}
		return !found
	})
	return found
}
