package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// guardedByOwn reports whether a handler stands behind a guard of the project's own that is named after what it guards, or that reads
// what the request asks for: such a guard looks it up, and lets nobody pass to what is not there.
func guardedByOwn(p *contracts.Pass, m *program.Method) bool {
	found := false
	look := func(list []*program.Expr) {
		for _, d := range list {
			if d.Name != "UseGuards" && d.Name != "UseInterceptors" {
				continue
			}
			for _, g := range d.List {
				g = flow.Strip(g)
				found = found || g != nil && (accessGuard.MatchString(g.Name) || d.Name == "UseGuards" && readsRoute(p, g.Name))
			}
		}
	}
	look(m.Decorators)
	if m.Class != nil {
		look(m.Class.Decorators)
	}
	return found
}

var accessGuard = regexp.MustCompile(`(Access|Owner|Ownership|Exists|Member|Membership|Mutability|Belongs)\w*(Guard|Interceptor)$`)

// routeRead finds where a guard reads the names of things from a request. Who asks stands in its headers, cookies and session.
var routeRead = regexp.MustCompile(`\bparams\b|\bgetArgs\(`)

// readsRoute reports whether a guard of the project's own, or the class it inherits from, reads the parameters of a route.
func readsRoute(p *contracts.Pass, guard string) bool {
	for range inherited {
		if guard == "" {
			return false
		}
		super := ""
		for _, c := range p.Program.Classes(guard) {
			if c.File.Language == program.TypeScript && routeRead.MatchString(c.File.Text.Slice(c.Span)) {
				return true
			}
			super = c.Super
		}
		guard = super
	}
	return false
}

// inherited bounds how many classes upwards a guard is read.
const inherited = 3
