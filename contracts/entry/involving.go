package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// involving are the records of the run in which the parameter, a key of it, or something computed from it is an operand, in
// order. All parameters are looked up in one pass over the records.
func (r *Run) involving(prm *program.Param) []*Record {
	if r.byParam == nil {
		r.byParam = map[*program.Param][]*Record{}
		for _, rec := range r.Records {
			for _, p := range rec.params() {
				r.byParam[p] = append(r.byParam[p], rec)
			}
		}
	}
	return r.byParam[prm]
}

// params are the parameters that the operands of a record come from, each once.
func (rec *Record) params() []*program.Param {
	var out []*program.Param
	add := func(v *flow.Value) {
		for _, root := range v.Roots() {
			known := false
			for _, p := range out {
				known = known || p == root.Param
			}
			if !known {
				out = append(out, root.Param)
			}
		}
	}
	operand := func(o *Operand) {
		if o != nil && o.Value != nil {
			add(o.Value)
			if o.Value.Base != nil {
				add(o.Value.Base)
			}
		}
	}
	operand(rec.Deref)
	operand(&rec.X)
	operand(&rec.Y)
	for i := range rec.Args {
		operand(&rec.Args[i])
	}
	if rec.Result != nil && rec.Kind == flow.Prove {
		add(rec.Result)
	}
	return out
}
