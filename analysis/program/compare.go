package program

// mirrored is each comparison read from the other side. Ruby's === asks its left side and has no mirror; TypeScript's has, but
// its lowering is the only one that gives it a literal there.
var mirrored = map[string]string{"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!=", "===": "===", "!==": "!=="}

// Facing gives a comparison with a literal on its left the literal on its right, so that 0 > x and x < 0 are one to whoever
// reads the model. Other expressions stay as they are. Literals have no effects, so the order of evaluation is kept.
func (e *Expr) Facing(lang Language) *Expr {
	mirror, ok := mirrored[e.Name]
	if e.Op == Binary && ok && !(e.Name == "===" && lang == Ruby) && e.X.literal() && e.Y != nil && !e.Y.literal() {
		e.Name, e.X, e.Y = mirror, e.Y, e.X
	}
	return e
}

func (e *Expr) literal() bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case Nil, True, False, Int, Float, Symbol, Str:
		return true
	case Unary:
		return e.Name == "-" && e.X.literal()
	}
	return false
}
