package missingpresence

import (
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs are guards at the head of the method, and the declaration of an input that refuses nil.
func repairs(p *contracts.Pass, s *entry.Subject) []contracts.Repair {
	out := repair.Presence(p, s.Method, repair.Absent{Subject: s.Param.Name, Access: s.Access(), Used: s.HighSink == nil && s.Deref != nil})
	if r, ok := s.Refusal(); ok {
		out = append(out, r)
	}
	return out
}
