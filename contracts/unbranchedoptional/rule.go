// Package unbranchedoptional declares the rule unbranched-optional.
package unbranchedoptional

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is unbranched-optional.
var Rule = &contracts.Rule{
	Name: "unbranched-optional", Family: "contract", Group: "preconditions",
	Summary: "A parameter that is declared optional is read only behind a branch on its presence.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Across: true, Run: run,
}

func run(p *contracts.Pass) {
	rows(p)
	told := map[syntax.Span]bool{} // several methods may hand an optional parameter to one use
	for _, s := range entry.Subjects(p) {
		columns(p, s)
		if s.Presence != entry.Optional || s.Misplaced != nil {
			continue
		}
		if rec, severity := firstUse(p, s); rec != nil {
			if at := rec.Deref.Expr.Span; p.File.Language == program.TypeScript {
				if told[at] {
					continue
				}
				told[at] = true
			}
			p.Report(finding(p, s, rec, s.Graded(severity)))
		}
	}
}

// firstUse is the first dereference that no branch on the parameter protects, with the severity it deserves.
func firstUse(p *contracts.Pass, s *entry.Subject) (*entry.Record, contracts.Severity) {
	for _, rec := range s.Derefs {
		m := rec.Frame.Method
		if rec.Frame.File() != p.File || s.TestedElsewhere(m) || correlated(p, s, m, rec) {
			continue
		}
		severity := grade(p, rec)
		if severity == contracts.Warning && (flagged(s, rec) || s.GivenAlways(p) || entry.Prescribed(p, s.Method) || p.File.Language == program.Ruby && (!left(p, s) || beside(s, rec) || instead(s, rec)) || s.Param.Default != nil && entry.CallsUnseen(p, s.Method, s.Param)) {
			severity = contracts.Information
		}
		if severity != contracts.Off {
			return rec, severity
		}
	}
	return nil, contracts.Off
}

// beside reports whether a use stands in a branch that is taken by what another parameter says: who asks for it there knows to give this one.
func beside(s *entry.Subject, rec *entry.Record) bool {
	found := false
	rec.Frame.Method.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.Case || e.Op == program.If) && e.X != nil && e.Span.Contains(rec.Expr.Span) && !e.X.Span.Contains(rec.Expr.Span) {
			for _, prm := range s.Method.Params {
				found = found || prm != s.Param && entry.Mentions(e.X, prm.Name)
			}
		}
		return !found && e.Span.Contains(rec.Expr.Span)
	})
	return found
}

// instead reports whether a use stands where another parameter was found missing, which is given otherwise: record || find(view.id).
func instead(s *entry.Subject, rec *entry.Record) bool {
	found := false
	rec.Frame.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Or && e.X != nil && e.Y != nil && e.Y.Span.Contains(rec.Expr.Span) {
			for _, prm := range s.Method.Params {
				found = found || prm != s.Param && e.X.Op == program.Local && e.X.Name == prm.Name
			}
		}
		return !found && e.Span.Contains(rec.Expr.Span)
	})
	return found
}

// left reports whether some call of a Ruby application is seen to leave the parameter out on the way to its use. Who makes an object without
// it may well ask it for other things alone.
func left(p *contracts.Pass, s *entry.Subject) bool {
	if !entry.InApplication(p) {
		return true
	}
	if s.Method.Kind == program.KindConstructor {
		return false
	}
	return entry.LeftOut(p, s.Method, s.Param)
}

// grade leaves to the TypeScript compiler what it reports by itself: in strict code only a use that was asserted away is ours,
// and where nobody knows how the compiler is set, the same holds.
func grade(p *contracts.Pass, rec *entry.Record) contracts.Severity {
	switch {
	case p.File.Language == program.Ruby, p.Program.LooseNull(p.File.Path):
		return contracts.Warning
	case asserted(rec.Expr):
		return contracts.Information
	}
	return contracts.Off
}

// asserted reports whether what e dereferences carries a non-null assertion: x!.y.
func asserted(e *program.Expr) bool {
	x := e.X
	if e.Op == program.Multi {
		x = e.Y
	}
	return x != nil && x.Op == program.NonNull
}

// correlated reports whether a guard above the use speaks of the parameter together with others ("either a or b"): what it
// leaves over cannot be told from one value alone.
func correlated(p *contracts.Pass, s *entry.Subject, m *program.Method, rec *entry.Record) bool {
	for _, g := range entry.GuardsOf(p, m) {
		if g.Stmt.Span.End <= rec.Expr.Span.Start && entry.Mentions(g.Cond, s.Param.Name) {
			return true
		}
	}
	return rec.Deref.Fact.Tested&flow.TestOpaque != 0
}

func finding(p *contracts.Pass, s *entry.Subject, rec *entry.Record, severity contracts.Severity) contracts.Finding {
	name := s.Param.Name
	null := "nil"
	if p.File.Language == program.TypeScript {
		null = "undefined"
		if s.Param.Type != nil && s.Param.Type.Nullable && !s.Param.Optional {
			null = "null"
		}
	}
	return contracts.Finding{
		Severity: severity, Span: rec.Deref.Expr.Span, Symbol: entry.Symbol(rec.Frame.Method), Subject: name,
		Message: fmt.Sprintf("`%s` is declared optional but read here without a branch; %s fails", name, null),
		Evidence: []contracts.Evidence{{File: s.Method.File, Span: s.Param.NameSpan,
			Message: fmt.Sprintf("`%s` is declared optional here", name)}},
		Repairs: repairs(p, s, rec),
	}
}
