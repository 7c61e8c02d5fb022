package summary

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Known is what a caller is known to pass. The zero value is nothing at all.
type Known struct {
	Kind  KnownKind
	Text  string // of strings and symbols
	Num   float64
	Int   bool
	Undef bool // undefined rather than null
	Items []Known
	// Filled is set for Something that is not blank either.
	Filled bool
}

// KnownKind is the kind of a Known.
type KnownKind uint8

// The kinds. Something is known to be neither nil nor false and no more; Crash is what evaluating gave instead of a value.
const (
	Unsure KnownKind = iota
	KnownNil
	KnownTrue
	KnownFalse
	KnownNumber
	KnownString
	KnownSymbol
	KnownList
	KnownHash
	Something
	Crash
)

// KnownOf reads a literal.
func KnownOf(e *program.Expr) Known {
	if e == nil {
		return Known{}
	}
	switch e.Op {
	case program.Nil:
		return Known{Kind: KnownNil, Undef: e.Name == "undefined"}
	case program.True:
		return Known{Kind: KnownTrue}
	case program.False:
		return Known{Kind: KnownFalse}
	case program.Str:
		return Known{Kind: KnownString, Text: e.Name}
	case program.Symbol:
		return Known{Kind: KnownSymbol, Text: e.Name}
	case program.Int, program.Float, program.Unary:
		if n, ok := flow.Number(e); ok {
			return Known{Kind: KnownNumber, Num: n, Int: isInt(e)}
		}
	case program.Array:
		k := Known{Kind: KnownList}
		for _, item := range e.List {
			if item.Op == program.Spread {
				return Known{Kind: Something}
			}
			k.Items = append(k.Items, KnownOf(item))
		}
		return k
	case program.Hash:
		return Known{Kind: KnownHash, Num: float64(len(e.List))}
	case program.Template, program.Closure_, program.New, program.Regex, program.Range:
		return Known{Kind: Something}
	case program.Call:
		if e.Name == "freeze" && e.X != nil && len(e.List) == 0 {
			return KnownOf(e.X)
		}
	}
	return Known{}
}

func isInt(e *program.Expr) bool {
	return e.Op == program.Int || e.Op == program.Unary && e.X != nil && isInt(e.X)
}

// truth of a value in the language.
func (k Known) truth(lang program.Language) flow.Tri {
	switch k.Kind {
	case Unsure, Crash:
		return flow.Unknown
	case KnownNil, KnownFalse:
		return flow.No
	}
	if lang == program.TypeScript && (k.Kind == KnownNumber && k.Num == 0 || k.Kind == KnownString && k.Text == "") {
		return flow.No
	}
	return flow.Yes
}

func boolean(t flow.Tri) Known {
	switch t {
	case flow.Yes:
		return Known{Kind: KnownTrue}
	case flow.No:
		return Known{Kind: KnownFalse}
	}
	return Known{}
}

// equal compares two values as == does for literals.
func (k Known) equal(o Known) flow.Tri {
	if k.Kind == Unsure || o.Kind == Unsure || k.Kind == Crash || o.Kind == Crash {
		return flow.Unknown
	}
	if k.Kind == Something || o.Kind == Something {
		if k.Kind == KnownNil || o.Kind == KnownNil || k.Kind == KnownFalse || o.Kind == KnownFalse {
			return flow.No
		}
		return flow.Unknown
	}
	if k.Kind != o.Kind {
		return flow.No
	}
	switch k.Kind {
	case KnownNumber:
		return triOf(k.Num == o.Num)
	case KnownString, KnownSymbol:
		return triOf(k.Text == o.Text)
	case KnownList, KnownHash:
		return flow.Unknown
	}
	return flow.Yes
}

func triOf(b bool) flow.Tri {
	if b {
		return flow.Yes
	}
	return flow.No
}

func opposite(t flow.Tri) flow.Tri {
	switch t {
	case flow.Yes:
		return flow.No
	case flow.No:
		return flow.Yes
	}
	return flow.Unknown
}
