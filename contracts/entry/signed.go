package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
	"github.com/agentcore/proviso/contracts"
)

// SignedResult is what signature files say of the result of a Ruby call: of a method of the class itself, or of a class that the call
// names. Where several files speak of the method, the first counts.
func SignedResult(p *contracts.Pass, m *program.Method, e *program.Expr) rbs.Type {
	if e == nil || e.Op != program.Call || m.File.Language != program.Ruby {
		return rbs.Type{}
	}
	within := ""
	if m.Class != nil {
		within = m.Class.Name
	}
	switch {
	case e.X == nil || e.X.Op == program.Self:
		if within == "" {
			return rbs.Type{}
		}
		return signedResult(p, within, e.Name, m.Static)
	case e.X.Op != program.Constant:
		return rbs.Type{}
	}
	name := strings.TrimPrefix(e.X.Name, "::")
	for ; within != ""; within = outerName(within) {
		if t := signedResult(p, within+"::"+name, e.Name, true); t != (rbs.Type{}) {
			return t
		}
	}
	return signedResult(p, name, e.Name, true)
}

func signedResult(p *contracts.Pass, class, name string, static bool) rbs.Type {
	for _, c := range p.Program.Signatures(class) {
		if s := c.Method(name, static); s != nil {
			return s.Result()
		}
	}
	return rbs.Type{}
}

func outerName(name string) string {
	if i := strings.LastIndex(name, "::"); i >= 0 {
		return name[:i]
	}
	return ""
}

// SignedCall is the call of a method of the class itself, one with a signature, whose result e is: the call, or a local that is given
// it once. The analysis looks into such a method and takes what happens there for the origin of the result.
func SignedCall(p *contracts.Pass, m *program.Method, e *program.Expr) *program.Expr {
	if m.Class == nil || len(p.Program.Signatures(m.Class.Name)) == 0 {
		return nil
	}
	if e.Op == program.Local {
		e = givenOnce(p, m, e.Name)
	}
	if e == nil || e.Op != program.Call || e.X != nil && e.X.Op != program.Self || SignedResult(p, m, e) == (rbs.Type{}) {
		return nil
	}
	return e
}

type givenOnceKey struct{ method *program.Method }

// givenOnce is what the only assignment of a local gives it, or nil.
func givenOnce(p *contracts.Pass, m *program.Method, name string) *program.Expr {
	return memo(p, givenOnceKey{m}, func() map[string]*program.Expr {
		given := map[string]*program.Expr{}
		m.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local {
				if _, again := given[e.X.Name]; again {
					given[e.X.Name] = nil
				} else {
					given[e.X.Name] = e.Y
				}
			}
			return true
		})
		return given
	})[name]
}
