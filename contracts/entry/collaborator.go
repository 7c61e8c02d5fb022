package entry

import (
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// collaborator are names of what an object works with, rather than of what it works on.
var collaborator = names.Compile(`(?i)(repo|repository|service|client|gateway|api|factory|provider|logger|mapper|bus|publisher|producer|queue|cache|store|manager|handler|use_?case|dao|adapter|connection|pool|database|controller|middleware)$`)

// hosted are types of what a web framework hands its handlers.
var hosted = names.Compile(`(Request|Response|Reply|NextFunction|ExecutionContext|ArgumentsHost|HttpContext)$`)

// delivered are types of what a queue or a socket hands its handlers.
var delivered = names.Compile(`^(Job|Socket|AuthenticatedSocket|WebSocket|ExecutionContext|ArgumentsHost|CallHandler)$`)

var hostedNames = map[string]bool{"req": true, "res": true, "next": true, "reply": true, "ctx": true}

// listeners are classes to which something hands the events that it carries.
var listeners = names.Compile(`(Subscriber|Listener|Consumer|Observer)$`)

// Heard reports whether the subject is an event that a listener is told of, which is there.
func (s *Subject) Heard() bool {
	return s.Param.Name == "event" && s.Class != nil && listeners.MatchString(last(s.Class.Name))
}

// inferred reports whether a strict compiler knows a parameter's type without a word about it: it would not take a function that leaves one
// out where nothing around says what it is given.
func inferred(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return m.File.Language == program.TypeScript && prm.Type == nil && prm.Default == nil && len(m.Params) > 0 &&
		prm.Key == "" && p.Program.StrictNull(m.File.Path)
}

// provided reports whether a TypeScript object is there because of who hands it on: what composes the program gives constructors their
// collaborators, a framework gives handlers its own objects, and decorated parameters what their decorator says.
func provided(m *program.Method, prm *program.Param) bool {
	if m.Kind == program.KindConstructor {
		return collaborator.MatchString(prm.Name) || collaborator.MatchString(prm.Type.Name)
	}
	return len(prm.Decorators) > 0 || delivered.MatchString(prm.Type.Name) || hostedNames[prm.Name] && hosted.MatchString(prm.Type.Name)
}
