package clauses

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// helper is a method that another one runs on its own object with some of its parameters, and the checks it makes of them.
type helper struct {
	call   *program.Expr
	method *program.Method
	names  map[string]string // from the parameters of the caller to those of the helper
	guards []entry.Guard
}

func (h helper) conds() []*program.Expr {
	var out []*program.Expr
	for _, g := range h.guards {
		out = append(out, g.Cond)
	}
	return out
}

type helpersKey struct{ method *program.Method }

// helpers lists them in order of the text.
func helpers(p *contracts.Pass, m *program.Method) []helper {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[helpersKey{m}]; ok {
		return v.([]helper)
	}
	var out []helper
	scope := flow.Scope{Classes: p.Program, Method: m}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Call || e.X != nil && e.X.Op != program.Self || len(e.List) == 0 {
			return e.Op != program.Closure_
		}
		t := scope.Callee(e)
		if t.Method == nil || !t.Method.HasBody() || t.Method == m || t.Args != e {
			return true
		}
		h := helper{call: e, method: t.Method, names: map[string]string{}, guards: entry.GuardsOf(p, t.Method)}
		given, _ := summary.Arguments(e, t.Method.Params)
		for prm, arg := range given {
			if arg != nil && arg.Op == program.Local {
				h.names[arg.Name] = prm.Name
			}
		}
		if len(h.names) > 0 && len(h.guards) > 0 {
			out = append(out, h)
		}
		return true
	})
	p.Memo[helpersKey{m}] = out
	return out
}

// Checks reports whether a method, or a helper that it runs, raises about what it is given.
func Checks(p *contracts.Pass, m *program.Method) bool {
	if !m.HasBody() || m.Broken {
		return false
	}
	for _, g := range entry.GuardsOf(p, m) {
		if g.Exit.Op == program.Raise {
			return true
		}
	}
	return len(calls(p, m)) > 0
}

// calls are the helpers that raise, as guards of the method that calls them.
func calls(p *contracts.Pass, m *program.Method) []entry.Guard {
	var out []entry.Guard
	for _, h := range helpers(p, m) {
		for _, g := range h.guards {
			if g.Exit.Op == program.Raise {
				out = append(out, entry.Guard{Stmt: h.call, Cond: h.call, Exit: g.Exit})
				break
			}
		}
	}
	return out
}

// consult lets leaves be tried with what helpers compare them with, too; it gives the numbers among that.
func consult(p *contracts.Pass, m *program.Method, leaves []*trial.Leaf) []trial.Value {
	var out []trial.Value
	for _, h := range helpers(p, m) {
		conds := h.conds()
		trial.Borrow(leaves, h.names, h.method, conds...)
		out = append(out, trial.Literals(h.method, conds...)...)
	}
	return out
}
