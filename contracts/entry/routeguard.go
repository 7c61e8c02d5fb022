package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// guardedByOwn reports whether a handler stands behind a guard of the project's own that is named after what it guards, that reads
// what the request asks for, or that is told where in the request it stands: such a guard looks it up, and lets nobody pass to what is
// not there.
func guardedByOwn(p *contracts.Pass, m *program.Method) bool {
	found := false
	look := func(list []*program.Expr) {
		for _, d := range list {
			found = found || authorises(d)
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

// authorises reports whether a decorator says of what the request names by a path that one must have a right to it:
// @AuthorizeContext(Origin.BlockId, "where.id").
func authorises(d *program.Expr) bool {
	if !authorisation.MatchString(d.Name) {
		return false
	}
	for _, a := range d.List {
		if a = flow.Strip(a); a != nil && a.Op == program.Str && pathOfRequest.MatchString(a.Name) {
			return true
		}
	}
	return false
}

var authorisation = regexp.MustCompile(`^(Authori[sz]e|Check|Require|Validate|Verify)\w*(Context|Access|Owner|Ownership|Resource|Entity|Membership|Parameter|Param)|^Can(Access|Read|Edit|View)`)

// pathOfRequest is the way to a value in the arguments of a request: where.id.
var pathOfRequest = regexp.MustCompile(`^[a-z]\w*(\.\w+)+$`)

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
