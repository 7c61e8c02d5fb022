package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/origin"
)

// Settled reports whether a Ruby parameter belongs to an application that shows itself, and what its calls give there comes from what
// the application has in hand: who would have to check it has done so where it came in, or nobody can tell where that was.
func Settled(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return m.File.Language == program.Ruby && knowledge(p).Application() && !sentIn(p, m, prm, hops)
}

// InApplication reports whether a file belongs to a Ruby application that shows itself.
func InApplication(p *contracts.Pass) bool {
	return p.File.Language == program.Ruby && knowledge(p).Application()
}

// SentIn reports whether an expression of a Ruby method gives what came in with a request or a message.
func SentIn(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	return origin.Of(project(p), m, e) == origin.Wire || !InApplication(p)
}

// hops bounds through how many methods an argument is followed to where it comes from.
const hops = 3

// sentIn reports whether some call gives a parameter what came in with a request or a message, or stands in a hash that somebody gave.
func sentIn(p *contracts.Pass, m *program.Method, prm *program.Param, depth int) bool {
	for _, g := range CallsOf(p, m, prm) {
		if g.Expr == nil || g.Site.Method == m {
			continue
		}
		switch of := origin.Of(project(p), g.Site.Method, g.Expr); {
		case of == origin.Wire || of == origin.Keyed:
			return true
		case of == origin.Given && depth > 0:
			if q := handed(g.Site.Method, g.Expr); q != nil && sentIn(p, g.Site.Method, q, depth-1) {
				return true
			}
		}
	}
	return false
}

// handed is the parameter of a method that an argument is, or nil.
func handed(m *program.Method, e *program.Expr) *program.Param {
	e = flow.Strip(e)
	if e == nil || e.Op != program.Local {
		return nil
	}
	return paramNamed(m.Params, e.Name)
}
