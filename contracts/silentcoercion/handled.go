package silentcoercion

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// handled reports whether the code is ready for garbage: the number only looks something up whose absence is answered for, is
// only compared, or was written back and compared with the text.
func handled(r *entry.Run, above parents, c *coercion) bool {
	return roundTrip(r, c) || harmless(r, above, c.expr)
}

// harmless reports whether a number, where it stands or in the variable that takes it, does nothing for garbage.
func harmless(r *entry.Run, above parents, e *program.Expr) bool {
	p := above[e]
	if p == nil || p.Op != program.Assign || p.Y != e || p.X == nil || p.X.Op != program.Local {
		return looksUp(r, above, e)
	}
	uses := 0
	for x, outer := range above {
		if x.Op != program.Local || x.Name != p.X.Name || outer == p {
			continue
		}
		uses++
		if !compared(outer) && !looksUp(r, above, x) {
			return false
		}
	}
	return uses > 0
}

// compared: garbage equals nothing.
func compared(p *program.Expr) bool {
	return p.Op == program.Binary && strings.HasSuffix(p.Name, "=") && p.Name != "<=" && p.Name != ">="
}

// looksUp reports whether e is what a lookup goes by whose answer is asked for, or a query that is only asked whether it finds.
func looksUp(r *entry.Run, above parents, e *program.Expr) bool {
	p := above[e]
	for p != nil && (p.Op == program.Pair || p.Op == program.Hash) {
		e, p = p, above[p]
	}
	if p == nil || p.Op != program.Call || p.X == e {
		return false
	}
	if entry.FindsNothing(p, r.Method.File.Language) {
		return answerRead(r, p)
	}
	for p.Name == "where" || p.Name == "joins" {
		if p = above[p]; p == nil || p.Op != program.Call {
			return false
		}
	}
	return p.Name == "exists?" || p.Name == "any?" || p.Name == "none?"
}

// answerRead reports whether the method asks what a lookup found.
func answerRead(r *entry.Run, lookup *program.Expr) bool {
	for _, rec := range r.Records {
		if rec.Expr == lookup && rec.Result != nil && r.Analysis.Tests(rec.Result)[r.Method]&flow.TestNull != 0 {
			return true
		}
	}
	return false
}

// roundTrip recognises text.to_i.to_s == text.
func roundTrip(r *entry.Run, c *coercion) bool {
	text := r.Method.File.Text
	source := text.Slice(c.from.Expr.Span)
	back := source + "." + c.expr.Name + ".to_s"
	found := false
	r.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Binary && compared(e) && e.X != nil && e.Y != nil {
			x, y := text.Slice(e.X.Span), text.Slice(e.Y.Span)
			found = found || x == back && y == source || x == source && y == back
		}
		return !found
	})
	return found
}
