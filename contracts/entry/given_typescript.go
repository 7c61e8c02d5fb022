package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// mayLackTyped reports whether what a TypeScript call gives may be missing when all is well: an optional chain, a key of data from
// outside, what a lookup finds, a parameter of which nobody says anything.
func mayLackTyped(g Given) bool {
	m, e := g.Site.Method, flow.Strip(g.Expr)
	if e == nil || e.Op == program.Nil || e.Op == program.And || FindsNothing(e, program.TypeScript) {
		return true
	}
	switch e.Op {
	case program.If:
		arm := func(x *program.Expr) bool { return x == nil || mayLackTyped(Given{Site: g.Site, Expr: lastOf(x)}) }
		return arm(e.Y) || arm(e.Z)
	case program.Or, program.Coalesce:
		return mayLackTyped(Given{Site: g.Site, Expr: e.Y})
	case program.Call:
		return flow.Shorted(e, program.TypeScript) || e.Name == "get" && len(e.List) == 1
	case program.Member, program.Index:
		return flow.Shorted(e, program.TypeScript) || requested(m, e)
	case program.Local:
		prm := paramNamed(m.Params, e.Name)
		return prm != nil && Untyped(prm.Type) && len(prm.Decorators) == 0
	}
	return false
}

// valueOnly reports whether a method is never called by name but handed on as a function by its class: who calls that gives what it
// likes.
func valueOnly(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	if m.Class == nil || len(CallsOf(p, m, prm)) > 0 {
		return false
	}
	found := false
	for _, o := range m.Class.Methods {
		if !o.HasBody() {
			continue
		}
		o.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Pair && e.Y != nil && e.Y.Op == program.Field_ && e.Y.Name == m.Name
			return !found
		})
	}
	return found
}

// Prescribed reports whether an interface that a TypeScript class implements has the method, so that it is called by what that says.
func Prescribed(p *contracts.Pass, m *program.Method) bool {
	if m.Class == nil || m.File.Language != program.TypeScript {
		return false
	}
	for _, name := range append([]string{m.Class.Super}, m.Class.Mixins...) {
		for _, c := range p.Program.Classes(name) {
			for _, o := range c.Methods {
				if o.Name == m.Name && o != m && !o.HasBody() {
					return true
				}
			}
		}
	}
	return false
}

var requestWords = regexp.MustCompile(`^(req|request|body|query|params|payload|headers|cookies|event|env)$`)

// requested reports whether a value is read off a request or the environment, which no class describes.
func requested(m *program.Method, e *program.Expr) bool {
	for ; e != nil; e = flow.Strip(e.X) {
		if e.Op == program.Local {
			prm := paramNamed(m.Params, e.Name)
			return prm != nil && Untyped(prm.Type) || requestWords.MatchString(e.Name) && (prm == nil || prm.Type == nil || requestTypes[prm.Type.Name])
		}
		if e.Op == program.Member && (e.Name == "env" || requestWords.MatchString(e.Name)) {
			return true
		}
	}
	return false
}

// Composed reports whether the calls of a TypeScript method are known and each gives what the program itself works out: a literal,
// the value of a call, arithmetic, a text put together; or hands on what its own callers work out so.
func Composed(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return m.File.Language == program.TypeScript && composed(p, m, prm, 2)
}

func composed(p *contracts.Pass, m *program.Method, prm *program.Param, depth int) bool {
	calls := CallsOf(p, m, prm)
	for _, g := range calls {
		if g.Expr == nil || !workedOut(p, g.Site.Method, g.Expr, depth) {
			return false
		}
	}
	return len(calls) > 0
}

// workedOut reports whether nobody outside writes a value as it is.
func workedOut(p *contracts.Pass, m *program.Method, e *program.Expr, depth int) bool {
	switch e = flow.Strip(e); e.Op {
	case program.Int, program.Float, program.Str, program.Binary, program.Unary, program.Template, program.Call, program.Constant, program.Field_:
		return true
	case program.Await:
		return e.X != nil && workedOut(p, m, e.X, depth)
	case program.If:
		return e.Y != nil && e.Z != nil && workedOut(p, m, lastOf(e.Y), depth) && workedOut(p, m, lastOf(e.Z), depth)
	case program.Coalesce, program.Or:
		return workedOut(p, m, e.X, depth) && workedOut(p, m, e.Y, depth)
	case program.Member:
		root := e.X
		for root != nil && (root.Op == program.Member || root.Op == program.NonNull || root.Op == program.Cast) {
			root = root.X
		}
		return root != nil && (root.Op == program.Field_ || root.Op == program.Constant || root.Op == program.Local && recordNamed(nil, m, root.Name))
	case program.Local:
		if prm := paramNamed(m.Params, e.Name); prm != nil {
			return depth > 0 && requestPart(prm) == nil && composed(p, m, prm, depth-1)
		}
		stores, good := 0, true
		m.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Assign && x.X != nil && x.X.Op == program.Local && x.X.Name == e.Name && x.Y != nil {
				stores++
				good = good && x.Y.Op != program.Local && workedOut(p, m, x.Y, depth)
			}
			return true
		})
		return stores > 0 && good
	}
	return false
}

// onlyChains reports whether all that speaks of the absence of a parameter with a type in the method that dereferences it is ?., which
// is often written for good measure.
func (s *Subject) onlyChains() bool {
	if Untyped(s.Param.Type) {
		return false
	}
	chains, asked := false, false
	s.Deref.Frame.Method.Body().Walk(func(e *program.Expr) bool {
		bare := func(x *program.Expr) bool { return x != nil && x.Op == program.Local && x.Name == s.Param.Name }
		switch e.Op {
		case program.Member, program.Call, program.Index:
			chains = chains || e.Has(program.Safe) && bare(e.X)
		case program.If, program.And, program.Or, program.Coalesce, program.Not, program.While:
			asked = asked || bare(e.X)
		case program.Binary:
			asked = asked || (bare(e.X) || bare(e.Y)) && (e.Name[0] == '=' || e.Name[0] == '!')
		}
		return !asked
	})
	return chains && !asked
}
