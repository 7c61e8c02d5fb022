package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// ofRecordInHand reports whether a lookup goes by the id of a record in hand that is of the same class, which therefore is there:
// Order.includes(:lines).find_by(id: @order.id).
func ofRecordInHand(lookup *program.Expr) bool {
	if lookup.Name != "find_by" || len(lookup.List) != 1 || lookup.List[0].Op != program.Pair {
		return false
	}
	pair := lookup.List[0]
	id := pair.Y
	if pair.X == nil || pair.X.Name != "id" || id == nil || id.Op != program.Call || id.Name != "id" || id.X == nil || id.Has(program.Safe) {
		return false
	}
	root := lookup.X
	for root != nil && root.Op == program.Call {
		root = root.X
	}
	return root != nil && root.Op == program.Constant && strings.HasSuffix(id.X.Name, records.VariableOf(root.Name))
}

// equalsReader reports whether a block does nothing but compare a member of what it is given with what a reader of the same name
// gives: stations.find { |s| s.split == split } looks for the one that was made for it.
func equalsReader(c *program.Closure) bool {
	b := lastOf(c.Body)
	if b == nil || b.Op != program.Binary || b.Name != "==" || b.X == nil || b.Y == nil || b.X.Op != program.Call || b.X.X == nil || b.X.X.Op != program.Local {
		return false
	}
	return b.Y.Op == program.Call && (b.Y.X == nil || b.Y.X.Op == program.Self) && len(b.Y.List) == 0 && b.Y.Name == b.X.Name && !strings.HasSuffix(b.Y.Name, "id")
}

// findsItsOwnWay reports whether a lookup asks what is none of the project's models: a local that holds somebody's query service, a
// constant that is named as an adapter of storage.
func findsItsOwnWay(m *program.Method, x *program.Expr) bool {
	if x == nil {
		return false
	}
	if x.Op == program.Local {
		var only *program.Expr
		n := 0
		m.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == x.Name {
				only, n = e.Y, n+1
			}
			return true
		})
		return n == 1 && records.FindsItsOwnWay(only)
	}
	return x.Op == program.Constant && storageName.MatchString(x.Name)
}

var storageName = names.Compile(`(Adapter|Service|Client|Gateway|Persister|Api|API)$`)
