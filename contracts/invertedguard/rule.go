// Package invertedguard declares the rule inverted-guard.
package invertedguard

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is inverted-guard.
var Rule = &contracts.Rule{
	Name: "inverted-guard", Family: "contract", Group: "guard quality",
	Summary: "A guard lets pass what the code below it needs.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		guards := entry.GuardsOf(p, r.Method)
		if len(guards) == 0 {
			continue
		}
		uses := usesOf(p, r, guards)
		for i, g := range guards {
			switch use := uses[i]; {
			case use != nil:
				report(p, r, g, subject(use), use)
			default:
				if name := belies(p, g); name != "" {
					report(p, r, g, name, nil)
				}
			}
		}
	}
}

// subject names what a use dereferences.
func subject(use *entry.Record) string { return entry.SubjectOf(use.Deref.Expr) }

func report(p *contracts.Pass, r *entry.Run, g entry.Guard, name string, use *entry.Record) {
	t := p.File.Text
	f := contracts.Finding{Severity: contracts.Warning, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: name,
		Repairs: repairs(p, g)}
	cond := t.Slice(g.Cond.Span)
	if use == nil {
		f.Message = fmt.Sprintf("this guard fails exactly when `%s` is as its message demands", name)
	} else {
		f.Message = fmt.Sprintf("`%s` is missing whenever this guard lets it pass, yet line %d uses it", name, t.LineOf(use.Expr.Span.Start)+1)
		f.Evidence = []contracts.Evidence{{File: p.File, Span: use.Expr.Span, Message: "used here as if `" + cond + "` had said the opposite"}}
	}
	p.Report(f)
}

// ruby reports whether the file under check is Ruby.
func ruby(p *contracts.Pass) bool { return p.File.Language == program.Ruby }
