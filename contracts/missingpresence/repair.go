package missingpresence

import (
	"strings"

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
	a.Read = s.HighSink != nil && entry.ReadsFile(s.HighSink.Expr)
	if _, place := s.StoredIn(p); place != nil {
		a.Column = repair.Column{Length: place.Length, Known: place.Known}
	}
	if a.Used {
		use(&a, s.Deref.Expr)
	}
	var out []contracts.Repair
	if m, access, ok := s.EntryOf(); ok && repair.HouseReturn(p, m, s.Param.Name) != "" && p.Config.FailingExitStyle() != "raise" {
		inside := a
		inside.Access = access
		if list := repair.Presence(p, m, inside); len(list) > 0 && strings.HasPrefix(list[0].Title, "Leave with return") {
			out = append(out, list[0])
		}
	}
	inner := a.Used && !p.Unmended && entry.Inner(p, s.Method, s.Param)
	for _, r := range repair.Presence(p, s.Method, a, declarations(s)...) {
		r.Preferred = r.Preferred && len(out) == 0 && !inner
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

// use notes what the first use asks of the subject, and of its members.
func use(a *repair.Absent, e *program.Expr) {
	a.At = e
	switch e.Op {
	case program.Call:
		a.Called = e.X == nil && e.Name == a.Subject
		a.Sent, a.Each = e.Name, askedOfEach(e)
	case program.Member:
		a.Sent = e.Name
	}
}

// askedOfEach is what a call asks of each member of its receiver: lines.sum(&:amount), lines.each { |l| l.ship! }.
func askedOfEach(e *program.Expr) string {
	for _, x := range e.List {
		if x.Op == program.Spread && x.Name == "&" && x.X != nil && x.X.Op == program.Symbol {
			return x.X.Name
		}
	}
	if e.Closure == nil || len(e.Closure.Params) == 0 || e.Closure.Body == nil {
		return ""
	}
	asked := ""
	e.Closure.Body.Walk(func(x *program.Expr) bool {
		if asked == "" && x.Op == program.Call && x.X != nil && x.X.Op == program.Local && x.X.Name == e.Closure.Params[0].Name && !x.Has(program.Safe) {
			asked = x.Name
		}
		return asked == ""
	})
	return asked
}
