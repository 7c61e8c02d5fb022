// Package trial runs methods on sample values: which of them a method lets in, which it rejects, what it gives back. What
// contracts say and what code does are compared by such values, so that a difference always has an example. It imports the
// program model, analysis/flow and the vocabulary of contracts; it writes no findings.
package trial

import (
	"math"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Kind is what sort of value a Value is.
type Kind uint8

// The kinds. An Object is something that is neither nil nor false; a Type is a class or another constant by its name.
const (
	Unknown Kind = iota
	Nil
	True
	False
	Number
	String
	Symbol
	List
	Object
	Type
)

// Value is a value of a trial.
type Value struct {
	Kind  Kind
	Num   float64
	Whole bool   // an Integer
	Undef bool   // undefined rather than null
	Text  string // of strings, symbols, types and regular expressions
	Items []Value
	// Path tells where a value was read: "amount", "order.total", "self.balance"; "" for what was computed.
	Path string
	// About are the leaves of the trial that it depends on, as bits.
	About uint64
	self  map[string]Value // the fields of an object that the trial has made
	made  *program.Class   // the class of such an object
}

func boolean(b bool, about uint64) Value {
	if b {
		return Value{Kind: True, About: about}
	}
	return Value{Kind: False, About: about}
}

func tri(t flow.Tri, about uint64) Value {
	switch t {
	case flow.Yes:
		return Value{Kind: True, About: about}
	case flow.No:
		return Value{Kind: False, About: about}
	}
	return Value{About: about}
}

// truth is how a condition takes the value.
func (v Value) truth(lang program.Language) flow.Tri {
	switch v.Kind {
	case Unknown:
		return flow.Unknown
	case Nil, False:
		return flow.No
	}
	if lang == program.TypeScript && (v.Kind == Number && (v.Num == 0 || math.IsNaN(v.Num)) || v.Kind == String && v.Text == "") {
		return flow.No
	}
	return flow.Yes
}

// equal compares two values.
func (v Value) equal(o Value) flow.Tri {
	if v.Kind == Unknown || o.Kind == Unknown {
		return flow.Unknown
	}
	if v.Kind != o.Kind {
		return flow.No
	}
	switch v.Kind {
	case Number:
		return triOf(v.Num == o.Num)
	case String, Symbol, Type:
		return triOf(v.Text == o.Text)
	case List, Object:
		if v.Path != "" && v.Path == o.Path {
			return flow.Yes
		}
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

// String writes a value as its language would.
func (v Value) String() string { return v.In(program.Ruby) }

// In writes a value in a language.
func (v Value) In(lang program.Language) string {
	switch v.Kind {
	case Nil:
		if lang == program.Ruby {
			return "nil"
		}
		if v.Undef {
			return "undefined"
		}
		return "null"
	case True:
		return "true"
	case False:
		return "false"
	case Number:
		return strconv.FormatFloat(v.Num, 'f', -1, 64)
	case String:
		return strconv.Quote(v.Text)
	case Symbol:
		return ":" + v.Text
	case List:
		if len(v.Items) == 0 {
			return "[]"
		}
		return "a list of " + strconv.Itoa(len(v.Items))
	case Type:
		return v.Text
	}
	return "an object"
}

func (v Value) blank() flow.Tri {
	switch v.Kind {
	case Nil, False:
		return flow.Yes
	case String:
		return triOf(strings.TrimSpace(v.Text) == "")
	case List:
		return triOf(len(v.Items) == 0)
	case Unknown:
		return flow.Unknown
	case Object:
		if v.Path == "" {
			return flow.Unknown
		}
	}
	return flow.No
}

// size is the number of characters or elements.
func (v Value) size() Value {
	switch v.Kind {
	case String:
		return Value{Kind: Number, Num: float64(len([]rune(v.Text))), Whole: true, About: v.About}
	case List:
		return Value{Kind: Number, Num: float64(len(v.Items)), Whole: true, About: v.About}
	}
	return Value{About: v.About}
}
