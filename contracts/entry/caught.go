package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// CaughtAbove reports whether a private Ruby method is only called, within its class, where an exception of any kind is turned into
// a failure that is returned or told.
func CaughtAbove(p *contracts.Pass, m *program.Method) bool { return caughtAbove(p, m, 0) }

// climbed is how many callers are followed upwards.
const climbed = 3

func caughtAbove(p *contracts.Pass, m *program.Method, depth int) bool {
	if m.File.Language != program.Ruby || m.Visibility == program.Public || m.Class == nil || depth >= climbed {
		return false
	}
	n := 0
	for _, site := range summary.OwnCallsOf(m.File, m.Name) {
		if site.Method == m || site.Method.Class == nil || site.Method.Class.Name != m.Class.Name {
			continue
		}
		if n++; !caught(site.Method, site.Call) && !caughtAbove(p, site.Method, depth+1) {
			return false
		}
	}
	return n > 0
}

// caught reports whether an expression stands in a begin whose rescue takes every StandardError and gives something in its place.
func caught(m *program.Method, at *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Try || e.Y == nil || !e.Y.Span.Contains(at.Span) {
			return !found
		}
		for _, r := range e.Rescues() {
			found = found || takesAll(r) && substitutes(r.Body)
		}
		return !found
	})
	return found
}

var clientErrors = regexp.MustCompile(`^(HTTParty|Faraday|Excon|HTTP|RestClient|Net|URI|Socket|OpenSSL|Errno|SystemCallError|Timeout)`)

// FailsTold reports whether an entry method that comes to a Ruby record rescues what a client of the network raises and gives a
// failure in its place: then a wrong address is told, not lost.
func (s *Subject) FailsTold(rec *Record) bool {
	if s.Method.File.Language != program.Ruby {
		return false
	}
	for f := rec.Frame; f != nil; f = f.Parent {
		found := false
		f.Method.Body().Walk(func(e *program.Expr) bool {
			for _, r := range e.Rescues() {
				for _, c := range r.Classes {
					found = found || (clientErrors.MatchString(c) || takesAll(r)) && substitutes(r.Body)
				}
				found = found || len(r.Classes) == 0 && substitutes(r.Body)
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

func takesAll(r *program.Rescue) bool {
	for _, c := range r.Classes {
		if c == "StandardError" || c == "Exception" {
			return true
		}
	}
	return len(r.Classes) == 0
}

// substitutes reports whether a clause ends in a value of its own rather than in another exception or in nothing.
func substitutes(body *program.Expr) bool {
	end := body
	for end != nil && end.Op == program.Block && len(end.List) > 0 {
		end = end.List[len(end.List)-1]
	}
	if end != nil && end.Op == program.Return {
		end = end.X
	}
	if end == nil || end.Op == program.Block || end.Op == program.Nil {
		return false
	}
	return !raises(body)
}
