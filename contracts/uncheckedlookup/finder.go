package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// finder reports whether a find_by_x may be a finder: x are columns of the table, or cannot be told. A method of a library may be
// called so too, and give a collection: find_by_fuzzy_title.
func finder(p *contracts.Pass, c *program.Class, e *program.Expr) bool {
	if p.File.Language != program.Ruby || e.Op != program.Call || !strings.HasPrefix(e.Name, "find_by_") || e.X == nil || e.X.Op != program.Constant {
		return true
	}
	if scoped(p, e.Name) {
		return false
	}
	columns := entry.Columns(p, c, e.X.Name)
	if len(columns) == 0 || defined(p, e.Name) {
		return true
	}
	for _, part := range strings.Split(strings.TrimPrefix(e.Name, "find_by_"), "_and_") {
		if !columns[part] {
			return false
		}
	}
	return true
}

// manifold are messages that give a collection, which is there when it is empty; a find without a block raises.
var manifold = map[string]bool{"map": true, "select": true, "reject": true, "filter_map": true, "flat_map": true, "sort_by": true, "to_a": true, "uniq": true, "pluck": true,
	"compact": true, "sort": true, "group_by": true, "each_with_object": true, "where": true, "not": true, "joins": true, "left_joins": true, "includes": true, "order": true, "limit": true, "all": true, "merge": true, "distinct": true, "none": true}

// relation reports whether a finder is the project's own and always gives a collection, or raises where nothing is found.
func relation(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	if e.Op != program.Call || !strings.HasPrefix(e.Name, "find_by_") {
		return false
	}
	callees := entry.Callees(p, m, e)
	for _, c := range callees {
		for _, tail := range summary.Tails(c) {
			if tail == nil || tail.Op != program.Call || !manifold[tail.Name] && !findsOrRaises(tail) {
				return false
			}
		}
	}
	return len(callees) > 0
}

func findsOrRaises(e *program.Expr) bool {
	return e.Name == "find_by!" || e.Name == "find" && e.Closure == nil && len(e.List) == 1 && e.List[0].Op != program.Spread
}

// scoped reports whether a model of the project declares a scope of that name, which gives a relation.
func scoped(p *contracts.Pass, name string) bool {
	for _, f := range p.Program.Mentioning(name) {
		for _, c := range f.Classes {
			for _, m := range c.Macros {
				if m.Name == "scope" && len(m.List) > 0 && m.List[0].Name == name {
					return true
				}
			}
		}
	}
	return false
}

// defined reports whether the project has a method of that name itself.
func defined(p *contracts.Pass, name string) bool {
	for _, f := range p.Program.Mentioning(name) {
		for _, c := range f.Classes {
			for _, m := range c.Methods {
				if m.Name == name {
					return true
				}
			}
		}
	}
	return false
}
