package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry/records"
)

var typeScriptLookups = map[string]bool{"findOne": true, "findUnique": true, "findFirst": true, "findByPk": true, "findById": true, "findOneBy": true}

// FindsNothing reports whether a call is a lookup that answers nil (null, undefined) when there is nothing to find. In TypeScript
// the compiler says so where it checks for null.
func FindsNothing(e *program.Expr, lang program.Language) bool {
	if e != nil && e.Op == program.Await {
		e = e.X
	}
	if e == nil || e.Op != program.Call || e.X == nil || e.Has(program.Safe) {
		return false
	}
	if lang == program.TypeScript {
		found := typeScriptLookups[e.Name] && !strings.HasSuffix(strings.ToLower(e.X.Name), "service") && e.X.Op != program.Self && !Raising(e)
		return found || e.Name == "find" && len(e.List) == 1 && e.List[0].Op == program.Closure_
	}
	switch {
	case e.Name == "find_by":
		return len(e.List) > 0 && !records.FindsItsOwnWay(e.X)
	case strings.HasPrefix(e.Name, "find_by_"):
		return e.X.Op == program.Constant && !strings.HasSuffix(e.Name, "!") && !strings.HasPrefix(e.Name, "find_by_sql") && !strings.HasPrefix(e.Name, "find_by_token")
	case e.Name == "detect", e.Name == "find":
		return e.Closure != nil || len(e.List) == 1 && e.List[0].Op == program.Spread && e.List[0].Name == "&"
	}
	return false
}

// Raising reports whether a lookup is told to throw when it finds nothing.
func Raising(lookup *program.Expr) bool {
	for _, a := range lookup.List {
		if a.Op != program.Hash {
			continue
		}
		for _, pair := range a.List {
			if pair.Op == program.Pair && pair.X != nil && pair.X.Name == "rejectOnEmpty" && pair.Y != nil && pair.Y.Op != program.False {
				return true
			}
		}
	}
	return false
}

// untested reports whether nothing on the way here asked for the value.
func untested(f *flow.Fact) bool {
	return f.Null == flow.MaybeNull && f.Truth == flow.Unknown && f.Tested == 0 && !f.Assumed
}
