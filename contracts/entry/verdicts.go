package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Verdicts tell how the conditions of a method's guards come out by what earlier conditions proved.
type Verdicts struct {
	pass *contracts.Pass
	run  *Run
	of   map[*program.Expr]flow.Verdict
	own  map[*program.Expr]bool // the expressions of the method itself
}

type verdictsKey struct{ run *Run }

// VerdictsOf computes the verdicts of a run once.
func VerdictsOf(p *contracts.Pass, r *Run) *Verdicts {
	key := verdictsKey{r}
	if v, ok := p.Memo[key]; ok {
		return v.(*Verdicts)
	}
	out := &Verdicts{pass: p, run: r, of: map[*program.Expr]flow.Verdict{}, own: map[*program.Expr]bool{}}
	r.Method.Body().Walk(func(e *program.Expr) bool {
		out.own[e] = true
		return true
	})
	changes := ChangesOf(r.Method)
	for _, rec := range Observed(p, r) {
		if rec.Kind != flow.Prove || rec.Expr == nil {
			continue
		}
		out.own[rec.Expr] = true // the arms of a case have conditions of their own making
		v := rec.Verdict
		if v.Holds != flow.Unknown && (!out.own[v.By] || v.By != rec.Expr && !changes.Lasts(v.Value, v.Empty, v.By, rec.Expr)) {
			v = flow.Verdict{}
		}
		if v.Holds != flow.Unknown && out.madeAgain(v, rec.Expr) {
			v = flow.Verdict{}
		}
		if old, seen := out.of[rec.Expr]; seen && old.Holds != v.Holds { // cleanups are analysed once for every way into them
			v = flow.Verdict{}
		}
		out.of[rec.Expr] = v
	}
	p.Memo[key] = out
	return out
}

// madeAgain reports whether a value comes from inside a method that was called, and two names speak of it: each call made another.
func (vs *Verdicts) madeAgain(v flow.Verdict, e *program.Expr) bool {
	val := v.Value
	if val == nil || val.Param != nil || val.Field != "" || val.Base != nil || val.Expr != nil && vs.own[val.Expr] || v.By == nil || v.By == e {
		return false
	}
	text := vs.run.Method.File.Text
	return vs.run.Method.Span.Contains(v.By.Span) && text.Slice(v.By.Span) != text.Slice(e.Span)
}

// Own reports whether a condition stands in the method itself, not in a helper that it calls.
func (vs *Verdicts) Own(e *program.Expr) bool { return vs.own[e] }

// Outcome is the verdict on a whole condition: connectives are evaluated from the verdicts on their parts.
type Outcome struct {
	Holds flow.Tri
	Exact bool
	Atom  *program.Expr // the part that settles it
	By    *program.Expr // what settles that part
	Value *flow.Value
}

// Of evaluates a condition.
func (vs *Verdicts) Of(e *program.Expr) Outcome {
	if e == nil {
		return Outcome{}
	}
	switch e.Op {
	case program.Not:
		out := vs.Of(e.X)
		out.Holds = not(out.Holds)
		return out
	case program.And:
		return vs.connect(e, flow.No)
	case program.Or:
		return vs.connect(e, flow.Yes)
	case program.Block:
		if n := len(e.List); n == 1 {
			return vs.Of(e.List[0])
		}
	}
	v := vs.of[e]
	return Outcome{v.Holds, v.Exact, e, v.By, v.Value}
}

// connect evaluates a conjunction (decisive is No) or disjunction (decisive is Yes): one decisive side decides, otherwise both
// must be known.
func (vs *Verdicts) connect(e *program.Expr, decisive flow.Tri) Outcome {
	x := vs.Of(e.X)
	if x.Holds == decisive {
		return x
	}
	y := vs.Of(e.Y)
	switch {
	case y.Holds == decisive:
		return y
	case x.Holds != flow.Unknown && y.Holds != flow.Unknown:
		y.Exact = x.Exact && y.Exact
		return y
	}
	return Outcome{}
}

func not(t flow.Tri) flow.Tri {
	switch t {
	case flow.Yes:
		return flow.No
	case flow.No:
		return flow.Yes
	}
	return flow.Unknown
}
