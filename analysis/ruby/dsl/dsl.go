// Package dsl reads what Ruby classes declare through the macros of gems: inputs with their types and conditions, signatures
// that are enforced at run time, validations, and entry points that are no methods. Each gem has its own idea of nil, told in
// its own file; what comes out is neutral, so that nobody further up needs to know a gem's name.
package dsl

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
)

// Class is what a class declares, its ancestors included.
type Class struct {
	Facts   flow.Declarations         // what the analysis starts with
	Inputs  []*Input                  // the inputs among them, with what rules need
	Outputs []*Output                 // what it promises on success
	Entries []*program.Method         // bodies that run as entry points and are no public methods
	Setup   *program.Method           // the constructor that a macro writes, where it runs code of the class; or nil
	Instead map[string]bool           // public methods that one of Entries stands for
	Params  map[*program.Param]*Given // what signatures and comments say of methods' parameters
}

// Input is a declared input.
type Input struct {
	*flow.Input
	Class    *program.Class // the class that declares it
	Optional bool           // it may be left out, or nil
	Refuse   Insertion      // what would make the declaration refuse nil; empty where nothing does
	Demand   Insertion      // what would make it refuse more, with %s for the condition and for what it is about; empty where nothing does
}

// Insertion is text to put into the file of a declaration.
type Insertion struct {
	At   int
	Text string
	Also string // what else it would refuse
}

// Read is how the class reads an input that has no reader of its own.
func (in *Input) Read() string {
	if len(in.Holders) == 0 {
		return "@" + in.Param.Name
	}
	return in.Holders[0] + "." + in.Param.Name
}

// Given is what is said of a parameter.
type Given struct {
	Known    flow.Fact // what is enforced
	Nilable  bool
	Evidence bool // said in a comment, or not enforced: nobody checks it at run time
}

// gem is one vocabulary: the bases that bring it and how the macros of a class are read.
type gem struct {
	bases   []string
	service bool // inheriting it makes a class a service
	read    func(*reader, *program.Class)
}

// gems in order: what comes later adds to what stands there already.
var gems = []gem{
	{[]string{"Actor", "ServiceActor::Base", "ApplicationActor"}, true, actor},
	{[]string{"Servactory::Base", "ApplicationService::Base"}, true, servactory},
	{[]string{"Operandi::Base", "Light::Services::Base"}, true, operandi},
	{[]string{"LightService::Action"}, true, lightService},
	{[]string{"Interactor::Contracts"}, true, interactorContracts},
	{[]string{"Interactor"}, true, interactor},
	{[]string{"ActiveInteraction::Base"}, true, activeInteraction},
	{[]string{"Mutations::Command"}, true, mutations},
	{[]string{"Micro::Case", "Micro::Case::Strict", "Micro::Case::Safe"}, true, microCase},
	{[]string{"Service::Base"}, true, discourse},
	{[]string{"CMDx::Task"}, true, cmdx},
	{[]string{"Dry::Operation"}, true, nil},
	{[]string{"ApplicationJob", "ActiveJob::Base", "Sidekiq::Job", "Sidekiq::Worker", "ApplicationWorker"}, true, nil},
	{[]string{"Dry::Initializer"}, false, dryInitializer},
	{[]string{"Dry::Struct", "Dry::Struct::Value"}, false, dryStruct},
	{[]string{"Literal::Properties", "Literal::Struct", "Literal::Data", "Literal::Object"}, false, literal},
	{[]string{"T::Struct", "T::ImmutableStruct", "T::InexactStruct"}, false, sorbetStruct},
	{[]string{"ActiveModel::Attributes"}, false, attributes},
}

// Service reports whether a base, as written, makes those who inherit it services.
func Service(base string) bool {
	for _, g := range gems {
		if g.service && slices.Contains(g.bases, base) {
			return true
		}
	}
	return false
}

// reader gathers what the class and its ancestors declare.
type reader struct {
	out     *Class
	class   *program.Class
	lineage []*program.Class // ancestors first, the class itself last
	bases   map[string]bool  // every ancestor's name as written, known to us or not
	guess   bool             // some ancestor is in no file we have

	signatures []*rbs.Class // what signature files say of the class
}

// Read is what c declares.
func Read(classes flow.Classes, c *program.Class, signed Signed) *Class {
	r := &reader{class: c, signatures: signed(c.Name), out: &Class{Params: map[*program.Param]*Given{}, Instead: map[string]bool{}}, bases: map[string]bool{}}
	r.out.Facts.Params = map[*program.Param]flow.Fact{}
	r.out.Facts.Validated = map[string]flow.Fact{}
	r.climb(classes, c, 0)
	for _, g := range r.vocabulary() {
		for _, k := range r.lineage {
			g(r, k)
		}
	}
	for _, k := range r.lineage {
		attrExtras(r, k)
		mandate(r, k)
		validations(r, k)
	}
	above := contracts(c)
	for _, m := range c.Methods {
		r.signature(m, above[m])
	}
	r.finish()
	return r.out
}

// climb lists the ancestors, furthest first.
func (r *reader) climb(classes flow.Classes, c *program.Class, depth int) {
	if depth > 8 || slices.Contains(r.lineage, c) {
		return
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		if base == "" {
			continue
		}
		r.bases[strings.TrimPrefix(base, "::")] = true
		found := flow.Resolve(classes, c, base)
		r.guess = r.guess || len(found) == 0
		for _, p := range found {
			if p != c {
				r.climb(classes, p, depth+1)
			}
		}
	}
	r.lineage = append(r.lineage, c)
}

// vocabulary is how the macros are to be read: by the bases, or by the macros themselves where a base is out of sight.
func (r *reader) vocabulary() []func(*reader, *program.Class) {
	var out []func(*reader, *program.Class)
	known := false
	for _, g := range gems {
		if slices.ContainsFunc(g.bases, func(b string) bool { return r.bases[b] }) {
			known = known || g.service
			if g.read != nil {
				out = append(out, g.read)
			}
		}
	}
	if known || !r.guess {
		return out
	}
	switch {
	case r.uses("input") && (r.uses("make") || r.uses("stage") || r.uses("internal")):
		out = append(out, servactory)
	case r.uses("input"):
		out = append(out, actor)
	case r.uses("arg") && r.uses("step"):
		out = append(out, operandi)
	case r.uses("option"):
		out = append(out, dryInitializer)
	}
	return out
}

func (r *reader) uses(macro string) bool {
	for _, m := range r.class.Macros {
		if m.Op == program.Call && m.X == nil && m.Name == macro {
			return true
		}
	}
	return false
}

// finish hands the inputs to the analysis and takes the plain readers from those that the class overrides.
func (r *reader) finish() {
	for _, in := range r.out.Inputs {
		for _, k := range r.lineage {
			for _, m := range k.Methods {
				if m.Name == in.Param.Name && !m.Static {
					in.Bare = false
				}
			}
		}
		r.out.Facts.Inputs = append(r.out.Facts.Inputs, in.Input)
	}
	for p, g := range r.out.Params {
		if !g.Evidence && g.Known != (flow.Fact{}) {
			r.out.Facts.Params[p] = g.Known
		}
	}
}

// input declares one, or redeclares it: a class may change what its ancestors said.
func (r *reader) input(in *Input) {
	for i, old := range r.out.Inputs {
		if old.Param.Name == in.Param.Name {
			r.out.Inputs[i] = in
			return
		}
	}
	r.out.Inputs = append(r.out.Inputs, in)
}

// of finds an input by name, or nil.
func (r *reader) of(name string) *Input {
	for _, in := range r.out.Inputs {
		if in.Param.Name == name {
			return in
		}
	}
	return nil
}

// enter makes an entry point of a body that is no method.
func (r *reader) enter(m *program.Method) { r.out.Entries = append(r.out.Entries, m) }
