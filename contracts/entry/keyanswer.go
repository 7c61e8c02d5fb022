package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// AnsweredKey reports whether a value that m reads from outside is only handed to something of the project that asks about it: the
// value object that is made of it, the use case whose input it becomes, a command that validates itself when it is made.
func AnsweredKey(p *contracts.Pass, m *program.Method, read *program.Expr) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	a := follow(p)
	return a.handed(m, read, "", 0)
}

// AnsweredLocal is AnsweredKey for a value that a destructuring puts in a local.
func AnsweredLocal(p *contracts.Pass, m *program.Method, from, local *program.Expr) bool {
	a := follow(p)
	return local != nil && local.Op == program.Local && a.named(m, local.Name, from, "", 0)
}

// answering follows a value through the calls that hand it on.
type answering struct {
	p    *contracts.Pass
	seen map[asking]bool
}

func follow(p *contracts.Pass) answering { return answering{p, map[asking]bool{}} }

// asking is the question whether a method asks about a parameter or a local, or about what that holds under a key.
type asking struct {
	m     *program.Method
	param *program.Param
	local string
	key   string
}

// maxAnswer bounds how many calls a value is followed through.
const maxAnswer = 5

// handed reports whether whoever gets the value at e, which holds what matters under a key, asks about it.
func (a answering) handed(m *program.Method, e *program.Expr, key string, depth int) bool {
	up := parents(a.p, m)
	for at := e; depth <= maxAnswer; {
		outer := up[at]
		if outer == nil {
			return false
		}
		switch outer.Op {
		case program.Cast, program.NonNull, program.Await, program.Hash, program.Spread:
		case program.Pair:
			if outer.Y != at || key != "" || outer.Name == "" {
				return false
			}
			key = outer.Name
		case program.Assign:
			if outer.Y != at || outer.X == nil || outer.X.Op != program.Local || outer.Name != "" {
				return false
			}
			return a.named(m, outer.X.Name, outer, key, depth)
		case program.Call, program.New:
			if outer.X == at {
				return false
			}
			return a.call(m, outer, at, key, depth) || key == "" && outer.Op == program.Call && a.handed(m, outer, key, depth+1)
		default:
			return false
		}
		at = outer
	}
	return false
}

// named follows the uses of a local that holds the value.
func (a answering) named(m *program.Method, name string, from *program.Expr, key string, depth int) bool {
	at := asking{m: m, local: name, key: key}
	if a.seen[at] {
		return false
	}
	a.seen[at] = true
	found := false
	up := parents(a.p, m)
	m.Body().Walk(func(e *program.Expr) bool {
		if found || e == from {
			return false
		}
		found = e.Op == program.Local && e.Name == name && !target(up, e) && a.handed(m, e, key, depth+1)
		return !found
	})
	return found
}

// call reports whether what a call runs asks about the argument.
func (a answering) call(m *program.Method, call, arg *program.Expr, key string, depth int) bool {
	scope := flow.Scope{Classes: a.p.Program, Method: m, Made: func(x *program.Expr) *program.Expr { return made(a.p, m, x) }}
	t := scope.Callee(call)
	for _, run := range []struct {
		m    *program.Method
		args *program.Expr
	}{{t.Ctor, t.CtorArgs}, {t.Method, t.Args}} {
		if run.m == nil || !run.m.HasBody() || run.m.Broken || run.args == nil {
			continue
		}
		for i, given := range run.args.List {
			if given == arg && i < len(run.m.Params) && (a.asks(run.m, run.m.Params[i], key, depth+1) || key != "" && (validated(a.p, t.Class, run.m, key) || spares(a.p, run.m, run.m.Params[i], key))) {
				return true
			}
		}
	}
	return false
}

// asks reports whether a method asks about a parameter, or about what it holds under a key, itself or through what it calls.
func (a answering) asks(m *program.Method, prm *program.Param, key string, depth int) bool {
	at := asking{m: m, param: prm, key: key}
	if depth > maxAnswer || a.seen[at] {
		return false
	}
	a.seen[at] = true
	names, members := holders(m, prm, key)
	found := false
	up := parents(a.p, m)
	m.Body().Walk(func(e *program.Expr) bool {
		if found {
			return false
		}
		rest := key
		switch {
		case key != "" && members(e), e.Op == program.Local && names[e.Name] && up[e] != nil:
			rest = ""
		case key != "" && prm.Name != "" && e.Op == program.Local && e.Name == prm.Name:
		default:
			return true
		}
		found = rest == "" && (conditional(m, up, e) || a.looksUp(m, e)) || a.handed(m, e, rest, depth)
		return !found
	})
	return found
}

// holders are the locals of a method that hold what a parameter holds under a key, and the expressions that read it.
func holders(m *program.Method, prm *program.Param, key string) (map[string]bool, func(*program.Expr) bool) {
	names := map[string]bool{}
	if key == "" {
		if prm.Name != "" {
			names[prm.Name] = true
		}
		return names, func(*program.Expr) bool { return false }
	}
	for _, leaf := range prm.Leaves {
		if leaf.Key == key {
			names[leaf.Name] = true
		}
	}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Multi && e.Y != nil && e.Y.Op == program.Local && e.Y.Name == prm.Name {
			for _, t := range e.List {
				if t.Op == program.Assign && t.Name == key && t.X != nil && t.X.Op == program.Local {
					names[t.X.Name] = true
				}
			}
		}
		return true
	})
	return names, func(e *program.Expr) bool {
		return e.Op == program.Member && e.Name == key && e.X != nil && e.X.Op == program.Local && e.X.Name == prm.Name
	}
}

// conditional reports whether a condition depends on e, at once or through a local that holds what a comparison gave.
func conditional(m *program.Method, up map[*program.Expr]*program.Expr, e *program.Expr) bool {
	compared := false
	for at := e; at != nil; at = up[at] {
		outer := up[at]
		if outer == nil {
			return false
		}
		switch outer.Op {
		case program.If, program.Case:
			return outer.X == at
		case program.Assign:
			return compared && outer.Y == at && outer.X != nil && outer.X.Op == program.Local && decides(m, outer.X.Name)
		case program.Not:
			return true
		case program.Binary:
			if !comparing[outer.Name] {
				return false
			}
			compared = true
		case program.And, program.Or:
		case program.Unary, program.Member:
			if outer.Op == program.Unary && outer.Name != "typeof" {
				return false
			}
		case program.Call:
			asks := asksName.MatchString(outer.Name)
			if outer.X != at && !asks && (outer.X != nil || !plainly[outer.Name]) {
				return false
			}
			compared = compared || asks
		case program.Cast, program.NonNull:
		default:
			return false
		}
	}
	return false
}

// spares reports whether the declared type of a parameter lets a key be missing.
func spares(p *contracts.Pass, m *program.Method, prm *program.Param, key string) bool {
	if prm.Type == nil {
		return false
	}
	for _, c := range flow.Resolve(p.Program, m.Class, prm.Type.Name) {
		for _, f := range c.Fields {
			if f.Name == key {
				return f.Optional || f.Type != nil && f.Type.Nullable
			}
		}
	}
	return false
}

// decides reports whether the method takes one way or another by what a local holds.
func decides(m *program.Method, name string) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.If && e.X != nil && Mentions(e.X, name)
		return !found
	})
	return found
}

var plainly = map[string]bool{"String": true, "Number": true, "Boolean": true}

var comparing = map[string]bool{"==": true, "===": true, "!=": true, "!==": true, "<": true, "<=": true, ">": true, ">=": true, "instanceof": true, "in": true}

var asksName = regexp.MustCompile(`^(is|has|in)[A-Z]|^(test|has|includes|every|some)$`)

var findsName = regexp.MustCompile(`^(find|get|load|fetch|lookup|exists)`)

// looksUp reports whether e is the key of a lookup whose failure to find anything is seen: by a test of the answer, or by a handler.
func (a answering) looksUp(m *program.Method, e *program.Expr) bool {
	up := parents(a.p, m)
	call := up[e]
	if call == nil || call.Op != program.Call || call.X == e || !findsName.MatchString(call.Name) {
		return false
	}
	target := ""
	for at := call; ; at = up[at] {
		outer := up[at]
		switch {
		case outer == nil:
			return target != "" && testedName(a.p, m, target)
		case outer.Op == program.Try && outer.Y == at && len(outer.Rescues()) > 0 && failingExit(outer.Rescues()[0].Body) != nil:
			return true
		case outer.Op == program.Assign && outer.Y == at && outer.X != nil && outer.X.Op == program.Local:
			target = outer.X.Name
		}
	}
}

// target reports whether e is the target of an assignment.
func target(up map[*program.Expr]*program.Expr, e *program.Expr) bool {
	return up[e] != nil && up[e].Op == program.Assign && up[e].X == e
}

func testedName(p *contracts.Pass, m *program.Method, name string) bool {
	for _, g := range GuardsOf(p, m) {
		if Mentions(g.Cond, name) {
			return true
		}
	}
	return false
}

var classValidator = map[string]bool{"validateSync": true, "validate": true, "validateOrReject": true}

// validated reports whether a method validates what it makes, and the class that is made asks something of the field of that name.
func validated(p *contracts.Pass, c *program.Class, m *program.Method, field string) bool {
	runs := false
	m.Body().Walk(func(e *program.Expr) bool {
		runs = runs || e.Op == program.Call && e.X == nil && classValidator[e.Name]
		return !runs
	})
	return runs && c != nil && decoratedField(p, c, field, 0)
}

func decoratedField(p *contracts.Pass, c *program.Class, field string, depth int) bool {
	for _, f := range c.Fields {
		if f.Name == field {
			return len(f.Decorators) > 0
		}
	}
	for _, parent := range flow.Resolve(p.Program, c, c.Super) {
		if depth < 8 && parent != c && decoratedField(p, parent, field, depth+1) {
			return true
		}
	}
	return false
}

type parentsKey struct{ body *program.Expr }

// parents gives for each expression of a method the one that holds it.
func parents(p *contracts.Pass, m *program.Method) map[*program.Expr]*program.Expr {
	return memo(p, parentsKey{m.Body()}, func() map[*program.Expr]*program.Expr {
		up := map[*program.Expr]*program.Expr{}
		var visit func(*program.Expr)
		visit = func(e *program.Expr) {
			e.Children(func(child *program.Expr) {
				if child != nil {
					up[child] = e
					visit(child)
				}
			})
		}
		visit(m.Body())
		return up
	})
}
