package missingshape

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// sealed are messages that open what only the program itself can have closed.
var sealed = regexp.MustCompile(`(?i)^(decrypt|decipher|unseal)`)

var ownStore = regexp.MustCompile(`(?i)cache|redis|kredis|memcache`)

// stored reports whether parsed text was read from a cache: what the program put there itself did not come from outside.
func stored(m *program.Method, parse *program.Expr) bool {
	parse = flow.Strip(parse)
	if parse == nil || len(parse.List) == 0 {
		return false
	}
	text := flow.Strip(parse.List[0])
	if text != nil && text.Op == program.Local {
		text = flow.Strip(summary.OnlyValue(m, text.Name))
	}
	if shipped(m, text) {
		return true
	}
	for text != nil && (text.Op == program.Call || text.Op == program.Await) {
		if sealed.MatchString(text.Name) {
			return true // nobody else can have written it
		}
		text = text.X
		if text != nil && ownStore.MatchString(text.Name) {
			return true
		}
	}
	return false
}

// shipped reports whether text is read from a file below the root of the program, which ships with it.
func shipped(m *program.Method, text *program.Expr) bool {
	if text == nil || text.Op != program.Call || text.Name != "read" || text.X == nil || text.X.Name != "File" || len(text.List) == 0 {
		return false
	}
	path := flow.Strip(text.List[0])
	if path != nil && path.Op == program.Local {
		path = summary.OnlyValue(m, path.Name)
	}
	if path != nil && path.Op == program.Call && path.X == nil && len(path.List) == 0 && m.Class != nil { // one of the class's own readers
		for _, own := range m.Class.Methods {
			if own.Name == path.Name && own.HasBody() {
				path = own.Body()
			}
		}
	}
	found := false
	if path != nil {
		path.Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Call && e.Name == "root" && e.X != nil && e.X.Name == "Rails" || e.Name == "__dir__"
			return !found
		})
	}
	return found
}
