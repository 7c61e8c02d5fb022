// Package missingrelation declares the rule missing-relation.
package missingrelation

import (
	_ "embed"
	"fmt"
	"regexp"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
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
