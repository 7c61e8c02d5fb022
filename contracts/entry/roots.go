package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// roots lists the parameters that the record's operands were computed from, with what was known of them at that point.
func (rec *Record) roots(s *flow.State) {
	add := func(o Operand, v *flow.Value) {
		if v.Param != nil && v != o.Value {
			rec.Roots = append(rec.Roots, Operand{o.Expr, v, s.Known(v)})
		}
	}
	from := func(o Operand) {
		if o.Value == nil || o.Value.Param != nil || len(o.Value.From) == 0 && o.Value.Base == nil {
			return
		}
		var room [16]*flow.Value
		for _, v := range o.Value.SourcesIn(room[:]) {
			add(o, v)
		}
		for v := o.Value.Base; v != nil; v = v.Base {
			add(o, v)
		}
		if len(rec.Roots) > 0 {
			rec.bare(s, o, o.Value, 0)
		}
	}
	from(rec.X)
	from(rec.Y)
	for _, a := range rec.Args {
		from(a)
	}
}

// bare lists the parameters whose absence an operand shows: what a fallback has filled in (x ?? "", x || y) shows none.
func (rec *Record) bare(s *flow.State, o Operand, v *flow.Value, depth int) {
	if depth > 8 {
		return
	}
	if v.Param != nil {
		rec.Bare = append(rec.Bare, Operand{o.Expr, v, s.Known(v)})
		return
	}
	joined := v.Expr == nil && v.Base == nil || v.Expr != nil && (v.Expr.Op == program.Or || v.Expr.Op == program.Coalesce)
	if joined && s.Fact(v).Null == flow.NonNull {
		return
	}
	for _, x := range v.From {
		if x != nil {
			rec.bare(s, o, x, depth+1)
		}
	}
}

// Root is the parameter as the operand o of the record rests on it: itself, or what o was computed or read from.
func (rec *Record) Root(o Operand, p *program.Param) (Operand, bool) {
	if o.Value != nil && o.Value.Param == p {
		return o, true
	}
	for _, r := range rec.Roots {
		if r.Expr == o.Expr && r.Value.Param == p {
			return r, true
		}
	}
	return noOperand, false
}
