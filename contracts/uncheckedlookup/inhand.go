package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// ofRecordInHand reports whether a lookup goes by the id of a record in hand that is of the same class, which therefore is there:
// Order.includes(:lines).find_by(id: @order.id).
func ofRecordInHand(lookup *program.Expr) bool {
	if lookup.Op != program.Call || lookup.Name != "find_by" || len(lookup.List) != 1 || lookup.List[0].Op != program.Pair {
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
