package unguardedsink

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// maxWays bounds the number of ways a filter is followed through branches; beyond it nothing is known of the filter.
const maxWays = 8

// way is one way in which the filter of a bulk write may have been built.
type way struct {
	bounded bool             // something that is not missing, or that nobody can see into, filters the rows
	loose   []*program.Param // compared with a column as they are: a missing one matches the rows without a value
	rowless []*program.Param // compared with the primary key: a missing one matches no row at all
	dropped []*program.Param // left out of the filter when they are missing
	key     string           // what is left out, where it is a key of the parameter
	vague   bool             // the type of the parameter says nothing of that key
	uses    []use            // every parameter in the filter, and where it was put there
}

// use is a parameter's entry in a filter.
type use struct {
	param *program.Param
	rec   *entry.Record
}

var unknown = []way{{bounded: true}}

// bounds follows the filters of the bulk writes of one run.
type bounds struct {
	p        *contracts.Pass
	subjects map[*program.Param]*entry.Subject
	made     map[*flow.Value]*entry.Record   // the evaluation that made a value
	stores   map[*flow.Value][]*entry.Record // stores into members of a value
	proofs   map[*program.Expr]*entry.Record // conditions tested
	literals map[*program.Expr]*entry.Record // evaluations of object literals
	depth    int
}

func newBounds(p *contracts.Pass, r *entry.Run, subjects map[*program.Param]*entry.Subject) *bounds {
	b := &bounds{p: p, subjects: subjects, made: map[*flow.Value]*entry.Record{}, stores: map[*flow.Value][]*entry.Record{}, proofs: map[*program.Expr]*entry.Record{}, literals: map[*program.Expr]*entry.Record{}}
	for _, rec := range r.Records {
		switch {
		case rec.Expr == nil || rec.Kind == flow.Leave:
		case rec.Kind == flow.Prove:
			b.proofs[rec.Expr] = rec
		case rec.Expr.Op == program.Assign && rec.X.Value != nil && rec.X.Value.Base != nil:
			b.stores[rec.X.Value.Base] = append(b.stores[rec.X.Value.Base], rec)
		case rec.Result != nil && b.made[rec.Result] == nil:
			b.made[rec.Result] = rec
		}
		if rec.Expr != nil && rec.Expr.Op == program.Hash {
			b.literals[rec.Expr] = rec
		}
	}
	return b
}

// judge decides what may go wrong at a bulk write.
func (b *bounds) judge(rec *entry.Record) (verdict, bool) {
	ways := b.filterOf(rec)
	for _, w := range ways {
		if w.bounded || len(w.loose)+len(w.rowless) > 0 {
			continue
		}
		if len(w.dropped) > 0 {
			return verdict{param: w.dropped[0], key: w.key, vague: w.vague, open: true, empty: true}, true
		}
		if v, ok := b.leftOut(ways); ok {
			return v, true
		}
	}
	var quiet verdict
	for _, w := range ways {
		loose := w.loose
		if rec.Expr.Name != "update_all" { // a delete that hits no row passes for done
			loose = append(loose, w.rowless...)
		} else if len(w.rowless) > 0 {
			if !w.bounded && quiet.param == nil {
				quiet = verdict{param: w.rowless[0], harmless: true}
			}
			continue
		}
		if !w.bounded && len(loose) > 0 {
			return verdict{param: loose[0]}, true
		}
	}
	return quiet, quiet.param != nil
}

// leftOut finds the parameter whose entry in the filter stands behind a test of its own presence.
func (b *bounds) leftOut(ways []way) (verdict, bool) {
	for _, w := range ways {
		for _, u := range w.uses {
			if proof := b.condition(u); proof != nil {
				return verdict{param: u.param, open: true, empty: asksEmpty(proof)}, true
			}
		}
	}
	return verdict{}, false
}

// condition is the test of a parameter's presence, not settled before, on which its entry in a filter depends.
func (b *bounds) condition(u use) *entry.Record {
	var found *entry.Record
	entry.NestingOf(b.p, u.rec.Frame.Method).Around(u.rec.Expr, func(outer, child *program.Expr) bool {
		if conditional(outer) && child != outer.X {
			outer.X.Walk(func(e *program.Expr) bool {
				if proof := b.proofs[e]; proof != nil && found == nil && open(proof, u.param) {
					found = proof
				}
				return found == nil
			})
		}
		return found == nil
	})
	return found
}

func conditional(e *program.Expr) bool {
	return (e.Op == program.If || e.Op == program.And || e.Op == program.Or) && e.X != nil
}

// open reports whether a condition asks for the presence of a parameter that may be missing as far as is known.
func open(proof *entry.Record, param *program.Param) bool {
	operand := proof.X
	if proof.Result.ParamOf() == param {
		operand = entry.Operand{Value: proof.Result, Fact: proof.Own}
	}
	if operand.Value.ParamOf() != param {
		return false
	}
	if asksEmpty(proof) {
		return operand.Fact.Empty != flow.No && operand.Fact.Truth != flow.Yes
	}
	return operand.Fact.Null != flow.NonNull
}

// asksEmpty reports whether a condition is false for an empty value too.
func asksEmpty(proof *entry.Record) bool {
	switch e := proof.Expr; e.Op {
	case program.Call:
		switch e.Name {
		case "present?", "blank?", "presence", "any?", "empty?", "none?", "exists?":
			return true
		}
	case program.Local, program.Field_, program.Member:
		return proof.Frame.File().Language == program.TypeScript
	case program.Binary:
		return e.X != nil && (e.X.Op == program.Member || e.X.Op == program.Call) && (e.X.Name == "length" || e.X.Name == "size")
	}
	return false
}

// both is every way in which first and then second may be built.
func both(first, second []way) []way {
	if len(first)*len(second) > maxWays {
		return unknown
	}
	var out []way
	for _, x := range first {
		for _, y := range second {
			told := x // of whose key there is one to tell
			if len(x.dropped) == 0 {
				told = y
			}
			out = append(out, way{
				key: told.key, vague: told.vague,
				bounded: x.bounded || y.bounded,
				loose:   append(append([]*program.Param{}, x.loose...), y.loose...),
				rowless: append(append([]*program.Param{}, x.rowless...), y.rowless...),
				dropped: append(append([]*program.Param{}, x.dropped...), y.dropped...),
				uses:    append(append([]use{}, x.uses...), y.uses...),
			})
		}
	}
	return out
}

// either is the ways of all the values that meet in one.
func (b *bounds) either(from []*flow.Value, follow func(*flow.Value) []way) []way {
	if b.depth > 6 || len(from) == 0 {
		return unknown
	}
	b.depth++
	defer func() { b.depth-- }()
	var out []way
	for _, v := range from {
		out = append(out, follow(v)...)
		if len(out) > maxWays {
			return unknown
		}
	}
	return out
}

// owing is the subject that a value is, or is a key of, if it may be missing.
func (b *bounds) owing(o entry.Operand) *entry.Subject {
	if o.Value == nil || o.Fact.Null == flow.NonNull || o.Fact.Tested&(flow.TestOpaque|flow.TestType|flow.TestMember) != 0 {
		return nil
	}
	v := o.Value
	key := v.Param == nil && v.Base != nil && v.Base.Param != nil
	if key && b.p.File.Language == program.Ruby && !strings.HasPrefix(v.Key, "[") {
		return nil // a reader: what it gives is the record's business
	}
	if key {
		v = v.Base
	}
	s := b.subjects[v.Param]
	switch {
	case v.Param == nil || s == nil || s.Typed || s.Presence == entry.Excluded:
		return nil
	case s.Presence != entry.Present, key && b.p.File.Language == program.TypeScript && b.optionalKey(s, o.Value.Key):
		return s
	}
	return nil
}
