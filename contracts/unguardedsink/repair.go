package unguardedsink

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs offers the guard that rejects exactly the values which unbind the write.
func repairs(p *contracts.Pass, s *entry.Subject, v verdict) []contracts.Repair {
	name, f := s.Param.Name, s.Method.File
	clause := repair.Presence(f, p.Config.PreconditionError(f.Language), name, name)
	if v.open && v.empty && f.Language == program.Ruby {
		clause.Bad = name + ".blank?"
		clause.Title = "Raise " + p.Config.PreconditionError(f.Language) + " if " + name + " is blank"
	}
	if v.open && v.empty && f.Language == program.TypeScript && !s.Param.Optional && s.Param.Type != nil && s.Param.Type.Name == "string" {
		clause.Bad = "!" + name
		clause.Title = "Throw " + p.Config.PreconditionError(f.Language) + " if " + name + " is empty"
	}
	if r, ok := repair.Insert(p, s.Method, name, clause); ok {
		return []contracts.Repair{r}
	}
	return nil
}
