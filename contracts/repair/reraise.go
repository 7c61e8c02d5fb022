package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// Reraise lets a rescue or catch clause that forgets an error raise it again; ok is false where there is no place for that.
func Reraise(f *program.File, r *program.Rescue) (contracts.Repair, bool) {
	if r.Body == nil {
		return contracts.Repair{}, false
	}
	if f.Language == program.TypeScript {
		return rethrow(f, r)
	}
	if !strings.HasPrefix(f.Text.Slice(r.Span), "rescue") { // the modifier
		return contracts.Repair{}, false
	}
	out := contracts.Repair{Title: "Raise the error again"}
	t := f.Text
	indent := t.Indent(r.Span.Start) + "  "
	list := r.Body.List
	switch last := lastOf(list); {
	case last == nil:
		end := t.LineSpan(t.LineOf(max(r.Span.End-1, r.Span.Start))).End
		out.Edits = []contracts.Edit{{File: f, Span: syntax.Span{Start: end, End: end}, NewText: t.EOL() + indent + "raise"}}
	case entry.Constant(last) || last.Op == program.Next || last.Op == program.Return:
		out.Edits = []contracts.Edit{{File: f, Span: last.Span, NewText: "raise"}}
	default:
		end := last.Span.End
		out.Edits = []contracts.Edit{{File: f, Span: syntax.Span{Start: end, End: end}, NewText: t.EOL() + t.Indent(last.Span.Start) + "raise"}}
	}
	return out, true
}

func lastOf(list []*program.Expr) *program.Expr {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// rethrow names the error where the clause does not, and throws it at its end.
func rethrow(f *program.File, r *program.Rescue) (contracts.Repair, bool) {
	t := f.Text
	out := contracts.Repair{Title: "Throw the error again"}
	name := r.Var
	body := t.Slice(r.Body.Span)
	if !strings.HasPrefix(t.Slice(r.Span), "catch") || !strings.HasPrefix(body, "{") || !strings.HasSuffix(body, "}") {
		return out, false
	}
	if name == "" {
		if strings.Contains(t.Slice(syntax.Span{Start: r.Span.Start, End: r.Body.Span.Start}), "(") {
			return out, false // the error is taken apart
		}
		name = "error"
		at := r.Span.Start + len("catch")
		out.Edits = append(out.Edits, contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: " (error)"})
	}
	text := "throw " + name + ";"
	last := lastOf(r.Body.List)
	if last != nil && (last.Op == program.Next || last.Op == program.Return) {
		span := last.Span
		if !strings.HasSuffix(t.Slice(span), ";") {
			text = strings.TrimSuffix(text, ";")
		}
		out.Edits = append(out.Edits, contracts.Edit{File: f, Span: span, NewText: text})
		return out, true
	}
	brace := r.Body.Span.End - 1
	line := t.LineSpan(t.LineOf(brace)).Start
	if strings.TrimSpace(t.Slice(syntax.Span{Start: line, End: brace})) == "" {
		inner := t.Indent(brace) + "  "
		if last != nil {
			inner = t.Indent(last.Span.Start)
		}
		out.Edits = append(out.Edits, contracts.Edit{File: f, Span: syntax.Span{Start: line, End: line}, NewText: inner + text + t.EOL()})
	} else {
		if t.String()[brace-1] == '{' {
			text = " " + text
		}
		out.Edits = append(out.Edits, contracts.Edit{File: f, Span: syntax.Span{Start: brace, End: brace}, NewText: text + " "})
	}
	return out, true
}
