package trial

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

const (
	maxLeaves = 5
	maxWorlds = 400
)

// Worlds gives every combination of sample values of leaves, and the bit of each leaf; nil where they are too many.
func Worlds(lang program.Language, list []*Leaf, extra []Value) ([]World, map[string]uint64) {
	if len(list) > maxLeaves {
		return nil, nil
	}
	bits := map[string]uint64{}
	out := []World{{}}
	lits := extra
	for i, x := range list {
		bits[x.Path] = 1 << i
		samples := x.samples(lang, lits)
		if len(out)*len(samples) > maxWorlds {
			samples = x.samples(lang, nil)
		}
		if len(out)*len(samples) > maxWorlds {
			return nil, nil
		}
		var next []World
		for _, w := range out {
			for _, v := range samples {
				n := make(World, len(w)+1)
				for k, u := range w {
					n[k] = u
				}
				n[x.Path] = v
				next = append(next, n)
			}
		}
		out = next
	}
	owners(list, out, bits)
	return out, bits
}

// owners makes what leaves are read from something that is there: a condition that speaks of order.items speaks of an order.
func owners(list []*Leaf, worlds []World, bits map[string]uint64) {
	for _, x := range list {
		for path := x.Path; ; {
			i := strings.LastIndexByte(path, '.')
			if i < 0 || strings.ContainsRune(path, '(') || path[:i] == "self" {
				break
			}
			path = path[:i]
			if _, leaf := worlds[0][path]; leaf && bits[path]&bits[x.Path] == 0 {
				break
			}
			bits[path] |= bits[x.Path]
			for _, w := range worlds {
				w[path] = Value{Kind: Object}
			}
		}
	}
}

// Literals are the numbers that conditions of a method compare with, for samples around them.
func Literals(m *program.Method, conds ...*program.Expr) []Value {
	l := &leaves{method: m, by: map[string]*Leaf{}}
	for _, c := range conds {
		l.cond(c)
	}
	return l.lits
}

// Holds tells whether a condition of a method holds in a world; crashed where evaluating it fails by itself.
func (m *Machine) Holds(method *program.Method, cond *program.Expr, world World, bits map[string]uint64) (holds flow.Tri, crashed bool) {
	r := m.start(method, world, bits)
	r.Machine = &Machine{Classes: m.Classes, Effects: true}
	r.frames = []*frame{r.entered(method)}
	r.asked = 1
	v := r.eval(cond)
	if r.sig != nil {
		return flow.Unknown, r.sig.kind == crashing
	}
	return v.truth(r.lang), false
}

// After tells whether a postcondition holds at the end of a way.
func (w *Way) After(cond *program.Expr) flow.Tri {
	r := w.state
	r.sig, r.asked = nil, 1
	f := r.frames[0]
	result := w.Result
	at := &frame{method: f.method, locals: f.locals, fields: f.fields, own: f.own, result: &result}
	for _, p := range f.method.Params { // a postcondition speaks of what was passed
		if p.Name != "" {
			at.locals[p.Name] = r.read(p.Name, 0)
		}
	}
	r.frames = []*frame{at}
	v := r.eval(cond)
	if r.sig != nil {
		return flow.Unknown
	}
	t := v.truth(r.lang)
	if t == flow.Unknown && r.pending(cond, result) {
		return flow.No
	}
	return t
}

// pending reports whether a condition asks a record whose write nobody has looked at.
func (r *run) pending(cond *program.Expr, result Value) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && (e.Name == "persisted?" || e.Name == "valid?") && e.X != nil {
			r.sig = nil
			if v := r.eval(e.X); v.Path != "" && r.open[v.Path] {
				found = true
			}
		}
		return !found
	})
	return found
}
