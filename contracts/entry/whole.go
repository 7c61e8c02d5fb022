package entry

import "github.com/agentcore/proviso/analysis/flow"

// primitives are what typeof answers; they say nothing of the keys of an object.
var primitives = map[string]bool{"string": true, "number": true, "boolean": true, "bigint": true, "symbol": true, "function": true, "object": true}

// vouchedWhole reports whether a check answered for all of a value, its keys included: it is an instance of a class, or a
// predicate, an assertion or a check that cannot be seen into was asked about it. That it is some object is no such answer.
func vouchedWhole(f *flow.Fact) bool {
	return f.Type != "" && !primitives[f.Type] && f.Tested&flow.TestType != 0 || f.Tested&flow.TestOpaque != 0
}

// vouch notes a key that was read of a value somebody answered for.
func (s *Subject) vouch(key *flow.Value) {
	if key == nil {
		return
	}
	if s.whole == nil {
		s.whole = map[*flow.Value]bool{}
	}
	s.whole[key] = true
}
