// Package missingformat declares the rule missing-format.
package missingformat

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is missing-format.
var Rule = &contracts.Rule{
	Name: "missing-format", Family: "contract", Group: "preconditions",
	Summary: "An address, a path or a date in a text has the form that its use needs.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		f := entry.FormatOf(s)
		if f == nil {
			if found, ok := tooLong(p, s); ok {
				p.Report(found)
			} else if found, ok := invalid(p, s); ok {
				p.Report(found)
			}
			continue
		}
		if entry.Composed(p, s.Method, s.Param) {
			f.Severity = min(f.Severity, contracts.Information)
		}
		if p.File.Language == program.TypeScript && entry.WireOf(s.Method, s.Param) == entry.NotWire && len(s.Param.Decorators) == 0 && len(entry.CallsOf(p, s.Method, s.Param)) > 0 {
			f.Severity = min(f.Severity, contracts.Information) // who calls it may well have made the text
		}
		if f.Kind == "url" && !strings.Contains(f.What, "statement") && entry.UsedElsewhere(p, s.Method) && len(entry.CallsOf(p, s.Method, s.Param)) == 0 && len(s.Param.Decorators) == 0 {
			f.Severity = min(f.Severity, contracts.Information) // where it is used, and what it is given there, cannot be told
		}
		file := f.Rec.Frame.File()
		if s.FailsTold(f.Rec) {
			f.Severity = min(f.Severity, contracts.Information)
		}
		p.Report(contracts.Finding{
			Severity: s.Borne(p, s.Graded(f.Severity)), Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
			Message:  fmt.Sprintf("`%s` %s at %s, and nothing checks its form", s.Param.Name, f.What, entry.Line(p.File, f.Rec, f.Rec.Expr)),
			Evidence: []contracts.Evidence{{File: file, Span: f.Rec.Expr.Span, Message: f.What + " here"}},
			Repairs:  repairs(p, s, f.Kind, f.Rec.Expr),
		})
	}
}

// repairs are never preferred: every pattern rejects something legal.
func repairs(p *contracts.Pass, s *entry.Subject, kind string, use *program.Expr) []contracts.Repair {
	name, f := s.Param.Name, s.Method.File
	class := p.Config.PreconditionError(f.Language)
	c := repair.Clause{Title: "Raise " + class + " unless " + name + " looks like an address", Message: name + " must be an email address", Rejects: "also rejects rare addresses that the pattern does not know"}
	switch {
	case f.Language == program.Ruby && kind == "email":
		c.Good = "URI::MailTo::EMAIL_REGEXP.match?(" + name + ")"
	case f.Language == program.TypeScript && kind == "email":
		c.Title, c.Error, c.Bad = "Throw RangeError unless "+name+" looks like an address", "RangeError", `!/^[^\s@]+@[^\s@]+$/.test(`+name+")"
	case f.Language == program.TypeScript && kind == "date":
		c.Title, c.Error, c.Bad = "Throw RangeError unless "+name+" is a date", "RangeError", "Number.isNaN(Date.parse("+name+"))"
		c.Message, c.Rejects = name+" must be a date", "also rejects texts that are no date"
	case f.Language == program.Ruby && kind == "path" && entry.ReadsFile(use):
		c.Title, c.Good = "Raise "+class+" unless "+name+" is a file", "File.file?("+name+")"
		c.Message, c.Rejects = name+" must be a file", "also rejects directories and what is not there yet"
		if !repair.Guarded(s.Method, name) {
			c.Good = name + " && " + c.Good
		}
	case kind == "url":
		var ok bool
		if c, ok = repair.Shaped(s.Method, repair.Absent{Subject: name, Access: s.Access()}, class); !ok {
			return nil
		}
	default:
		return nil
	}
	clauses := []repair.Clause{c}
	if kind == "date" {
		if c, ok := repair.Timely(s.Method, repair.Absent{Subject: name, Access: s.Access()}, class); ok {
			clauses = append(clauses, c)
		}
	}
	if kind == "url" {
		if c, ok := repair.Hosted(s.Method, repair.Absent{Subject: name, Access: s.Access()}, class); ok {
			clauses = append(clauses, c)
		}
	}
	var out []contracts.Repair
	for _, c := range clauses {
		if r, ok := repair.Insert(p, s.Method, "", c); ok {
			out = append(out, r)
		}
	}
	return out
}
