package records

import (
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// seen are attributes that note when something was last noticed, beside the work.
var seen = names.Compile(`^last_|_seen(_at)?$|_accessed_at$|_access$`)

// lastSeen reports whether all that a write stores is the present time under names that note when something was last seen: the write
// keeps books, and the method's outcome does not rest on it.
func lastSeen(attributes []attribute) bool {
	for _, a := range attributes {
		if !seen.MatchString(a.name) || !now(a.value) {
			return false
		}
	}
	return len(attributes) > 0
}

// now reports whether an expression is the present time: Time.now, Time.zone.now, Time.current, Date.today.
func now(e *program.Expr) bool {
	for e != nil && e.Op == program.Call && e.X != nil && (e.Name == "utc" || e.Name == "to_i" || e.Name == "iso8601") {
		e = e.X
	}
	return e != nil && e.Op == program.Call && e.X != nil && (e.Name == "now" || e.Name == "current" || e.Name == "today")
}
