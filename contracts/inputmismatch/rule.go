// Package inputmismatch declares the rule input-mismatch.
package inputmismatch

import (
	_ "embed"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is input-mismatch.
var Rule = &contracts.Rule{
	Name: "input-mismatch", Family: "contract", Group: "call sites",
	Summary: "A call gives the inputs that what it runs declares, by their names.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if p.File.Language != program.Ruby || entry.TestPath(p.File.Path) {
		return
	}
	for _, site := range entry.Calls(p) {
		d := expected(p, site)
		if d == nil {
			continue
		}
		if positional(site) {
			continue
		}
		given, complete := keys(site.Call)
		if given == nil && !complete {
			continue
		}
		d.compare(p, site, given, complete)
	}
}

// inputs are what a call may and must give by name.
type inputs struct {
	owner    string // how findings name what is called
	names    []string
	required map[string]bool
	open     bool // anything else is taken as well
	at       map[string]summary.Site
}

// expected is what a call must give by name; nil where that cannot be told.
func expected(p *contracts.Pass, site entry.Site) *inputs {
	t := site.Target
	switch {
	case t.Ctor != nil && t.CtorArgs == site.Call:
		return keywords(p, t.Ctor)
	case t.Method != nil && t.Args == site.Call && !bare(t.Method):
		return keywords(p, t.Method)
	}
	if d := members(p, site); d != nil {
		return d
	}
	return declared(p, site)
}

// positional reports whether a call gives fewer plain arguments than what it runs needs: its names then make up a hash that is one of
// them, as they do on their way through def self.call(*args) = new(*args).call.
func positional(site entry.Site) bool {
	m := site.Target.Method
	if site.Target.Ctor != nil && site.Target.CtorArgs == site.Call {
		m = site.Target.Ctor
	}
	if m == nil {
		return false
	}
	needed := 0
	for _, prm := range m.Params {
		if prm.Kind == program.Positional && prm.Default == nil {
			needed++
		}
	}
	for _, a := range site.Call.List {
		if a == nil || a.Op == program.Spread {
			return false
		}
		if a.Op != program.Pair {
			needed--
		}
	}
	return needed > 0
}

// bare reports whether a method takes nothing by itself, as the entry of a class that declares its inputs in macros.
func bare(m *program.Method) bool { return !m.Static && len(m.Params) == 0 }

// keywords reads the keyword parameters of a method; nil if it has none or is defined more than once.
func keywords(p *contracts.Pass, m *program.Method) *inputs {
	d := &inputs{owner: entry.Symbol(m), required: map[string]bool{}, at: map[string]summary.Site{}}
	if m.Class != nil && m.Kind == program.KindConstructor {
		d.owner = m.Class.Name
	}
	for _, prm := range m.Params {
		switch prm.Kind {
		case program.Keyword:
			d.names = append(d.names, prm.Name)
			d.at[prm.Name] = summary.Site{File: m.File, Span: prm.NameSpan}
			d.required[prm.Name] = prm.Default == nil
		case program.KeyRest, program.Forward, program.Rest:
			d.open = true
		}
	}
	if len(d.names) == 0 || twice(p, m) {
		return nil
	}
	return d
}

// twice reports whether some other opening of the class defines the method again.
func twice(p *contracts.Pass, m *program.Method) bool {
	if m.Class == nil {
		return false
	}
	n := 0
	for _, c := range p.Program.Classes(m.Class.Name) {
		for _, o := range c.Methods {
			if o.Name == m.Name && o.Static == m.Static {
				n++
			}
		}
	}
	return n > 1
}

// keys are the names that a call gives; complete is false when a splat or a computed key may give others.
func keys(call *program.Expr) (given []*program.Expr, complete bool) {
	complete = true
	for _, a := range call.List {
		switch {
		case a == nil:
			complete = false
		case a.Op == program.Pair && a.X != nil && a.X.Op == program.Symbol:
			given = append(given, a)
		case a.Op == program.Pair, a.Op == program.Spread && a.Name != "&", a.Op == program.Hash:
			complete = false
		case flow.Strip(a) != nil && (a.Op == program.Call || a.Op == program.Local || a.Op == program.Field_) && len(call.List) == 1: // a hash that is made elsewhere
			complete = false
		}
	}
	return given, complete
}
