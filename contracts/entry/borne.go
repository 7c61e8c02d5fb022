package entry

import (
	"github.com/agentcore/proviso/contracts"
)

// Borne is the severity of an obligation that a rule would warn of. What calls the methods of a Ruby application is mostly in it: there a
// warning needs a call that is seen to give what came in from outside, or what the obligation speaks of, or a method that asks for it
// itself on another path.
func (s *Subject) Borne(p *contracts.Pass, severity contracts.Severity) contracts.Severity {
	if severity != contracts.Warning || !Settled(p, s.Method, s.Param) || s.OnPath || CallsOf(p, s.Method, s.Param).Reaching(s).Grave(p, s.Param) {
		return severity
	}
	return contracts.Information
}
