package check

import "github.com/agentcore/proviso/contracts"

// Rules lists every rule in alphabetical order.
func Rules() []*contracts.Rule { return nil }
