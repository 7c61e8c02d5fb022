package unbranchedoptional

import (
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs offers to refuse what is missing at the head of the method that declares the parameter. Where the use is not the
// method's own business on every path, that refuses more than fails today, so it is not preferred and says so.
func repairs(p *contracts.Pass, s *entry.Subject, rec *entry.Record) []contracts.Repair {
	var out []contracts.Repair
	name, always := s.Param.Name, unconditional(p, s, rec)
	clause := repair.Presence(s.Method.File, p.Config.PreconditionError(s.Method.File.Language), name, s.Access())
	clause.Preferred = always
	if !always {
		clause.Rejects = "also refuses calls without " + name + " that do not come to the use"
	}
	if exit := repair.HouseReturn(s.Method.File); exit != "" && rec.Frame.Depth() == 0 && rec.Frame.Method == s.Method {
		if r, ok := repair.Return(s.Method, name, clause.Bad, exit); ok {
			out = append(out, r)
		}
	}
	if r, ok := repair.Insert(p, s.Method, name, clause); ok {
		out = append(out, r)
	}
	return out
}

// unconditional reports whether the use stands among the first statements of the method that declares the parameter, where every
// call comes to it.
func unconditional(p *contracts.Pass, s *entry.Subject, rec *entry.Record) bool {
	if rec.Frame.Depth() != 0 || rec.Frame.Method != s.Method {
		return false
	}
	stmt, list := entry.NestingOf(p, s.Method).Statement(rec.Expr)
	return stmt != nil && list == s.Method.Body
}
