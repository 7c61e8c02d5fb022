// Package missingsize declares the rule missing-size.
package missingsize

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is missing-size.
var Rule = &contracts.Rule{
	Name: "missing-size", Family: "contract", Group: "preconditions",
	Summary: "A collection whose first element, extreme or mean is taken is known to have elements.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		h := entry.Emptiness(p, s)
		if h == nil {
			continue
		}
		name := s.Param.Name
		f := h.Rec.Frame.File()
		p.Report(contracts.Finding{
			Severity: s.Graded(h.Severity), Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: name,
			Message:  fmt.Sprintf("`%s` may be empty, yet %s at %s", name, h.What, entry.Line(p.File, h.Rec, h.Rec.Expr)),
			Evidence: []contracts.Evidence{{File: f, Span: h.Rec.Expr.Span, Message: h.What + " here"}},
			Repairs:  repairs(p, s),
		})
	}
}

// repairs put a guard behind those that are there: asking nil for its size would fail before its own guard.
func repairs(p *contracts.Pass, s *entry.Subject) []contracts.Repair {
	name, f := s.Param.Name, s.Method.File
	class := p.Config.PreconditionError(f.Language)
	c := repair.Clause{Title: "Raise " + class + " if " + name + " is empty", Bad: s.Access() + ".empty?", Message: name + " must not be empty", Preferred: true}
	if s.Presence != entry.Present && !repair.Guarded(s.Method, name) {
		c.Bad = s.Access() + ".nil? || " + c.Bad
	}
	if f.Language == program.TypeScript {
		c.Title, c.Error, c.Bad = "Throw RangeError if "+name+" is empty", "RangeError", name+"."+sizeOf(s.Param.Type)+" === 0"
		if entry.Untyped(s.Param.Type) {
			c.Bad = "!Array.isArray(" + name + ") || " + c.Bad
		}
	}
	clauses := []repair.Clause{c}
	if neutral := neutralExit(s.Method); neutral != "" {
		leave := c
		leave.Preferred, leave.Exit, leave.Title, leave.Rejects = false, neutral, "Leave with "+neutral+" if "+name+" is empty", "answers with nothing where it failed"
		clauses = append(clauses, leave)
	}
	var out []contracts.Repair
	for _, c := range clauses {
		if r, ok := repair.Insert(p, s.Method, "", c); ok {
			out = append(out, r)
		}
	}
	return out
}

// neutralExit is the return that says that there was nothing to do, where a method can say so; "" where it cannot.
func neutralExit(m *program.Method) string {
	switch {
	case m.Kind == program.KindConstructor:
		return ""
	case m.File.Language == program.Ruby:
		return "return"
	case m.Return != nil && (m.Return.Name == "void" || m.Return.Name == "Promise" && len(m.Return.Args) == 1 && m.Return.Args[0].Name == "void"):
		return "return"
	}
	return ""
}

func sizeOf(t *program.Type) string {
	if t != nil && (t.Name == "Set" || t.Name == "Map" || t.Name == "ReadonlySet" || t.Name == "ReadonlyMap") {
		return "size"
	}
	return "length"
}
