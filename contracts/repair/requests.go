package repair

import (
	"regexp"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// aboutRequests are classes of what is wrong with a request.
var aboutRequests = regexp.MustCompile(`(Request|Http|HTTP|NotFound|Unprocessable\w*|Conflict|Forbidden|Unauthorized)(Exception|Error)$`)

// handlers are classes that answer requests.
var handlers = regexp.MustCompile(`(Controller|Resolver|Gateway|Pipe|Guard|Interceptor|Middleware)$`)

// answersRequests reports whether a TypeScript method may blame a request by a class: its own class answers requests, or its file uses the
// class already. What goes wrong deeper in is nobody's request.
func answersRequests(m *program.Method, class string) bool {
	return m.File.Language != program.TypeScript || m.Class != nil && handlers.MatchString(m.Class.Name) || importOf(m.File, class) != nil || declares(m.File, class)
}

// beforeRequests leaves out what the house says of requests: when objects are made, nobody has asked for anything yet.
func (h *house) beforeRequests() {
	if aboutRequests.MatchString(h.class) {
		h.class, h.teacher = "", nil
	}
	if h.exit != nil && h.exit.raises && aboutRequests.MatchString(h.exit.class) {
		h.exit = nil
	}
}

// The class by which Nest answers a request that is wrong with a 400; every other class it takes for a fault of the server.
const (
	nestRefusal = "BadRequestException"
	nestPackage = "@nestjs/common"
)

// answerRequests makes the handlers of a Nest controller refuse as Nest does, where the house has no class of its own for it.
func (h *house) answerRequests(m *program.Method) {
	if m.File.Language != program.TypeScript || h.own() || m.Class == nil || m.Kind == program.KindConstructor || len(m.Decorators) == 0 {
		return
	}
	decorated := func(d *program.Expr) bool { return d.Name == "Controller" }
	if !slices.ContainsFunc(m.Class.Decorators, decorated) || importOf(m.File, "Controller") == nil || importOf(m.File, "Controller").From != nestPackage {
		return
	}
	if _, _, ok := Import(m.File, nestRefusal, nestPackage); !ok && importOf(m.File, nestRefusal) == nil || declares(m.File, nestRefusal) {
		return
	}
	h.class, h.teacher, h.from = nestRefusal, nil, nestPackage
}

// brings are the edits that make the class of the house known to a file.
func (h *house) brings(f *program.File) []contracts.Edit {
	if h.from == "" {
		return imported(f, h.teacher, []string{root(h.class)})
	}
	if edit, needed, ok := Import(f, h.class, h.from); needed && ok {
		return []contracts.Edit{edit}
	}
	return nil
}
