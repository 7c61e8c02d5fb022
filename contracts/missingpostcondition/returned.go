package missingpostcondition

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// returns reports whether some exit gives what a write gave or worked on, so that the caller holds the outcome in his hands.
func (s *study) returns(r *entry.Run, writes []*program.Expr) bool {
	names := map[string]bool{}
	for _, w := range writes {
		note(names, w, r.Method.File.Language == program.Ruby)
	}
	written := map[*program.Expr]bool{}
	for _, w := range writes {
		written[w] = true
	}
	r.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.Y != nil && (written[e.Y] || e.Y.Op == program.Await && written[e.Y.X]) {
			names[e.X.Name] = true
		}
		return true
	})
	r.Method.Body().Walk(func(e *program.Expr) bool { // result.order = order
		if e.Op == program.Assign && e.X != nil && e.X.X != nil && (e.X.Op == program.Call || e.X.Op == program.Member) && e.Y != nil && (written[e.Y] || names[e.Y.Name]) {
			names[e.X.X.Name] = true
		}
		return true
	})
	for _, rec := range r.Records {
		if rec.Kind != flow.Leave || rec.Value == nil {
			continue
		}
		if rec.Leave != nil {
			for _, v := range rec.Leave.Sources() {
				for _, w := range writes {
					if v.Expr == w {
						return true
					}
				}
			}
		}
		if handsOut(rec.Value, writes, names) {
			return true
		}
	}
	return false
}

// note adds the variables that hold what a write worked on: its receiver, the records it was given.
func note(names map[string]bool, w *program.Expr, ruby bool) {
	add := func(e *program.Expr) {
		if e != nil && (e.Op == program.Local || e.Op == program.Field_ && ruby || e.Op == program.Call && e.X == nil && len(e.List) == 0) {
			names[e.Name] = true
		}
	}
	add(w.X)
	for _, a := range w.List {
		add(a)
	}
}

// handsOut reports whether the value returned is a write, a variable that holds its record, or something made around one.
func handsOut(e *program.Expr, writes []*program.Expr, names map[string]bool) bool {
	for e != nil {
		switch e.Op {
		case program.Block:
			if len(e.List) == 0 {
				return false
			}
			e = e.List[len(e.List)-1]
			continue
		case program.Return, program.Await:
			e = e.X
			continue
		case program.If:
			return handsOut(e.Y, writes, names) || handsOut(e.Z, writes, names)
		case program.Try:
			e = e.Y
			continue
		}
		break
	}
	if e == nil {
		return false
	}
	found := false
	e.Walk(func(x *program.Expr) bool {
		for _, w := range writes {
			found = found || x == w
		}
		found = found || (x.Op == program.Local || x.Op == program.Field_ || x.Op == program.Call && x.X == nil) && names[x.Name]
		return !found
	})
	return found
}
