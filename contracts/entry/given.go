package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// AllNamed reports whether calls are known and each gives a name that the program itself writes: a text or symbol, a constant,
// the class of an object.
func (c Callers) AllNamed() bool {
	for _, g := range c {
		if g.Known.Kind == summary.KnownString || g.Known.Kind == summary.KnownSymbol {
			continue
		}
		if g.Expr == nil || !named(g.Expr) {
			return false
		}
	}
	return len(c) > 0
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
