package uncheckedcount

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs compare the number where the write is a statement of its own on its lines.
func repairs(p *contracts.Pass, m *entry.Mutation) []contracts.Repair {
	f := m.Run.Method.File
	t := f.Text
	whole := entry.WholeCall(m.Run.Method, m.Op)
	end := t.LineSpan(t.LineOf(whole.End)).End
	before := strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(whole.Start)).Start, End: whole.Start}))
	after := strings.TrimSpace(t.Slice(syntax.Span{Start: whole.End, End: end}))
	if before != "" {
		return nil
	}
	class := p.Config.PostconditionError(f.Language)
	if f.Language == program.Ruby {
		if after != "" || len(m.Op.List) > 0 && !m.Op.Has(program.Parens) {
			return nil
		}
		at := syntax.Span{Start: whole.End, End: whole.End}
		head := syntax.Span{Start: whole.Start, End: whole.Start}
		return []contracts.Repair{{Title: "Raise " + class + " unless a row was changed", Safe: true, Edits: []contracts.Edit{
			{File: f, Span: head, NewText: repair.Failure(f, class, "no row was changed") + " unless "}, {File: f, Span: at, NewText: ".positive?"}}}}
	}
	name := column(m)
	if name == "" || after != ";" || whole == m.Op.Span || m.Op.Name == "update" && !typeORM(m) || strings.Contains(t.Slice(m.Run.Method.Span), "result") {
		return nil
	}
	head := syntax.Span{Start: whole.Start, End: whole.Start}
	tail := syntax.Span{Start: end, End: end}
	check := t.EOL() + t.Indent(whole.Start) + "if (!result." + name + ") throw new " + class + "(" + repair.Literal(f, "no row was changed") + ");"
	return []contracts.Repair{{Title: "Throw " + class + " unless a row was changed", Safe: true, Edits: []contracts.Edit{
		{File: f, Span: head, NewText: "const result = "}, {File: f, Span: tail, NewText: check}}}}
}

// typeORM tells the update of a repository from that of a query builder, whose answer has another form.
func typeORM(m *entry.Mutation) bool {
	return m.Op.X != nil && m.Op.X.Op == program.Field_
}
