// Package unsetoutput declares the rule unset-output.
package unsetoutput

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is unset-output.
var Rule = &contracts.Rule{
	Name: "unset-output", Family: "contract", Group: "postconditions",
	Summary: "A declared output is set on every path that ends in success.",
	Doc:     doc, Default: contracts.Warning, Run: run,
}

func run(p *contracts.Pass) {
	if p.File.Language != program.Ruby {
		return
	}
	for _, c := range p.File.Classes {
		if c.Broken || entry.Classify(p, c) != entry.Boundary {
			continue
		}
		d := entry.Declared(p, c)
		if d == nil || len(d.Outputs) == 0 || composed(c) {
			continue
		}
		if m := body(c, d); m != nil {
			outputs(p, c, d, m)
		}
	}
}

// composed reports whether other actors fill the outputs.
func composed(c *program.Class) bool {
	for _, m := range c.Macros {
		if m.Op == program.Call && (m.Name == "play" || m.Name == "organize" || m.Name == "delegate") {
			return true
		}
	}
	return false
}

// body is what runs when the class is called; nil if that is not in the class.
func body(c *program.Class, d *dsl.Class) *program.Method {
	for _, m := range d.Entries {
		if m.Name == "call" {
			return m
		}
	}
	for _, m := range c.Methods {
		if m.Name == "call" && !m.Static && m.HasBody() && !m.Broken {
			return m
		}
	}
	return nil
}

func outputs(p *contracts.Pass, c *program.Class, d *dsl.Class, m *program.Method) {
	known := map[string]bool{}
	for _, in := range d.Inputs {
		known[in.Param.Name] = true
	}
	for _, o := range d.Outputs {
		known[o.Name] = true
	}
	for _, o := range d.Outputs {
		if o.Optional {
			continue
		}
		w := walk{class: c, output: o.Name, known: known}
		exit, ok := w.leaves(m)
		if ok {
			continue
		}
		f := contracts.Finding{
			Severity: contracts.Warning, Span: o.Span, Symbol: c.Name, Subject: o.Name,
			Message: fmt.Sprintf("the output `%s` is never set on a path that ends in success", o.Name),
		}
		if exit != nil {
			f.Message = fmt.Sprintf("the output `%s` is not set on the path that ends in success at line %d", o.Name, p.File.Text.LineOf(exit.Span.Start)+1)
			f.Evidence = []contracts.Evidence{{File: p.File, Span: exit.Span, Message: "left here, or fallen past, without setting it"}}
		}
		p.Report(f)
	}
}
