package missingpresence

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs are guards at the head of the method, and the declaration of an input that refuses nil. What a constructor only keeps
// is refused by the entry method where the house has a failing return for it, which a constructor cannot give.
func repairs(p *contracts.Pass, s *entry.Subject) []contracts.Repair {
	a := repair.Absent{Subject: s.Param.Name, Access: s.Access(), Used: s.HighSink == nil && s.Deref != nil}
	a.Maybe = entry.Untyped(s.Param.Type)
	if a.Used && s.Deref.Expr.Op == program.Call {
		a.Sent = s.Deref.Expr.Name
	}
	var out []contracts.Repair
	if m, access, ok := s.EntryOf(); ok && repair.HouseReturn(p, m, s.Param.Name) != "" && p.Config.FailingExitStyle() != "raise" {
		inside := a
		inside.Access = access
		if list := repair.Presence(p, m, inside); len(list) > 0 {
			out = append(out, list[0])
		}
	}
	for _, r := range repair.Presence(p, s.Method, a, declarations(s)...) {
		r.Preferred = r.Preferred && len(out) == 0
		out = append(out, r)
	}
	return out
}

// declarations are the ways to say it in the vocabulary of the class.
func declarations(s *entry.Subject) []contracts.Repair {
	var out []contracts.Repair
	if r, ok := s.Refusal(); ok {
		out = append(out, r)
	}
	if r, ok := repair.Validates(s, "presence: true", "also rejects blank values"); ok {
		out = append(out, r)
	}
	return out
}
