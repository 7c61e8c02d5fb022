// Package contractdrift declares the rule contract-drift.
package contractdrift

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is contract-drift.
var Rule = &contracts.Rule{
	Name: "contract-drift", Family: "contract", Group: "documentation",
	Summary: "The code holds what the documentation of its method declares, no more and no less.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range p.Methods() {
		if c := clauses.Of(p, m); !c.Empty() {
			method(p, m, c)
		}
		if f := clauses.FrameOf(p, m); f != nil {
			framed(p, f)
		}
	}
}

func method(p *contracts.Pass, m *program.Method, c *clauses.Contract) {
	drifted := map[*clauses.Clause]bool{}
	for _, cl := range c.Pre {
		if v, d := clauses.Judge(p, cl); v == clauses.Broken {
			drifted[cl] = true
			loose(p, m, d)
		}
	}
	if d := clauses.Stricter(p, m); d != nil && !drifted[d.Clause] {
		strict(p, m, d)
	}
	for _, cl := range c.Raise {
		if v, d := clauses.Judge(p, cl); v == clauses.Broken && !d.Bare { // where nothing raises at all the tag is stale: undocumented-failure
			raises(p, m, d)
		}
	}
	for _, cl := range c.Post {
		switch v, d := clauses.JudgePost(p, m, cl); {
		case v == clauses.Broken:
			after(p, m, d)
		case v == clauses.Unjudged && cl.Checked() && m.HasBody() && !m.Broken && !askedBelow(m, cl):
			p.Report(contracts.Finding{Severity: contracts.Hint, Span: cl.Span, Symbol: entry.Symbol(m), Subject: subject(cl),
				Message: fmt.Sprintf("`@%s %s` cannot be seen to hold, and nothing checks it", cl.Name, cl.Text)})
		}
	}
	for _, cl := range c.Assert {
		asserted(p, m, cl)
	}
}

func finding(m *program.Method, d *clauses.Difference, severity contracts.Severity, message string) contracts.Finding {
	return contracts.Finding{Severity: severity, Span: d.Clause.Span, Symbol: entry.Symbol(m), Subject: subject(d.Clause), Message: message}
}

// subject is what a clause speaks of first.
func subject(c *clauses.Clause) string { return entry.SubjectOf(c.Expr) }

// loose tells of values that the contract excludes and the code lets in.
func loose(p *contracts.Pass, m *program.Method, d *clauses.Difference) {
	text := fmt.Sprintf("`@%s %s` is not implemented: %s is let in", d.Clause.Name, d.Clause.Text, quoted(d))
	if d.Bare {
		text = fmt.Sprintf("`@%s %s` is declared, and nothing checks it", d.Clause.Name, d.Clause.Text)
	}
	f := finding(m, d, contracts.Warning, text)
	f.Evidence = guards(p, m, d)
	f.Repairs = looseRepairs(p, m, d)
	p.Report(f)
}

// askedBelow reports whether some guard of the method asks for a word of the clause, or one of its calls is made to.
func askedBelow(m *program.Method, cl *clauses.Clause) bool {
	words := map[string]bool{}
	cl.Expr.Walk(func(e *program.Expr) bool {
		if e.Name != "" && e.Name != "result" && e.Name != "old" && (e.Op == program.Call || e.Op == program.Member || e.Op == program.Field_) {
			words[e.Name] = true
		}
		return true
	})
	for _, g := range entry.Guards(m.Body()) {
		found := false
		g.Cond.Walk(func(e *program.Expr) bool {
			found = found || words[e.Name]
			return !found
		})
		if found {
			return true
		}
	}
	return len(words) == 0
}

// raises tells of values for which the documentation has the method raise, and which the code lets in.
func raises(p *contracts.Pass, m *program.Method, d *clauses.Difference) {
	word := "if"
	if d.Clause.Unless {
		word = "unless"
	}
	f := finding(m, d, contracts.Warning, fmt.Sprintf("`@%s [%s] %s %s` is not what the code does: %s is let in", d.Clause.Name, d.Clause.Error, word, d.Clause.Text, quoted(d)))
	f.Evidence = guards(p, m, d)
	f.Repairs = []contracts.Repair{removed(m, d.Clause.Tag.Tag)}
	p.Report(f)
}

func quoted(d *clauses.Difference) string {
	if e := d.Example(); e != "" {
		return "`" + e + "`"
	}
	return "what it excludes"
}

// guards are the checks of the same values, which are not enough.
func guards(p *contracts.Pass, m *program.Method, d *clauses.Difference) []contracts.Evidence {
	for _, g := range entry.GuardsOf(p, m) {
		if s := entry.SubjectOf(g.Cond); s != "" && s == subject(d.Clause) {
			return []contracts.Evidence{{File: m.File, Span: g.Cond.Span, Message: "the check that is there"}}
		}
	}
	return nil
}

// strict tells of values that the contract allows and the code rejects.
func strict(p *contracts.Pass, m *program.Method, d *clauses.Difference) {
	f := finding(m, d, contracts.Warning, fmt.Sprintf("the code rejects %s, which `@%s %s` allows", quoted(d), d.Clause.Name, d.Clause.Text))
	f.Evidence = []contracts.Evidence{{File: m.File, Span: d.Way.Guard.Span, Message: "rejected here"}}
	f.Repairs = strictRepairs(p, m, d)
	p.Report(f)
}

// after tells of a postcondition that the code leaves open.
func after(p *contracts.Pass, m *program.Method, d *clauses.Difference) {
	severity := contracts.Information
	if p.Profile == contracts.Fortress {
		severity = contracts.Warning
	}
	text := fmt.Sprintf("`@%s %s` is not ensured", d.Clause.Name, d.Clause.Text)
	if e := d.Example(); e != "" {
		text += " for `" + e + "`"
	}
	p.Report(finding(m, d, severity, text))
}
