package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// SelfSettled is the smallest connective of a condition that its own parts settle, such as x > 10 && x < 5, with its outcome;
// nil if there is none.
func (vs *Verdicts) SelfSettled(e *program.Expr) (*program.Expr, Outcome) {
	if e == nil {
		return nil, Outcome{}
	}
	switch e.Op {
	case program.Not:
		return vs.SelfSettled(e.X)
	case program.And, program.Or:
		for _, side := range []*program.Expr{e.X, e.Y} {
			if found, out := vs.SelfSettled(side); found != nil {
				return found, out
			}
		}
		if out := vs.Of(e); out.Holds != flow.Unknown && out.By != nil && e.Span.Contains(out.By.Span) {
			if out = vs.alone(e); out.Holds != flow.Unknown {
				return e, out
			}
		}
	default:
		if out := vs.Of(e); out.Holds != flow.Unknown && out.By == e { // an empty range
			return e, out
		}
	}
	return nil, Outcome{}
}

// alone evaluates a condition with nothing known before it, as if it were the first of its method: what an earlier guard adds to
// its parts is not their own contradiction.
func (vs *Verdicts) alone(e *program.Expr) Outcome {
	m := *vs.run.Method
	m.Kind, m.Params = program.KindMethod, variables(vs.run.Method, e)
	m.Content = program.Ready(&program.Expr{Op: program.Block, Span: e.Span, List: []*program.Expr{
		{Op: program.If, Span: e.Span, X: e, Y: &program.Expr{Op: program.Block, Span: e.Span}}}})
	fresh := &Verdicts{of: map[*program.Expr]flow.Verdict{}}
	newAnalysis(vs.pass, vs.run.Class).Run(&m, nil, func(ev flow.Event) {
		if ev.Frame.Depth() == 0 && ev.Step.Kind == flow.Prove && ev.Step.Expr != nil {
			fresh.of[ev.Step.Expr] = ev.Frame.Decide(ev.State, ev.Step.Expr)
		}
	})
	return fresh.Of(e)
}

// variables are the parameters of a method, and the locals of e as if they were.
func variables(m *program.Method, e *program.Expr) []*program.Param {
	out, known := m.Params, map[string]bool{}
	for _, p := range m.Params {
		known[p.Name] = true
		for _, leaf := range p.Leaves {
			known[leaf.Name] = true
		}
	}
	out = out[:len(out):len(out)]
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Local && !known[x.Name] {
			known[x.Name] = true
			out = append(out, &program.Param{Name: x.Name, Span: x.Span, NameSpan: x.Span})
		}
		return true
	})
	return out
}
