package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var countTakers = map[string]bool{"limit": true, "first": true, "last": true, "take": true, "each_slice": true, "sleep": true, "in_groups_of": true, "repeat": true}

// hazardsOf are the uses in one record that fail or go wrong for some values, with the kind of guard that would have told.
// Dereferences are not among them: the flow analysis remembers those itself.
func (o *order) hazardsOf(rec *Record) []hazard {
	e := rec.Expr
	param := func(o Operand) *program.Param { return o.Value.ParamOf() }
	switch {
	case e.Op == program.Binary && (e.Name == "/" || e.Name == "%") && rec.X.Fact.Type != "String":
		if p := param(rec.Y); p != nil && !rec.Y.Fact.NonZero && rec.Y.Fact.Tested&flow.TestBounds == 0 {
			return []hazard{{p, flow.TestBound, rec}}
		}
	case e.Op == program.Call && countTakers[e.Name] && len(rec.Args) == 1:
		if a := rec.Args[0]; param(a) != nil && !a.Fact.Lo.Set && a.Fact.Tested&flow.TestBounds == 0 {
			return []hazard{{param(a), flow.TestBound, rec}}
		}
	case e.Op == program.Call && dynamicCalls[e.Name] && rec.Frame.File().Language == program.Ruby:
		for _, a := range rec.Args {
			for _, v := range a.Value.Sources() {
				if v.Param != nil && a.Fact.Tested&flow.TestMember == 0 {
					return []hazard{{v.Param, flow.TestMember, rec}}
				}
			}
		}
	}
	if d := rec.Deref; d != nil && d.Expr.X != nil && d.Fact.Null != flow.NonNull && firstElement(d.Expr) {
		if from := o.all[d.Expr]; from != nil && from.X.Fact.Empty != flow.No {
			if p := param(from.X); p != nil {
				return []hazard{{p, flow.TestEmpty, rec}}
			}
		}
	}
	return nil
}

// firstElement reports whether e reads an element that an empty list does not have.
func firstElement(e *program.Expr) bool {
	switch e.Op {
	case program.Call:
		return (e.Name == "first" || e.Name == "last") && len(e.List) == 0 && e.Closure == nil
	case program.Index:
		return len(e.List) == 1 && e.List[0].Op == program.Int
	}
	return false
}
