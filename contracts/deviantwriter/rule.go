// Package deviantwriter declares the rule deviant-writer.
package deviantwriter

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/invariant"
)

//go:embed doc.md
var doc string

// Rule is deviant-writer.
var Rule = &contracts.Rule{
	Name: "deviant-writer", Family: "contract", Group: "invariants",
	Summary: "Methods that store an argument in the same field check the same of it.",
	Doc:     doc, Default: contracts.Hint, Across: true, Run: run,
}

// fewest is how many methods must write a field before one of them can be called a deviation: the others are the evidence.
const fewest = 3

func run(p *contracts.Pass) {
	for _, c := range p.File.Classes {
		if c.Broken {
			continue
		}
		declared := invariant.Of(p, c)
		for _, field := range stored(c) {
			if declared != nil && mentioned(declared, field) {
				continue // the declared invariant says more
			}
			if ws := writers(p, c, field); len(ws) >= fewest {
				deviation(p, field, ws)
			}
		}
	}
}

func mentioned(s *invariant.Set, field string) bool {
	for _, f := range s.Fields() {
		if f == field {
			return true
		}
	}
	return false
}

// deviation reports the one writer that does not check what all the others do.
func deviation(p *contracts.Pass, field string, ws []writer) {
	for _, b := range beliefs(ws) {
		var without []writer
		for _, w := range ws {
			if !b.holds(w.fact) {
				without = append(without, w)
			}
		}
		if len(without) != 1 || !without[0].unchecked() {
			continue
		}
		w := without[0]
		f := contracts.Finding{
			Severity: contracts.Hint, Span: w.at, Symbol: entry.Symbol(w.method), Subject: field,
			Message: fmt.Sprintf("%d of %d writers of `%s` check that it is %s; this one does not", len(ws)-1, len(ws), field, b.text),
		}
		for _, o := range ws {
			if o.method != w.method {
				f.Evidence = append(f.Evidence, contracts.Evidence{File: p.File, Span: o.at, Message: "checked here"})
			}
		}
		p.Report(f)
		return
	}
}
