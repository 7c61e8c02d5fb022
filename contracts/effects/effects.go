// Package effects lists what a method does beyond its value, in the order of its evaluation, with what the methods of the project
// that it calls do: records written, messages sent, and changes of its own object and of its arguments. It imports the model and what
// the analysis knows of effects and calls; it judges nothing.
package effects

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Argument is the kind of a change of an object that a caller handed in; flow knows the others.
const Argument flow.EffectKind = "argument"

// maxDepth is how many calls deep effects are looked for, maxMethods how many methods are gone through, maxEffects how many effects
// are told: what lies beyond is not told.
const (
	maxDepth   = 3
	maxMethods = 500
	maxEffects = 100
)

// Effect is one thing that a method does.
type Effect struct {
	Kind   flow.EffectKind
	Target Path            // what it changes
	At     *program.Expr   // the expression that does it
	In     *program.Method // where At stands
	Via    *program.Expr   // the call of the method asked about that leads there; nil where it does it itself
	// Sure is set where the expression changes its target whatever its classes are; a name alone is not enough.
	Sure bool
}

// Place is the expression of the method asked about: the effect itself, or the call that leads to it.
func (e *Effect) Place() *program.Expr {
	if e.Via != nil {
		return e.Via
	}
	return e.At
}

type key struct{ method *program.Method }

// Of lists the effects of a method.
func Of(p *contracts.Pass, m *program.Method) []*Effect {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[key{m}]; ok {
		return v.([]*Effect)
	}
	var out []*Effect
	if m.HasBody() && !m.Broken {
		left := maxMethods
		w := &walk{p: p, m: m, self: Path{Root: Own}, args: map[string]Path{}, left: &left, out: &out, active: map[*program.Method]bool{m: true}}
		if m.Static || m.Class == nil {
			w.self = Path{Root: Nowhere}
			if m.Class != nil {
				w.self = Path{Root: Named, Parts: []string{m.Class.Name}, Sure: true}
			}
		} else {
			w.self.Sure = true
		}
		w.parameters(m.Params)
		w.prepare()
		w.visit(m.Body())
	}
	p.Memo[key{m}] = out
	return out
}

func (w *walk) parameters(list []*program.Param) {
	for _, prm := range list {
		if prm.Name != "" {
			w.args[prm.Name] = Path{Root: Parameter, Parts: []string{prm.Name}, Sure: true}
		}
		w.parameters(prm.Leaves)
	}
}
