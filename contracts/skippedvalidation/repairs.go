package skippedvalidation

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

var plainName = regexp.MustCompile(`^[a-z_]\w*$`)

// repairs ask the validations: update! for the columns, save! for the record. They are stronger than what stands there.
func repairs(f *program.File, op *program.Expr) []contracts.Repair {
	edit := func(span syntax.Span, text string) contracts.Edit {
		return contracts.Edit{File: f, Span: span, NewText: text}
	}
	out := contracts.Repair{Title: "Use update!, which asks the validations", Rejects: "also rejects what the validations refuse"}
	switch {
	case op.NameSpan.Len() == 0:
		return nil
	case op.Name == "update_columns":
		out.Edits = []contracts.Edit{edit(op.NameSpan, "update!")}
	case op.Name == "update_column" || op.Name == "update_attribute":
		if len(op.List) != 2 || !plainName.MatchString(op.List[0].Name) {
			return nil
		}
		between := syntax.Span{Start: op.List[0].Span.Start, End: op.List[1].Span.Start}
		out.Edits = []contracts.Edit{edit(op.NameSpan, "update!"), edit(between, op.List[0].Name+": ")}
	case len(op.List) == 1 && op.Has(program.Parens):
		out.Title = "Use save!, which asks the validations"
		out.Edits = []contracts.Edit{edit(syntax.Span{Start: op.NameSpan.Start, End: op.Span.End}, "save!")}
	default:
		return nil
	}
	return []contracts.Repair{out}
}
