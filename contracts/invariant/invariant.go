// Package invariant knows what the classes of a file have declared to hold always, and judges constructors and methods by it:
// which of them may end without. The rules of the group "invariants" report what it finds.
package invariant

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Invariant is one condition on the fields of a class that holds whenever nobody is inside.
type Invariant struct {
	Class  *program.Class // that declares it
	Text   string         // as declared
	File   *program.File
	Span   syntax.Span   // of the declaration
	Cond   *program.Expr // over fields, readers followed, what cannot be read as Opaque; nil for validations
	Fields []string      // its footprint
	// Elements are the fields of which it asks what a collection holds or how large it is.
	Elements map[string]bool
}

// Mentions reports whether a field belongs to the footprint.
func (i *Invariant) Mentions(field string) bool {
	for _, f := range i.Fields {
		if f == field {
			return true
		}
	}
	return false
}

// Set is everything declared for a class, by itself and by what it inherits from.
type Set struct {
	Class *program.Class
	List  []*Invariant
	// Methods are the names of invariant methods: those whose normal return says that everything holds.
	Methods map[string]bool
	// Enforced reports that the runtime checks after every method with a Contract line (contracts.ruby).
	Enforced bool
	lineage  lineage
}

// Fields are the footprints of all invariants together, in order of declaration.
func (s *Set) Fields() []string {
	var out []string
	seen := map[string]bool{}
	for _, i := range s.List {
		for _, f := range i.Fields {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

type setKey struct{ class *program.Class }

// Of is what is declared for a class; nil if nothing is.
func Of(p *contracts.Pass, c *program.Class) *Set {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[setKey{c}]; ok {
		return v.(*Set)
	}
	s := declared(p, c)
	p.Memo[setKey{c}] = s
	return s
}
