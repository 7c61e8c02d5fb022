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
	return memo(p, guardsKey{m.Body}, func() []Guard { return Guards(m.Body) })
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

// Statements reports every expression whose value nobody uses: statements that are not the value of their method.
func Statements(m *program.Method) map[*program.Expr]bool {
	out := map[*program.Expr]bool{}
	discard(m.Body, m.File.Language == program.Ruby && m.Kind != program.KindConstructor, m.File.Language, out)
	return out
}

// discard walks statement lists; used tells whether the value of e is.
func discard(e *program.Expr, used bool, lang program.Language, out map[*program.Expr]bool) {
	if e == nil {
		return
	}
	switch e.Op {
	case program.Block:
		for i, s := range e.List {
			discard(s, used && i == len(e.List)-1, lang, out)
		}
	case program.If:
		discard(e.Y, used, lang, out)
		discard(e.Z, used, lang, out)
		nested(e.X, lang, out)
	case program.Case:
		for _, w := range e.Whens {
			discard(w.Body, used, lang, out)
		}
		discard(e.Z, used, lang, out)
	case program.Try:
		discard(e.Y, used && e.Z == nil, lang, out)
		for _, r := range e.Rescues {
			discard(r.Body, used, lang, out)
		}
		discard(e.Z, used, lang, out)
		discard(e.W, false, lang, out)
	case program.While, program.For:
		discard(e.Y, false, lang, out)
	default:
		if !used {
			out[e] = true
		}
		nested(e, lang, out)
	}
}

// nested looks into closures; the value of a Ruby block is taken to be used, because its caller may.
func nested(e *program.Expr, lang program.Language, out map[*program.Expr]bool) {
	if e == nil {
		return
	}
	if e.Closure != nil {
		discard(e.Closure.Body, lang == program.Ruby, lang, out)
		if e.X != nil {
			nested(e.X, lang, out)
		}
		for _, a := range e.List {
			nested(a, lang, out)
		}
		return
	}
	e.Children(func(c *program.Expr) { nested(c, lang, out) })
}
