// Package partiallyverifiedmutation declares the rule partially-verified-mutation.
package partiallyverifiedmutation

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is partially-verified-mutation.
var Rule = &contracts.Rule{
	Name: "partially-verified-mutation", Family: "contract", Group: "postconditions",
	Summary: "The answer of a write is read on every path that reports success.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Mutations(p) {
		if !m.Read {
			continue
		}
		if exit := m.Success(); exit != nil {
			p.Report(finding(m, exit))
		}
	}
}

func finding(m *entry.Mutation, exit *entry.Record) contracts.Finding {
	f := m.Run.Method.File
	at := leaving(m, exit)
	return contracts.Finding{
		Severity: m.Weight(), Span: entry.WholeCall(m.Run.Method, m.Op), Symbol: entry.Symbol(m.Run.Method), Subject: entry.Target(m.Op),
		Message: fmt.Sprintf("the answer of `%s` is read on some paths only; the one that leaves at line %d never asks whether it went through",
			entry.Head(f, m.Op), f.Text.LineOf(at.Start)+1),
		Evidence: []contracts.Evidence{{File: f, Span: at, Message: "left here without asking"}},
		Repairs:  repairs(f, m),
	}
}

// leaving is where a path leaves: its return, or what the method ends with below the write.
func leaving(m *entry.Mutation, exit *entry.Record) syntax.Span {
	method := m.Run.Method
	if exit.Expr != nil && exit.Expr.Op == program.Return {
		return exit.Expr.Span
	}
	for _, e := range summary.Tails(method) {
		if e != nil && e.Span.Start >= m.Op.Span.End && !entry.FailingValue(e) {
			return e.Span
		}
	}
	if n := len(method.Body().List); n > 0 {
		return method.Body().List[n-1].Span
	}
	return method.NameSpan
}

// repairs make the write itself raise, which needs no question on any path.
func repairs(f *program.File, m *entry.Mutation) []contracts.Repair {
	op := m.Op
	if m.Operation.Receiver.Verdict != records.Yes || op.NameSpan.Len() == 0 || !entry.Statements(m.Run.Method)[op] {
		return nil
	}
	switch op.Name {
	case "save", "update", "destroy", "create":
		return []contracts.Repair{repair.Replace(f, op.NameSpan, op.Name+"!", "Use "+op.Name+"!, which raises when the write fails", false, true)}
	}
	return nil
}
