package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Callees are the methods that a call written in m runs, a constructor before what is asked of the object; those behind a method
// that only hands its parameters on follow it. None where that cannot be told.
func Callees(p *contracts.Pass, m *program.Method, call *program.Expr) []*program.Method {
	return callees(p, m, call, 0)
}

func callees(p *contracts.Pass, m *program.Method, call *program.Expr, depth int) []*program.Method {
	var out []*program.Method
	scope := flow.Scope{Classes: p.Program, Method: m, Made: func(x *program.Expr) *program.Expr { return made(m, x) }}
	target := scope.Callee(call)
	for _, run := range []*program.Method{target.Ctor, target.Method} {
		if run == nil || !analysable(run) {
			continue
		}
		out = append(out, run)
		if depth == 0 && delegator(run) {
			run.Body.Walk(func(e *program.Expr) bool {
				if e.Op == program.Call && e.Name != "new" || e.Op == program.New {
					out = append(out, callees(p, run, e, depth+1)...)
				}
				return true
			})
		}
	}
	return out
}

// made is the expression whose value alone is ever stored in a local, or in a field by the constructor; nil if there are more.
func made(m *program.Method, x *program.Expr) *program.Expr {
	body := m.Body
	if x.Op == program.Field_ && m.Class != nil {
		ctor := Constructor(m.Class)
		if ctor == nil {
			return nil
		}
		body = ctor.Body
	}
	var value *program.Expr
	stores := 0
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == x.Op && e.X.Name == x.Name {
			stores++
			value = e.Y
		}
		return true
	})
	if stores != 1 || x.Op != program.Local && x.Op != program.Field_ {
		return nil
	}
	return value
}

// Requirements are the guards by which a method raises about its own parameters: what it asks of its callers.
func Requirements(m *program.Method) []Guard {
	var out []Guard
	if m.Body == nil {
		return nil
	}
	for _, g := range Guards(m.Body) {
		if g.Exit.Op != program.Raise {
			continue
		}
		for _, t := range Tested(g.Cond) {
			if root := Root(t); root.Op == program.Local && parameter(m.Params, root.Name) {
				out = append(out, g)
				break
			}
		}
	}
	return out
}
