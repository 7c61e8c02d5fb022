package records

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// validator is the method of a validator class of the project that looks at a record, and the parameter that takes it; nil if it
// cannot be seen or hands the whole record on.
func (k *Knowledge) validator(model []*program.Class, name string) (*program.Method, *program.Param) {
	var within *program.Class
	if len(model) > 0 {
		within = model[0]
	}
	for _, c := range k.resolve(within, name) {
		m := flow.FindMethod(k.classes, c, "validate", false)
		if m == nil || len(m.Params) != 1 {
			continue
		}
		if handsOn(m, m.Params[0].Name) {
			return nil, nil
		}
		return m, m.Params[0]
	}
	return nil, nil
}

// handsOn reports whether a method passes a local on whole, or keeps it: others may look at it then.
func handsOn(m *program.Method, name string) bool {
	found := false
	local := func(e *program.Expr) bool { return e != nil && e.Op == program.Local && e.Name == name }
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Assign && local(e.Y)
		if e.Op == program.Call {
			for _, a := range e.List {
				found = found || local(a) || a != nil && a.Op == program.Pair && local(a.Y)
			}
		}
		return !found
	})
	return found
}

// ofRecord is a validator's body as far as it speaks of the record: the messages that are sent to it, and nothing else.
func ofRecord(m *program.Method, record *program.Param) *program.Expr {
	out := &program.Expr{Op: program.Block, Span: m.Span}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.X != nil && e.X.Op == program.Local && e.X.Name == record.Name && e.Name != "errors" {
			out.List = append(out.List, &program.Expr{Op: program.Call, Name: e.Name, Span: e.Span})
		}
		return true
	})
	return out
}
