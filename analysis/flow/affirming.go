package flow

import (
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// affirming and denying are predicates of one value whose names say whether it is there: isNotEmpty(options?.where), isNil(order).
var (
	affirming = names.Compile(`^(isNot(Empty|Nil|Blank|Nullish|NullOrUndefined)|isPresent|isDefined|isFilled|notEmpty)$`)
	denying   = names.Compile(`^(isNil|isNullish|isNullOrUndefined|isEmpty|isBlank)$`)
)

// named learns from a TypeScript predicate by its name; the owners in a safe chain are there where what is read of them is.
func (f *Frame) named(s *State, e *program.Expr, sense bool) {
	if f.File().Language != program.TypeScript || len(e.List) != 1 || !(sense && affirming.MatchString(e.Name) || !sense && denying.MatchString(e.Name)) {
		return
	}
	arg := Strip(e.List[0])
	f.learn(s, f.Value(s, arg), TestNull, func(x *Fact) { x.Null = NonNull })
	f.chainNonNull(s, arg)
}
