package refactor

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// requireBlock demands the block that a Ruby method yields to. No finding asks for it: without one, Ruby fails at the yield, which may
// stand below an effect.
func requireBlock(p *contracts.Pass, m *program.Method, _ syntax.Span) (Rewriting, bool) {
	if !yieldsUnasked(m) {
		return Rewriting{}, false
	}
	c := repair.Clause{Title: "Demand a block", Good: "block_given?", Message: "block required"}
	r, ok := repair.Insert(p, m, "", c)
	return Rewriting{Kind: "requireBlock", Title: "Raise " + p.Config.PreconditionError(program.Ruby) + " where " + m.Name + " is called without a block", Edits: r.Edits}, ok
}

// enumerate gives whoever calls such a method without a block what Ruby's own collections give: an enumerator of what it would yield.
func enumerate(p *contracts.Pass, m *program.Method, _ syntax.Span) (Rewriting, bool) {
	args, ok := forwarded(m)
	if !yieldsUnasked(m) || !ok {
		return Rewriting{}, false
	}
	c := repair.Clause{Title: "Return an enumerator", Good: "block_given?", Exit: "return enum_for(" + strings.Join(append([]string{":" + m.Name}, args...), ", ") + ")"}
	r, ok := repair.Insert(p, m, "", c)
	return Rewriting{Kind: "enumerate", Title: "Return an enumerator where " + m.Name + " is called without a block", Edits: r.Edits}, ok
}

// yieldsUnasked reports whether a Ruby method that others call yields, and asks nowhere whether there is a block.
func yieldsUnasked(m *program.Method) bool {
	if m.File.Language != program.Ruby || m.Visibility != program.Public || m.Kind == program.KindConstructor {
		return false
	}
	yields, asks := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		yields = yields || e.Op == program.Yield
		asks = asks || e.Name == "block_given?"
		return true
	})
	return yields && !asks
}

// forwarded are the parameters of a method as it would hand them on to itself; ok is false where one has no name.
func forwarded(m *program.Method) (args []string, ok bool) {
	for _, p := range m.Params {
		switch {
		case p.Kind == program.BlockParam:
		case p.Name == "" || p.Kind == program.Forward || p.Kind == program.Destructured:
			return nil, false
		case p.Kind == program.Rest:
			args = append(args, "*"+p.Name)
		case p.Kind == program.KeyRest:
			args = append(args, "**"+p.Name)
		case p.Kind == program.Keyword:
			args = append(args, p.Name+": "+p.Name)
		default:
			args = append(args, p.Name)
		}
	}
	return args, true
}
