// Package wrongerrorkind declares the rule wrong-error-kind.
package wrongerrorkind

import (
	_ "embed"
	"fmt"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is wrong-error-kind.
var Rule = &contracts.Rule{
	Name: "wrong-error-kind", Family: "contract", Group: "error handling",
	Summary: "The class of an error says what was wrong: an argument, or the state of an object.",
	Doc:     doc, Default: contracts.Information, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Bodies(p) {
		var found []contracts.Finding
		for _, g := range entry.Guards(m.Body()) {
			if f, ok := aboutState(p, m, g); ok {
				found = append(found, f)
			}
		}
		if m.File.Language == program.Ruby {
			found = append(found, patterns(p, m)...)
		}
		sort.SliceStable(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
		for _, f := range found {
			p.Report(f)
		}
	}
}

// argumentError reports whether a class blames an argument.
func argumentError(class string, lang program.Language) bool {
	if lang == program.Ruby {
		return class == "ArgumentError"
	}
	return class == "TypeError" || class == "RangeError"
}

// aboutState recognises an argument error raised because of the state of an object.
func aboutState(p *contracts.Pass, m *program.Method, g entry.Guard) (contracts.Finding, bool) {
	if g.Exit.Op != program.Raise {
		return contracts.Finding{}, false
	}
	lang := m.File.Language
	class := entry.Raised(g.Exit, lang)
	if !argumentError(class, lang) || p.Config.PreconditionError(lang) == p.Config.PostconditionError(lang) {
		return contracts.Finding{}, false
	}
	asked := stateOf(p, m, g.Cond)
	if asked == nil {
		return contracts.Finding{}, false
	}
	what := m.File.Text.Slice(asked.Span)
	return contracts.Finding{Severity: contracts.Information, Span: g.Exit.Span, Symbol: entry.Symbol(m), Subject: entry.Root(asked).Name,
		Message: fmt.Sprintf("%s blames an argument, but `%s` is the state of an object", class, what), Repairs: swap(p, m, g.Exit, class)}, true
}

// swap puts the project's class for such errors in the place of the one raised; in TypeScript the plain Error will do.
func swap(p *contracts.Pass, m *program.Method, raise *program.Expr, class string) []contracts.Repair {
	name := ""
	if m.File.Language == program.TypeScript {
		name = "Error"
	} else {
		for _, s := range repair.InvalidState {
			if len(p.Program.Classes(s)) > 0 {
				name = s
				break
			}
		}
	}
	at := named(raise)
	if name == "" || at == nil || m.File.Text.Slice(at.span) != class {
		return nil
	}
	return []contracts.Repair{{Title: "Use " + name, Preferred: true, Safe: false, Edits: []contracts.Edit{{File: m.File, Span: at.span, NewText: name}}}}
}
