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
	scope := flow.Scope{Classes: project(p), Method: m, Made: func(x *program.Expr) *program.Expr { return made(p, m, x) }}
	target := scope.Callee(call)
	for _, run := range []*program.Method{target.Ctor, target.Method} {
		if run == nil || !analysable(run) {
			continue
		}
		out = append(out, run)
		if depth == 0 && delegator(run) {
			run.Body().Walk(func(e *program.Expr) bool {
				if e.Op == program.Call && e.Name != "new" || e.Op == program.New {
					out = append(out, callees(p, run, e, depth+1)...)
				}
				return true
			})
		}
	}
	return out
}

// storesKey is the memo of what the names of one body are given.
type storesKey struct{ body *program.Expr }

type stored struct {
	op   program.Op
	name string
}

// made is the expression whose value alone is ever stored in a local, or in a field by the constructor; nil if there are more.
func made(p *contracts.Pass, m *program.Method, x *program.Expr) *program.Expr {
	body := m.Body()
	switch x.Op {
	case program.Local:
	case program.Field_:
		if m.Class == nil || Constructor(m.Class) == nil {
			return nil
		}
		body = Constructor(m.Class).Body()
	default:
		return nil
	}
	return storesOf(p, body)[stored{x.Op, x.Name}]
}

// storesOf gives for each local and field of a body its only value; nil where it is given several.
func storesOf(p *contracts.Pass, body *program.Expr) map[stored]*program.Expr {
	if known, ok := p.Memo[storesKey{body}]; ok {
		return known.(map[stored]*program.Expr)
	}
	out := map[stored]*program.Expr{}
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil {
			at := stored{e.X.Op, e.X.Name}
			if _, again := out[at]; again {
				out[at] = nil
			} else {
				out[at] = e.Y
			}
		}
		return true
	})
	p.Memo[storesKey{body}] = out
	return out
}

type requirementsKey struct{ m *program.Method }

// Requirements are the guards by which a method raises about its own parameters: what it asks of its callers.
func Requirements(p *contracts.Pass, m *program.Method) []Guard {
	key := requirementsKey{m}
	if known, ok := p.Memo[key]; ok {
		return known.([]Guard)
	}
	out := requirements(m)
	p.Memo[key] = out
	return out
}

func requirements(m *program.Method) []Guard {
	var out []Guard
	for _, g := range Guards(m.Body()) {
		if g.Exit.Op != program.Raise || outcome(m, g) {
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
