package swallowedguard

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// guard is a statement that raises unless something holds.
type guard struct {
	stmt   *program.Expr
	class  string          // of what it raises; "" unknown
	tested []*program.Expr // the paths it asks about
}

func (g guard) subject(m *program.Method) string {
	for _, t := range g.tested {
		root := entry.Root(t)
		for _, p := range m.Params {
			if p.Name == root.Name {
				return root.Name
			}
		}
	}
	if len(g.tested) > 0 {
		return entry.Root(g.tested[0]).Name
	}
	return ""
}

// guards finds the raising guards of a body: conditions, helpers of the class, conversions whose result nobody takes.
func guards(p *contracts.Pass, m *program.Method) map[*program.Expr]guard {
	out := map[*program.Expr]guard{}
	for _, g := range entry.Guards(m.Body()) {
		if g.Exit.Op == program.Raise {
			out[g.Stmt] = guard{g.Stmt, entry.Raised(g.Exit, m.File.Language), entry.Tested(g.Cond)}
		}
	}
	for e := range entry.Statements(m) {
		if e.Op == program.Call {
			if class, ok := raising(p, m, e); ok {
				out[e] = guard{e, class, paths(e)}
			}
		}
	}
	return out
}

// conversions raise ArgumentError about what they cannot read.
var conversions = map[string]bool{"Integer": true, "Float": true, "Rational": true, "BigDecimal": true}

// raising recognises a statement whose only use is that it may raise about its arguments.
func raising(p *contracts.Pass, m *program.Method, e *program.Expr) (class string, ok bool) {
	if len(paths(e)) == 0 {
		return "", false
	}
	if m.File.Language == program.Ruby && e.X == nil && conversions[e.Name] {
		return "ArgumentError", true
	}
	if e.X != nil && e.X.Op != program.Self {
		return "", false
	}
	for _, callee := range entry.Callees(p, m, e) {
		if callee == m || callee.Async || len(callee.Body().List) == 0 {
			continue
		}
		for _, g := range entry.Requirements(p, callee) {
			if callee.Body().List[0] == g.Stmt {
				return entry.Raised(g.Exit, m.File.Language), true
			}
		}
	}
	return "", false
}

// paths are the access paths among the arguments of a call.
func paths(e *program.Expr) []*program.Expr {
	var out []*program.Expr
	for _, a := range e.List {
		if a.Op == program.Pair {
			a = a.Y
		}
		if entry.Key(a) != "" {
			out = append(out, a)
		}
	}
	return out
}

// onlyGuards reports whether a protected body does nothing but guard.
func onlyGuards(p *contracts.Pass, m *program.Method, body *program.Expr) bool {
	plain := map[*program.Expr]bool{}
	for _, g := range entry.Guards(body) {
		plain[g.Stmt] = true
	}
	for _, s := range body.List {
		if plain[s] || entry.Inert(s) {
			continue
		}
		if s.Op == program.Call {
			if _, ok := raising(p, m, s); ok {
				continue
			}
		}
		return false
	}
	return true
}
