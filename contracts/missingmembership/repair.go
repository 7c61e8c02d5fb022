package missingmembership

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// head is the first line of an expression, which is enough to show where it stands.
func head(f *program.File, e *program.Expr) syntax.Span {
	line := f.Text.LineSpan(f.Text.LineOf(e.Span.Start))
	return syntax.Span{Start: e.Span.Start, End: max(min(e.Span.End, line.End), e.Span.Start)}
}

func repairs(p *contracts.Pass, s *entry.Subject, sel *entry.Selection) []contracts.Repair {
	f := sel.Rec.Frame.File()
	var r contracts.Repair
	ok := false
	switch {
	case f != s.Method.File:
	case sel.Choice != nil:
		r, ok = otherwise(p, s, sel.Choice)
	case sel.Table != nil && f.Language == program.Ruby:
		e := sel.Expr
		r = repair.Replace(f, e.Span, f.Text.Slice(e.X.Span)+".fetch("+f.Text.Slice(e.List[0].Span)+")", "Read "+f.Text.Slice(e.X.Span)+" with fetch, which raises for other keys", true, false)
		ok = e.Op == program.Index
	case sel.Table != nil:
		name := s.Param.Name
		r, ok = repair.Insert(p, s.Method, name, repair.Clause{Title: "Throw RangeError unless " + name + " is a key", Error: "RangeError",
			Bad: "!Object.keys(" + f.Text.Slice(sel.Table.Span) + ").includes(" + name + ")", Message: name + " is not supported", Preferred: true})
		r.Safe = false
	}
	if !ok {
		return nil
	}
	r.Rejects = "also rejects values that were passed over before"
	return []contracts.Repair{r}
}

// otherwise adds a branch that raises for every other value.
func otherwise(p *contracts.Pass, s *entry.Subject, c *entry.Choice) (contracts.Repair, bool) {
	f, name := s.Method.File, s.Param.Name
	t := f.Text
	end := c.Expr.Span.End
	lineStart := t.LineSpan(t.LineOf(end)).Start
	word := "end"
	if f.Language == program.TypeScript {
		word = "}"
	}
	if strings.TrimSpace(t.Slice(syntax.Span{Start: lineStart, End: end})) != word {
		return contracts.Repair{}, false
	}
	outer := t.Indent(end)
	inner := outer + repair.Unit(f)
	class, imports := repair.Blame(p, s.Method)
	failure := repair.Failure(f, class, name+" is not supported")
	title := "Raise " + class + " for every other value"
	at, text := lineStart, outer+"else"+t.EOL()+inner+failure+t.EOL()
	switch {
	case f.Language == program.TypeScript && c.Chain:
		at, text = end, " else {"+t.EOL()+inner+failure+t.EOL()+outer+"}"
	case f.Language == program.TypeScript:
		last := c.Expr.Whens[len(c.Expr.Whens)-1]
		if !closed(last.Body) {
			return contracts.Repair{}, false // it would fall through into the new branch
		}
		when := t.Indent(last.Span.Start)
		text = when + "default:" + t.EOL() + when + repair.Unit(f) + failure + t.EOL()
	case !c.Chain:
		when := t.Indent(c.Expr.Whens[len(c.Expr.Whens)-1].Span.Start)
		text = when + "else" + t.EOL() + when + repair.Unit(f) + failure + t.EOL()
	}
	if f.Language == program.TypeScript {
		title = "Throw " + class + " for every other value"
	}
	return contracts.Repair{Title: title, Preferred: true, Edits: append(imports, contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: text})}, true
}

// closed reports whether control cannot run on from the end of a switch arm.
func closed(body *program.Expr) bool {
	if body == nil || len(body.List) == 0 {
		return false
	}
	switch body.List[len(body.List)-1].Op {
	case program.Break, program.Return, program.Raise, program.Next:
		return true
	case program.Block:
		return closed(body.List[len(body.List)-1])
	}
	return false
}
