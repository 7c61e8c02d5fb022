package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// sided learns from E.isLeft(report) and E.isRight(report).
func (f *Frame) sided(s *State, e *program.Expr, sense bool) {
	good, ok := answers[e.Name]
	if !ok || len(f.a.outcomes) == 0 || good != sense {
		return
	}
	for _, x := range append([]*program.Expr{e.X}, e.List...) {
		if x == nil {
			continue
		}
		if v := f.Value(s, x); f.a.outcomes[v].Check != nil && f.a.outcomes[v].Answer == Report {
			f.passes(s, v)
		}
	}
}

// claimed learns what the return type of a function of the project says of its argument: x is T, where it gave true, and asserts
// x is T, where it came back. The function answers for all of the value.
func (f *Frame) claimed(s *State, e *program.Expr, kind string) {
	m := f.callee(e)
	if m == nil && e.Op == program.Call {
		m = Scope{Classes: f.a.project, Method: f.Method}.Callee(e).Method
	}
	if m == nil || m.Return == nil || m.Return.Name != kind || len(m.Return.Args) == 0 {
		return
	}
	text := strings.TrimSpace(strings.TrimPrefix(m.Return.Text, "asserts "))
	name, _, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), ":")), " ")
	for i, p := range m.Params {
		if p.Name == strings.TrimPrefix(name, "asserts ") && i < len(e.List) {
			f.learn(s, f.Value(s, e.List[i]), TestOpaque|TestType|TestNull, func(x *Fact) { x.Null = NonNull })
		}
	}
}
