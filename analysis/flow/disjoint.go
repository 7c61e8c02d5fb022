package flow

import "github.com/agentcore/proviso/analysis/program"

// numbers and others are core classes of Ruby of which no object has two. Numeric holds all numbers.
var (
	numbers = map[string]bool{"Integer": true, "Float": true, "Rational": true, "BigDecimal": true, "Complex": true}
	others  = map[string]bool{"String": true, "Symbol": true, "Hash": true, "Array": true, "Proc": true, "Range": true, "Regexp": true,
		"NilClass": true, "TrueClass": true, "FalseClass": true, "Time": true}
)

// isA decides whether an object of a class is one of another.
func isA(class, other string) Tri {
	switch {
	case class == "" || other == "":
		return Unknown
	case class == other, numbers[class] && other == "Numeric":
		return Yes
	case others[class] && (others[other] || numbers[other] || other == "Numeric"), others[other] && (numbers[class] || class == "Numeric"),
		numbers[class] && numbers[other]:
		return No
	}
	return Unknown
}

// typeofs are the answers of typeof that say all there is to say.
var typeofs = map[string]bool{"string": true, "number": true, "boolean": true, "bigint": true, "symbol": true, "function": true}

// decideTypeof decides typeof x === "string".
func (f *Frame) decideTypeof(s *State, x, name *program.Expr, negative bool) Verdict {
	v := f.Value(s, x)
	fact := s.Fact(v)
	if name.Op != program.Str || !typeofs[fact.Type] || name.Name == "object" && fact.Type == "function" {
		return Verdict{Value: v}
	}
	out := settle(v, fact, tri(fact.Type == name.Name), true)
	if negative {
		return out.not()
	}
	return out
}
