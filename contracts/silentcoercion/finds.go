package silentcoercion

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
)

var finding = regexp.MustCompile(`^(safe_)?(find|lookup|load|get|fetch)(_|$)|_find$`)

// onlyFinds reports whether a local of that name, which the coercion goes into, is only ever handed to what looks something up:
// find_target(type, id).
func onlyFinds(above parents, c *coercion, name string) bool {
	at := above[c.expr]
	if at == nil || at.Op != program.Assign || at.Y != c.expr || at.X == nil || at.X.Op != program.Local {
		return false
	}
	uses := 0
	for e, outer := range above {
		if e.Op != program.Local || e.Name != name || e == at.X {
			continue
		}
		if outer.Op != program.Call || outer.X == e || !finding.MatchString(outer.Name) {
			return false
		}
		uses++
	}
	return uses > 0
}
