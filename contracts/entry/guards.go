package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Guard is a statement one side of which fails: if-raise, return-if, x or raise.
type Guard struct {
	Stmt  *program.Expr
	Cond  *program.Expr
	Fails bool          // the truth of Cond on which it fails
	Exit  *program.Expr // the failing exit
}

type guardsKey struct{ body *program.Expr }

// GuardsOf lists the guards of a method, computed once a file.
func GuardsOf(p *contracts.Pass, m *program.Method) []Guard {
	return memo(p, guardsKey{m.Body()}, func() []Guard { return Guards(m.Body()) })
}

// Guards lists the guards of a body in order of the text, those inside closures included.
func Guards(body *program.Expr) []Guard {
	var out []Guard
	body.Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.If:
			if x := failingExit(e.Y); x != nil {
				out = append(out, Guard{e, e.X, true, x})
			} else if x := failingExit(e.Z); x != nil {
				out = append(out, Guard{e, e.X, false, x})
			}
		case program.Or:
			if x := failingExit(e.Y); x != nil && (x.Op == program.Raise || x.Op == program.Return) {
				out = append(out, Guard{e, e.X, false, x})
			}
		}
		return true
	})
	return out
}

// failingExit is the exit with which a branch always ends, if that is a failing one.
func failingExit(e *program.Expr) *program.Expr {
	if e == nil {
		return nil
	}
	switch e.Op {
	case program.Block:
		if n := len(e.List); n > 0 {
			return failingExit(e.List[n-1])
		}
	case program.Raise, program.Return:
		if e.Op == program.Raise || FailingValue(e.X) {
			return e
		}
	case program.Call:
		if e.Name == "fail!" || e.Name == "abort" || e.Name == "halt" {
			return e
		}
	}
	return nil
}

// FailingValue reports whether returning e tells the caller of a failure (contracts § 1.3).
func FailingValue(e *program.Expr) bool { return flow.FailingValue(e) }

// Mentions reports whether e reads the local or field of that name.
func Mentions(e *program.Expr, name string) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		if (x.Op == program.Local || x.Op == program.Field_ || x.Op == program.Call && x.X == nil && len(x.List) == 0) && x.Name == name {
			found = true
		}
		return !found
	})
	return found
}
