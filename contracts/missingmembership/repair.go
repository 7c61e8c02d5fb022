package missingmembership

import (
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
		r.Preferred, ok = repair.Fits(p, f, r.Edits), e.Op == program.Index
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
	out := []contracts.Repair{r}
	if sel.Choice != nil {
		out = append(out, listed(p, s, sel.Choice)...)
	}
	return out
}

// listed is the guard at the head that lets nothing pass but what has an arm.
func listed(p *contracts.Pass, s *entry.Subject, c *entry.Choice) []contracts.Repair {
	f, name := s.Method.File, s.Param.Name
	good, bad, ok := repair.OneOf(f, c.Named(), name)
	if !ok || s.Access() != name || c.Method != s.Method {
		return nil
	}
	clause := repair.Clause{Title: "Demand one of the values that have a branch", Good: good, Bad: bad, Message: name + " is not supported", Rejects: "also rejects values that were passed over before"}
	if f.Language == program.TypeScript {
		clause.Error = "RangeError"
	}
	if r, ok := repair.Insert(p, s.Method, name, clause); ok {
		return []contracts.Repair{r}
	}
	return nil
}

// otherwise adds a branch that raises for every other value. Where the type of the value names all that have an arm, the branch asks the
// compiler to say so when there is one more.
func otherwise(p *contracts.Pass, s *entry.Subject, c *entry.Choice) (contracts.Repair, bool) {
	f, name := s.Method.File, s.Param.Name
	class, imports := repair.Blame(p, s.Method)
	title, verb := " for every other value", "Raise "
	failure := []string{repair.Failure(f, class, name+" is not supported")}
	if f.Language == program.TypeScript {
		verb = "Throw "
		if !c.Chain && repair.Exhausted(p, s.Method, c.Expr) {
			failure = repair.Never(p, f, class, name)
		}
	}
	edit, ok := repair.Otherwise(f, c.Expr, c.Chain, failure)
	return contracts.Repair{Title: verb + class + title, Preferred: true, Edits: append(imports, edit)}, ok
}
