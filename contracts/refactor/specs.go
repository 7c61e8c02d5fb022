package refactor

import (
	"path"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// specs writes one example for each guard that raises about what a caller passes, and for each postcondition that can be asked, into
// the file that tests the class already, or a new one of the framework that the project uses. Each example fails without its guard.
func specs(p *contracts.Pass, m *program.Method, _ syntax.Span) (Rewriting, bool) {
	if !reachable(m) {
		return Rewriting{}, false
	}
	s := spec{pass: p, method: m}
	if !s.construction() {
		return Rewriting{}, false
	}
	if s.list = append(s.rejections(), s.promises()...); len(s.list) == 0 {
		return Rewriting{}, false
	}
	if edits, into, ok := s.added(); ok {
		return Rewriting{Kind: "specs", Title: "Add a test for each guard of " + m.Name + " to " + path.Base(into), Edits: edits}, len(edits) > 0
	}
	f := frameworkOf(p)
	at := f.path(m.File.Path)
	if at != "" && p.Program.LeftOut(at) != nil {
		at = f.beside(at)
	}
	if at == "" || p.Program.LeftOut(at) != nil {
		return Rewriting{}, false
	}
	return Rewriting{Kind: "specs", Title: "Write a test for each guard of " + m.Name, Path: at, Create: f.write(s)}, true
}

// spec is what a test file is written from.
type spec struct {
	pass   *contracts.Pass
	method *program.Method
	list   []example
	ctor   *program.Method // that makes the object; nil where none does
	made   trial.World     // what it is given
	stands trial.World     // what its fields hold then, as far as that can be told
}

// construction finds out how the object is made whose method is called; false where a test cannot make it.
func (s *spec) construction() bool {
	m := s.method
	if m.Class == nil || m.Static || m.Kind == program.KindConstructor {
		return m.Kind != program.KindConstructor || m.Visibility == program.Public
	}
	machine := clauses.Machine(s.pass)
	if s.ctor = entry.Constructor(m.Class); s.ctor == nil {
		s.stands = machine.Made(m.Class, nil, nil)
		return true
	}
	var ok bool
	if s.made, ok = (&spec{pass: s.pass, method: s.ctor}).legal(); !ok && nothingNeeded(s.pass, s.ctor) {
		s.made, ok = trial.World{}, true
	}
	s.stands = machine.Made(m.Class, s.ctor, s.made)
	return ok && (s.ctor.Visibility == program.Public || s.ctor.File.Language == program.Ruby)
}

// nothingNeeded reports whether an object can be made of nothing: nothing has to be passed, and not every way through the constructor
// is seen to be rejected.
func nothingNeeded(p *contracts.Pass, ctor *program.Method) bool {
	w := trial.World{}
	for _, prm := range ctor.Params {
		switch {
		case prm.Default != nil, prm.Kind != program.Positional && prm.Kind != program.Keyword:
		case !prm.Optional:
			return false
		default:
			w[prm.Name] = trial.Value{Kind: trial.Nil}
		}
	}
	ways, _ := clauses.Machine(p).Ways(ctor, nil, w, nil)
	return len(ways) == 0 || slices.ContainsFunc(ways, func(way trial.Way) bool { return way.End != trial.Rejected })
}
