package unguardedsink

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

var relationWrites = map[string]bool{"delete_all": true, "update_all": true, "destroy_all": true, "delete_by": true, "destroy_by": true}

// keepsRows are messages of relations that filter nothing.
var keepsRows = map[string]bool{"all": true, "order": true, "reorder": true, "includes": true, "preload": true, "eager_load": true, "left_joins": true,
	"left_outer_joins": true, "distinct": true, "in_batches": true, "lock": true, "unscoped": true, "references": true, "readonly": true, "with_deleted": true,
	"select": true, "unscope": true, "where": true, "tap": true, "then": true}

// relation follows an ActiveRecord relation back to the model it starts from.
func (b *bounds) relation(v *flow.Value) []way {
	switch {
	case v == nil:
		return unknown
	case v.Expr != nil && v.Expr.Op == program.Constant:
		return []way{{}}
	case v.Base != nil && v.Param == nil: // a reader: Lead.all, account.leads
		if keepsRows[v.Key] {
			return b.relation(v.Base)
		}
		return unknown
	case v.Expr == nil && v.Param == nil && v.Field == "":
		return b.either(v.From, b.relation)
	}
	rec := b.made[v]
	if rec == nil || rec.Expr.Op != program.Call || rec.Expr.X == nil {
		return unknown
	}
	switch name := rec.Expr.Name; {
	case name == "where" || name == "rewhere":
		return both(b.relation(rec.X.Value), b.conditions(rec))
	case name == "not":
		return both(b.relation(rec.X.Value), negated(b.conditions(rec)))
	case keepsRows[name] && rec.Expr.Closure == nil:
		return b.relation(rec.X.Value)
	}
	return unknown
}

// conditions are the ways of the arguments of where.
func (b *bounds) conditions(rec *entry.Record) []way {
	out, i := []way{{}}, 0
	for _, a := range rec.Expr.List {
		pairs := []*program.Expr{a}
		if a.Op == program.Hash {
			pairs = a.List
		}
		for _, pair := range pairs {
			if pair.Op != program.Pair && a.Op == program.Hash { // a spread inside: not among the arguments
				return unknown
			}
			if i >= len(rec.Args) {
				return unknown
			}
			operand := rec.Args[i]
			i++
			if pair.Op == program.Pair {
				ways := b.column(rec, operand)
				if pair.X != nil && pair.X.Name == "id" {
					ways = rowless(ways)
				}
				out = both(out, ways)
			} else {
				out = both(out, b.hash(operand.Value))
			}
		}
	}
	return out
}

// column is what one pair of where(column: value) does to the rows.
func (b *bounds) column(rec *entry.Record, o entry.Operand) []way {
	s := b.owing(o)
	if s == nil {
		w := way{bounded: true}
		if p := o.Value.ParamOf(); p != nil {
			w.uses = []use{{p, rec}}
		}
		return []way{w}
	}
	return []way{{loose: []*program.Param{s.Param}, uses: []use{{s.Param, rec}}}}
}

// rowless turns comparisons with any column into those with the primary key, which is never NULL.
func rowless(ways []way) []way {
	for i := range ways {
		ways[i].rowless, ways[i].loose = append(ways[i].rowless, ways[i].loose...), nil
	}
	return ways
}

// negated turns conditions into those of where.not, which a missing or empty value leaves without effect.
func negated(ways []way) []way {
	var out []way
	for _, w := range ways {
		w.dropped, w.loose, w.rowless = append(append(w.dropped, w.loose...), w.rowless...), nil, nil
		out = append(out, w)
	}
	return out
}

// droppers are readers of a hash that leave out what is missing.
var droppers = map[string]bool{"compact": true, "compact_blank": true, "compact!": true}

// hash follows a Ruby hash of conditions: a literal, what was stored into it, and what compact leaves over.
func (b *bounds) hash(v *flow.Value) []way {
	switch {
	case v == nil:
		return unknown
	case v.Base != nil && droppers[v.Key]:
		return negated(b.hash(v.Base))
	case v.Expr == nil && v.Param == nil && v.Field == "" && v.Base == nil:
		return b.either(v.From, b.hash)
	case v.Expr != nil && v.Expr.Op == program.Spread && len(v.From) == 1:
		return b.hash(v.From[0])
	}
	rec := b.made[v]
	if rec == nil || rec.Expr.Op != program.Hash {
		return unknown
	}
	out := []way{{}}
	for i, pair := range rec.Expr.List {
		if pair.Op != program.Pair || i >= len(rec.Args) {
			return unknown
		}
		out = both(out, b.column(rec, rec.Args[i]))
	}
	for _, store := range b.stores[v] {
		out = both(out, b.stored(store, b.column(store, store.Y)))
	}
	return out
}

// stored is what a store into a filter adds: nothing either, if it stands behind a condition.
func (b *bounds) stored(store *entry.Record, ways []way) []way {
	conditionally := false
	entry.NestingOf(b.p, store.Frame.Method).Around(store.Expr, func(outer, child *program.Expr) bool {
		conditionally = conditional(outer) && child != outer.X
		return !conditionally
	})
	if conditionally {
		return append([]way{{}}, ways...)
	}
	return ways
}
