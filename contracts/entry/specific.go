package entry

import "github.com/agentcore/proviso/contracts"

// found keeps what was found once; nothing found is known too.
type found[T any] struct {
	known bool
	found *T
}

// Specific reports whether a more specific rule says of the subject at least as gravely what missing-presence would: a value that
// is one of a list, or in a collection that has elements, is present. One obligation makes one finding.
func Specific(p *contracts.Pass, s *Subject, general contracts.Severity) bool {
	if m := Membership(p, s); m != nil && m.Severity >= general && m.Severity > contracts.Hint {
		return true
	}
	if e := Emptiness(p, s); e != nil && e.Severity >= general {
		return true
	}
	return false
}
