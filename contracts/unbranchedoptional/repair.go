package unbranchedoptional

import (
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs offers to refuse what is missing at the head of the method that declares the parameter. Where the use is not the
// method's own business on every path, that refuses more than fails today, so it is not preferred and says so.
func repairs(p *contracts.Pass, s *entry.Subject, rec *entry.Record) []contracts.Repair {
	a := repair.Absent{Subject: s.Param.Name, Access: s.Access(), Used: true, Raise: rec.Frame.Depth() != 0 || rec.Frame.Method != s.Method}
	if !unconditional(p, s, rec) {
		a.Rejects = "also refuses calls without " + s.Param.Name + " that do not come to the use"
	}
	return repair.Presence(p, s.Method, a)
}

// unconditional reports whether the use stands among the first statements of the method that declares the parameter, where every
// call comes to it.
func unconditional(p *contracts.Pass, s *entry.Subject, rec *entry.Record) bool {
	if rec.Frame.Depth() != 0 || rec.Frame.Method != s.Method {
		return false
	}
	stmt, list := entry.NestingOf(p, s.Method).Statement(rec.Expr)
	return stmt != nil && list == s.Method.Body()
}
