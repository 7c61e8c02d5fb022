package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/contracts"
)

// gives are the calls that hand inputs to a class which declares them in macros.
var gives = map[string]bool{"call": true, "call!": true, "run": true, "run!": true, "result": true, "new": true, "perform": true, "execute": true, "with": true}

// takesAnything are bases whose classes take every key, declared or not.
var takesAnything = []string{"Interactor", "Interactor::Contracts", "LightService::Action"}

// byName are bases whose classes take their inputs by name.
var byName = []string{"Actor", "ServiceActor::Base", "ApplicationActor", "Servactory::Base", "ApplicationService::Base", "Operandi::Base", "Light::Services::Base",
	"ActiveInteraction::Base", "Mutations::Command", "Micro::Case", "Micro::Case::Strict", "Micro::Case::Safe", "CMDx::Task", "Interactor::Contracts",
	"T::Struct", "T::ImmutableStruct", "Dry::Struct", "Dry::Initializer", "Literal::Struct", "Literal::Data"}

// GivenInputs are the inputs, declared in macros, to which a call hands its keys.
type GivenInputs struct {
	Class  *program.Class
	Inputs []*dsl.Input
	Open   bool // keys that are not declared are taken as well
}

// InputsOf reads the inputs that the class named by a call declares in macros; nil where some ancestor is out of sight or the
// class answers the call in a way of its own.
func InputsOf(p *contracts.Pass, site Site) *GivenInputs {
	call := site.Call
	if p.File.Language != program.Ruby || call.X == nil || call.X.Op != program.Constant || !gives[call.Name] || site.Target.Ctor != nil {
		return nil
	}
	c := owner(p, site)
	if c == nil {
		return nil
	}
	l := lineage{p: p}
	if !l.seen(c, 0) || !slices.ContainsFunc(l.bases, func(b string) bool { return slices.Contains(byName, b) }) {
		return nil
	}
	read := Declared(p, c)
	if read == nil || len(read.Inputs) == 0 {
		return nil
	}
	for _, in := range read.Inputs {
		if in.Param == nil || in.Class == nil {
			return nil
		}
	}
	return &GivenInputs{Class: c, Inputs: read.Inputs, Open: slices.ContainsFunc(l.bases, func(b string) bool { return slices.Contains(takesAnything, b) })}
}

// inputsBeside are the inputs of the class of a method, if the parameter is one of them and none of the method's own; else nil.
func inputsBeside(p *contracts.Pass, m *program.Method, prm *program.Param) []*dsl.Input {
	if m.Class == nil || m.File.Language != program.Ruby || slices.Contains(m.Params, prm) {
		return nil
	}
	d := Declared(p, m.Class)
	if d == nil || !slices.ContainsFunc(d.Inputs, func(in *dsl.Input) bool { return in.Param == prm }) {
		return nil
	}
	return d.Inputs
}

// inputGiven is what a call gives an input, by its name or by its place among the declarations; complete is false where a splat or a
// hash that is made elsewhere may give it.
func inputGiven(args *program.Expr, inputs []*dsl.Input, prm *program.Param) (given *program.Expr, complete bool) {
	if args == nil {
		return nil, false
	}
	place := 0
	for _, a := range pairsIn(args.List) {
		switch {
		case a == nil || a.Op == program.Spread:
			return nil, false
		case a.Op != program.Pair:
			if place < len(inputs) && inputs[place].Param == prm {
				return a, true
			}
			place++
		case a.X != nil && a.X.Name == prm.Name && a.Y != nil:
			return a.Y, true
		}
	}
	return nil, true
}

// pairsIn takes the hashes among arguments apart.
func pairsIn(list []*program.Expr) []*program.Expr {
	var out []*program.Expr
	for _, a := range list {
		if a != nil && a.Op == program.Hash {
			out = append(out, a.List...)
			continue
		}
		out = append(out, a)
	}
	return out
}

// owner is the class that a call names, unless it answers the call in a way of its own.
func owner(p *contracts.Pass, site Site) *program.Class {
	var found []*program.Class
	name := site.Call.X.Name
	if strings.HasPrefix(p.File.Text.Slice(site.Call.X.Span), "::") {
		name = "::" + strings.TrimPrefix(name, "::")
	}
	if c := site.Method.Class; c != nil {
		found = flow.Resolve(p.Program, c, name)
	} else {
		found = p.Program.Classes(strings.TrimPrefix(name, "::"))
	}
	if len(found) != 1 {
		return nil
	}
	c := found[0]
	if flow.FindMethod(p.Program, c, site.Call.Name, true) != nil || flow.FindMethod(p.Program, c, "initialize", false) != nil {
		return nil
	}
	return c
}

// lineage gathers the names of a class's ancestors.
type lineage struct {
	p     *contracts.Pass
	bases []string
}

// seen reports whether every ancestor of a class is in the project, or is a gem's whose ways are known.
func (l *lineage) seen(c *program.Class, depth int) bool {
	if depth > 8 || c.Broken {
		return false
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		if base == "" {
			continue
		}
		plain := strings.TrimPrefix(base, "::")
		l.bases = append(l.bases, plain)
		found := flow.Resolve(l.p.Program, c, base)
		if len(found) == 0 && !dsl.Service(plain) && !slices.Contains(byName, plain) {
			return false
		}
		for _, parent := range found {
			if parent != c && !l.seen(parent, depth+1) {
				return false
			}
		}
	}
	return true
}
