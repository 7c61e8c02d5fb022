package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// namedByCallers reports whether calls are known and what they give for a parameter is written in the program: each gives a text or
// symbol, a constant, the class of an object, or what its own callers give so. Calls from the class itself count too.
func namedByCallers(p *contracts.Pass, m *program.Method, prm *program.Param, depth int) bool {
	list := slices.Concat(CallersOf(p, m, prm), ownCallers(p, m, prm))
	written, listed := 0, 0
	for _, g := range list {
		switch {
		case g.Known.Kind == summary.KnownString, g.Known.Kind == summary.KnownSymbol, g.Expr != nil && named(g.Expr):
			written++
		case g.Expr == nil:
			return false
		case handsOn(p, g, m, depth):
			written++
		case tableRead(g.Expr):
			listed++
		default:
			return false
		}
	}
	// What is read from a table by key is one more of the names that the others write, if those are several.
	return written > 0 && (listed == 0 || written >= severalNames)
}

const severalNames = 3

// handsOn reports whether a call hands on a parameter of its own method, to which callers give names.
func handsOn(p *contracts.Pass, g Given, m *program.Method, depth int) bool {
	if depth <= 0 || g.Expr.Op != program.Local || g.Site.Method == m {
		return false
	}
	for _, q := range g.Site.Method.Params {
		if q.Name == g.Expr.Name {
			return namedByCallers(p, g.Site.Method, q, depth-1)
		}
	}
	return false
}

// tableRead recognises page[:presenter] of something that does not hold data from outside.
func tableRead(e *program.Expr) bool {
	return e.Op == program.Index && len(e.List) == 1 && e.List[0].Op == program.Symbol && e.X != nil && e.X.Op == program.Local && !WireHash(e.X.Name)
}

type ownCallersKey struct{ param *program.Param }

// ownCallers lists what calls from the class itself give a parameter.
func ownCallers(p *contracts.Pass, m *program.Method, prm *program.Param) Callers {
	if m.Class == nil || m.Kind == program.KindConstructor {
		return nil
	}
	return memo(p, ownCallersKey{prm}, func() Callers {
		var out Callers
		sites := summary.OwnCallsOf(m.File, m.Name)
		for _, f := range heirs(p, m.Class) {
			sites = append(slices.Clone(sites), summary.OwnCallsOf(f, m.Name)...)
		}
		for _, site := range sites {
			if site.Method == m {
				continue
			}
			if t := site.Target(project(p)); t.Method != m {
				continue
			}
			given, complete := summary.Arguments(site.Call, m.Params)
			expr, ok := given[prm]
			switch {
			case ok:
				out = append(out, Given{site, expr, passedIn(site.Method)[expr]})
			case complete:
				out = append(out, Given{Site: site})
			}
		}
		return out
	})
}

// BuiltWith reports whether the class builds its own objects, as def self.call does, and gives the parameter of their constructor
// something that is proved to be there each time.
func BuiltWith(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	if m.Kind != program.KindConstructor || m.Class == nil || m.File.Language != program.Ruby {
		return false
	}
	built := 0
	for _, other := range m.Class.Methods {
		if !other.Static || !other.HasBody() {
			continue
		}
		proved := true
		other.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && e.Name == "new" && (e.X == nil || e.X.Op == program.Self || e.X.Op == program.Constant && last(e.X.Name) == last(m.Class.Name)) {
				given, _ := summary.Arguments(e, m.Params)
				x := given[prm]
				proved = proved && x != nil && passedIn(other)[x].Null == flow.NonNull
				built++
			}
			return true
		})
		if !proved {
			return false
		}
	}
	return built > 0
}

// heirs are the other files with a class that inherits from c by the name it has there.
func heirs(p *contracts.Pass, c *program.Class) []*program.File {
	var out []*program.File
	for _, f := range p.Program.Mentioning(last(c.Name)) {
		if f == c.File || TestPath(f.Path) {
			continue
		}
		for _, k := range f.Classes {
			if k.Super != "" && last(k.Super) == last(c.Name) {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// named reports whether an expression gives a name that is written in the program.
func named(e *program.Expr) bool {
	switch e.Op {
	case program.Str, program.Symbol, program.Constant:
		return true
	case program.If:
		return e.Y != nil && e.Z != nil && named(lastOf(e.Y)) && named(lastOf(e.Z))
	case program.Call:
		switch e.Name {
		case "class", "model_name", "base_class", "polymorphic_name":
			return len(e.List) == 0
		case "name", "to_s", "to_sym", "freeze", "underscore", "demodulize":
			return e.X != nil && len(e.List) == 0 && named(e.X)
		}
	}
	return false
}

// lastOf is the last expression of a block, or the expression itself.
func lastOf(e *program.Expr) *program.Expr {
	if e.Op == program.Block && len(e.List) > 0 {
		return e.List[len(e.List)-1]
	}
	return e
}
