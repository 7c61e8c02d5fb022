package entry

import "github.com/agentcore/proviso/analysis/flow"

// Proved reports whether the method, or its type, already rules nil out, wherever it does so.
func (s *Subject) Proved() bool {
	return s.Presence == Present || s.Tests()&(flow.TestNull|flow.TestType) != 0
}
