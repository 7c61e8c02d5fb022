package unguardedsink

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs offers the guard that rejects exactly the values which unbind the write.
func repairs(p *contracts.Pass, s *entry.Subject, v verdict) []contracts.Repair {
	a := repair.Absent{Subject: s.Param.Name, Access: s.Param.Name, Maybe: entry.Untyped(s.Param.Type)}
	if v.open && v.empty {
		t := s.Param.Type
		a.Blank = s.Method.File.Language == program.Ruby || !s.Param.Optional && t != nil && t.Name == "string"
	}
	return repair.Presence(p, s.Method, a)
}
