package repair

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
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
