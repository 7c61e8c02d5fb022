package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Misplaced is a guard of a parameter that stands below a place which depends on it: the first use that it should have
// protected, or an effect that its failure leaves half done.
type Misplaced struct {
	Param  *program.Param
	Method *program.Method // the entry method that holds the guard
	Guard  Guard
	Asks   flow.Tests    // what the guard asks of the parameter
	Cause  *Record       // the use or the effect
	At     *program.Expr // where the entry method comes to it: the cause itself, or the call that leads there
	Effect bool
	Unsure bool // whether the effect happens on the way to the guard cannot be told
}

type misplacedKey struct{}

// MisplacedGuards lists the guards of the file's boundary entries that come too late, in order of the text. Private methods owe
// no order among their guards.
func MisplacedGuards(p *contracts.Pass) []*Misplaced {
	return memo(p, misplacedKey{}, func() []*Misplaced {
		var out []*Misplaced
		for _, r := range Entries(p) {
			if r.Method.File != p.File {
				continue
			}
			guards, helpers := GuardsOf(p, r.Method), r.helpers()
			if len(guards)+len(helpers) == 0 || len(r.Method.Params) == 0 && r.Ctor == nil {
				continue
			}
			o := &order{p: p, run: r, nest: NestingOf(p, r.Method)}
			o.index()
			for _, g := range guards {
				if m := o.judge(g); m != nil {
					out = append(out, m)
				}
			}
			for _, h := range helpers {
				if m := o.judgeHelper(h); m != nil {
					out = append(out, m)
				}
			}
		}
		return out
	})
}

// order looks at the guards of one entry method.
type order struct {
	p       *contracts.Pass
	run     *Run
	nest    *Nesting
	value   map[*program.Expr]*Record // evaluations in the entry method itself
	proof   map[*program.Expr]*Record // conditions tested there
	all     map[*program.Expr]*Record // first evaluation in any method
	effects []*Record
	hazards []hazard
}

// hazard is a use of a parameter that a guard of some kind should have protected.
type hazard struct {
	param *program.Param
	asks  flow.Tests
	rec   *Record
}

func (o *order) index() {
	o.value, o.proof, o.all = map[*program.Expr]*Record{}, map[*program.Expr]*Record{}, map[*program.Expr]*Record{}
	for _, rec := range o.run.Records {
		if rec.Expr == nil || rec.Kind == flow.Leave {
			continue
		}
		if _, ok := o.all[rec.Expr]; !ok {
			o.all[rec.Expr] = rec
		}
		if rec.Frame.Depth() == 0 || guardFrame(rec.Frame) {
			if rec.Kind == flow.Prove {
				o.proof[rec.Expr] = rec
			} else {
				o.value[rec.Expr] = rec
			}
		}
		if rec.Kind != flow.Eval {
			continue
		}
		if o.effectful(rec) {
			o.effects = append(o.effects, rec)
		}
		o.hazards = append(o.hazards, o.hazardsOf(rec)...)
	}
}

// at is where the entry method comes to a record: the call that leads to it, or itself.
func (o *order) at(rec *Record) *program.Expr {
	at := rec.Expr
	for f := rec.Frame; f.Parent != nil; f = f.Parent {
		at = f.Call
	}
	return at
}

// judge decides whether a guard of the entry method comes too late.
func (o *order) judge(g Guard) *Misplaced {
	q := o.ask(g)
	if q == nil || o.inHandler(g.Stmt) || o.inClosure(g.Stmt) {
		return nil
	}
	a, use := o.lateFor(g, q)
	b, effect := o.effectBefore(g, q)
	m := &Misplaced{Method: o.run.Method, Guard: g}
	switch {
	case use != nil && (effect == nil || !o.nest.Before(o.at(effect), o.at(use))):
		m.Param, m.Asks, m.Cause = a.param, a.kind, use
	case effect != nil:
		m.Param, m.Asks, m.Cause, m.Effect, m.Unsure = b.param, b.kind, effect, true, o.sometimes(effect)
	default:
		return nil
	}
	m.At = o.at(m.Cause)
	return m
}

// lateFor is the first use above the guard that the guard should have protected.
func (o *order) lateFor(g Guard, q *inquiry) (ask, *Record) {
	for _, a := range q.asks {
		if rec := o.all[a.used]; a.used != nil && rec != nil && o.nest.Before(o.at(rec), g.Stmt) {
			return a, rec
		}
		for _, h := range o.hazards {
			if h.param == a.param && h.asks&a.kind != 0 && o.nest.Before(o.at(h.rec), g.Stmt) {
				return a, h.rec
			}
		}
	}
	return ask{}, nil
}

// inHandler reports whether e stands in a rescue, catch or ensure clause.
func (o *order) inHandler(e *program.Expr) bool {
	found := false
	o.nest.Around(e, func(outer, child *program.Expr) bool {
		found = outer.Op == program.Try && child != outer.Y && child != outer.Z
		return !found
	})
	return found
}

// inClosure reports whether e stands in a function that somebody else calls later. Ruby's blocks run where they stand.
func (o *order) inClosure(e *program.Expr) bool {
	found := false
	o.nest.Around(e, func(outer, child *program.Expr) bool {
		found = outer.Op == program.Closure_ && !transaction(o.nest.Outer(outer))
		return !found
	})
	return found
}
