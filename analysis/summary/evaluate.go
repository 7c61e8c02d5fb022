package summary

import (
	"math"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// evaluator computes terms for what a caller is known to pass.
type evaluator struct {
	lang program.Language
	arg  func(Ref) Known
}

var crash = Known{Kind: Crash}

func (v evaluator) eval(t *Term) Known {
	switch t.Op {
	case Refers:
		return v.arg(t.Ref)
	case Literal:
		return KnownOf(t.Lit)
	case Listing:
		k := Known{Kind: KnownList}
		for _, a := range t.Args {
			k.Items = append(k.Items, v.eval(a))
		}
		return k
	case TypeTest:
		return v.typeTest(t)
	case Operator:
		return v.operator(t)
	case Message:
		return v.message(t)
	}
	return Known{}
}

func (v evaluator) operator(t *Term) Known {
	switch t.Name {
	case "!":
		x := v.eval(t.Args[0])
		if x.Kind == Crash {
			return x
		}
		return boolean(opposite(x.truth(v.lang)))
	case "&&", "||":
		return v.shortCircuit(t)
	case "??":
		x := v.eval(t.Args[0])
		switch x.Kind {
		case KnownNil:
			return v.eval(t.Args[1])
		case Unsure:
			return Known{}
		}
		return x
	}
	if len(t.Args) != 2 {
		return Known{}
	}
	return v.binary(t.Name, v.eval(t.Args[0]), v.eval(t.Args[1]))
}

func (v evaluator) shortCircuit(t *Term) Known {
	x := v.eval(t.Args[0])
	if x.Kind == Crash {
		return x
	}
	decides := flow.No
	if t.Name == "||" {
		decides = flow.Yes
	}
	truth := x.truth(v.lang)
	if truth == decides {
		return x
	}
	y := v.eval(t.Args[1])
	if truth == flow.Unknown {
		if y.Kind != Crash && y.truth(v.lang) == decides { // either side gives the same answer
			return boolean(decides)
		}
		return Known{}
	}
	return y
}

func (v evaluator) binary(op string, x, y Known) Known {
	if x.Kind == Crash || y.Kind == Crash {
		return crash
	}
	switch op {
	case "==", "===":
		if v.lang == program.TypeScript && op == "===" && x.Kind == KnownNil && y.Kind == KnownNil {
			return boolean(triOf(x.Undef == y.Undef))
		}
		return boolean(x.equal(y))
	case "!=", "!==":
		if v.lang == program.TypeScript && op == "!==" && x.Kind == KnownNil && y.Kind == KnownNil {
			return boolean(triOf(x.Undef != y.Undef))
		}
		return boolean(opposite(x.equal(y)))
	case "<", "<=", ">", ">=":
		return v.compare(op, x, y)
	}
	if v.lang == program.Ruby && x.Kind == KnownNil && strings.Contains("+-*/%**<<", op) {
		return crash
	}
	return Known{}
}

func (v evaluator) compare(op string, x, y Known) Known {
	if v.lang == program.Ruby {
		if x.Kind == KnownNil || x.Kind == KnownNumber && y.Kind == KnownNil {
			return crash
		}
	} else {
		x, y = x.asNumber(), y.asNumber()
	}
	if x.Kind != KnownNumber || y.Kind != KnownNumber {
		return Known{}
	}
	switch op {
	case "<":
		return boolean(triOf(x.Num < y.Num))
	case "<=":
		return boolean(triOf(x.Num <= y.Num))
	case ">":
		return boolean(triOf(x.Num > y.Num))
	}
	return boolean(triOf(x.Num >= y.Num))
}

// asNumber is how JavaScript compares null and undefined.
func (k Known) asNumber() Known {
	if k.Kind != KnownNil {
		return k
	}
	if k.Undef {
		return Known{Kind: KnownNumber, Num: math.NaN()}
	}
	return Known{Kind: KnownNumber}
}

// typeTest answers is_a?, ===, instanceof and typeof for literals.
func (v evaluator) typeTest(t *Term) Known {
	x := v.eval(t.Args[0])
	if x.Kind == Unsure || x.Kind == Crash {
		return x
	}
	name := strings.TrimPrefix(t.Name, "::")
	switch x.Kind {
	case KnownNil:
		return boolean(triOf(name == "NilClass" || name == "Object" && v.lang == program.Ruby || name == "undefined" && x.Undef || name == "object" && !x.Undef && v.lang == program.TypeScript))
	case KnownTrue, KnownFalse:
		return boolean(triOf(name == "TrueClass" && x.Kind == KnownTrue || name == "FalseClass" && x.Kind == KnownFalse || name == "boolean" || name == "Object"))
	case KnownNumber:
		switch name {
		case "Integer":
			return boolean(triOf(x.Int))
		case "Float":
			return boolean(triOf(!x.Int))
		case "Numeric", "Comparable", "number", "Object":
			return boolean(flow.Yes)
		}
		return boolean(flow.No)
	case KnownString:
		return boolean(triOf(name == "String" || name == "string" || name == "Comparable" || name == "Object"))
	case KnownSymbol:
		return boolean(triOf(name == "Symbol" || name == "Comparable" || name == "Object"))
	case KnownList:
		return boolean(triOf(name == "Array" || name == "Enumerable" || name == "object" || name == "Object"))
	case KnownHash:
		return boolean(triOf(name == "Hash" || name == "Enumerable" || name == "object" || name == "Object"))
	}
	return Known{}
}
