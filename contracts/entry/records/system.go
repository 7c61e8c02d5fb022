package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// system recognises calls of Ruby's own that answer whether they succeeded: commands, locks that do not wait, Redis writes that
// may lose a race.
func system(e *program.Expr) Operation {
	out := Operation{Answer: Boolean, Write: true}
	switch e.Name {
	case "system":
		if (e.X == nil || e.X.Op == program.Constant && e.X.Name == "Kernel") && len(e.List) > 0 && option(e, "exception") == nil {
			out.Answer = Response // a status of its own, no record behind it
			return out
		}
	case "flock":
		if e.X != nil && len(e.List) == 1 && mentions(e.List[0], "File::LOCK_NB") {
			out.Answer = Response
			return out
		}
	case "try_lock":
		if e.X != nil && len(e.List) == 0 {
			out.Answer = Response
			return out
		}
	case "set", "setnx":
		if e.X != nil && strings.Contains(strings.ToLower(e.X.Name), "redis") && (e.Name == "setnx" || isTrue(option(e, "nx")) || isTrue(option(e, "xx"))) {
			out.Answer = Response
			return out
		}
	}
	return Operation{}
}

func isTrue(e *program.Expr) bool { return e != nil && e.Op == program.True }

func mentions(e *program.Expr, constant string) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Constant && x.Name == constant
		return !found
	})
	return found
}
