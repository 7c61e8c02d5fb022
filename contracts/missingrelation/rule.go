// Package missingrelation declares the rule missing-relation.
package missingrelation

import (
	_ "embed"
	"fmt"
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is missing-relation.
var Rule = &contracts.Rule{
	Name: "missing-relation", Family: "contract", Group: "preconditions",
	Summary: "Two numbers or dates that are the ends of a range are known to be in order.",
	Doc:     doc, Default: contracts.Information, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, f := range either(p) {
		p.Report(f)
	}
	for _, r := range entry.Relations(p) {
		low, high := r.Pair.Low, r.Pair.High
		first := low
		if high.NameSpan.Start < low.NameSpan.Start {
			first = high
		}
		evidence := contracts.Evidence{File: p.File, Span: high.NameSpan, Message: "the other end"}
		what := ""
		if r.Use != nil {
			evidence = contracts.Evidence{File: r.Use.Frame.File(), Span: r.Use.Expr.Span, Message: "used as a range here"}
			what = fmt.Sprintf(", yet they are the ends of a range at %s", entry.Line(p.File, r.Use, r.Use.Expr))
		}
		p.Report(contracts.Finding{
			Severity: r.Severity, Span: first.NameSpan, Symbol: entry.Symbol(r.Method), Subject: first.Name,
			Message:  fmt.Sprintf("nothing checks that `%s` is not %s `%s`%s", low.Name, beyond(r), high.Name, what),
			Evidence: []contracts.Evidence{evidence}, Repairs: repairs(p, r),
		})
	}
}

var numbers = regexp.MustCompile(`(?i)(min|max|low|high|lower|upper|lowest|highest|smallest|largest|price|amount|cents|score|count|size|age|page|index)`)

// beyond is the word for the wrong order: times are after each other, numbers above.
func beyond(r *entry.Relation) string {
	if t := r.Pair.Low.Type; t != nil && t.Name == "number" || numbers.MatchString(r.Pair.Low.Name) {
		return "above"
	}
	return "after"
}

// repairs allow both ends to be equal. In Ruby, ends that may be nil are left alone: their presence is another question.
func repairs(p *contracts.Pass, r *entry.Relation) []contracts.Repair {
	low, high, f := r.Pair.Low.Name, r.Pair.High.Name, r.Method.File
	class := p.Config.PreconditionError(f.Language)
	c := repair.Clause{Title: "Raise " + class + " if " + low + " is " + beyond(r) + " " + high, Bad: low + " > " + high, Message: low + " must not be " + beyond(r) + " " + high, Preferred: true}
	if f.Language == program.TypeScript {
		c.Title, c.Error = "Throw RangeError if "+low+" is "+beyond(r)+" "+high, "RangeError"
	} else if !repair.Guarded(r.Method, low) || !repair.Guarded(r.Method, high) {
		c.Bad = low + " && " + high + " && " + c.Bad
	}
	c.Rejects = "also rejects reversed ends, which were an empty range before"
	if edit, ok := repair.Insert(p, r.Method, "", c); ok {
		return []contracts.Repair{edit}
	}
	return nil
}
