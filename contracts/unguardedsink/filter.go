package unguardedsink

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// whereWrites take their filter under the key where of their first argument; criteriaWrites as the argument itself.
var whereWrites = map[string]bool{"deleteMany": true, "updateMany": true, "destroy": true, "updateManyAndReturn": true}

var criteriaWrites = map[string]bool{"delete": true, "update": true, "softDelete": true, "restore": true, "deleteMany": true, "updateMany": true, "nativeDelete": true, "nativeUpdate": true}

// bulkWrite reports whether a record is a write of as many rows as a filter lets through.
func bulkWrite(rec *entry.Record) bool {
	e := rec.Expr
	if rec.Kind != flow.Eval || e == nil || e.Op != program.Call || e.X == nil {
		return false
	}
	if rec.Frame.File().Language == program.Ruby {
		return relationWrites[e.Name]
	}
	return (whereWrites[e.Name] || criteriaWrites[e.Name]) && len(e.List) > 0 && !(valued[e.Name] && len(e.List) == 1 && !where(e.List[0]))
}

// valued are writes by criteria that take what is written besides. Alone, the argument of update is the new state of something.
var valued = map[string]bool{"update": true, "nativeUpdate": true, "updateMany": true}

// where reports whether an argument brings its filter along: { where: …, data: … }, or something that is not written out.
func where(e *program.Expr) bool {
	if e.Op != program.Hash {
		return e.Op == program.Local
	}
	for _, pair := range e.List {
		if pair.Op != program.Pair || pair.X != nil && pair.X.Name == "where" {
			return true
		}
	}
	return false
}

// filterOf is the ways in which the filter of a bulk write may have been built.
func (b *bounds) filterOf(rec *entry.Record) []way {
	e := rec.Expr
	if rec.Frame.File().Language == program.Ruby {
		ways := b.relation(rec.X.Value)
		if strings.HasSuffix(e.Name, "_by") {
			ways = both(ways, b.conditions(rec))
		}
		return ways
	}
	first := e.List[0]
	if first.Op != program.Hash {
		if criteriaWrites[e.Name] && len(rec.Args) > 0 {
			return b.objectArgument(rec.Args[0], e.Name)
		}
		return unknown
	}
	for i, pair := range first.List {
		if pair.Op == program.Pair && pair.X != nil && pair.X.Name == "where" {
			if !whereWrites[e.Name] { // of one row, which the library insists on
				return unknown
			}
			return b.object(b.pairs(rec, first, i).Value)
		}
	}
	if !criteriaWrites[e.Name] || len(first.List) == 0 {
		return unknown
	}
	return b.entries(rec, first, func(i int) entry.Operand { return b.pairs(rec, first, i) })
}

// objectArgument follows a filter that is kept in a variable; it may hold the whole argument of a where write.
func (b *bounds) objectArgument(o entry.Operand, name string) []way {
	rec := b.made[o.Value]
	if rec == nil || rec.Expr.Op != program.Hash {
		return b.object(o.Value)
	}
	for i, pair := range rec.Expr.List {
		if pair.Op == program.Pair && pair.X != nil && pair.X.Name == "where" && whereWrites[name] && i < len(rec.Args) {
			return b.object(rec.Args[i].Value)
		}
	}
	return b.object(o.Value)
}

// pairs is the operand of the i-th entry of an object literal that is the first argument of a call. Spreads are no arguments of
// the call; the object's own evaluation knows them.
func (b *bounds) pairs(rec *entry.Record, literal *program.Expr, i int) entry.Operand {
	n := 0
	for j, x := range literal.List {
		if j == i {
			break
		}
		if x.Op == program.Pair {
			n++
		}
	}
	if literal.List[i].Op == program.Pair && n < len(rec.Args) {
		return rec.Args[n]
	}
	if made := b.literals[literal]; made != nil && i < len(made.Args) {
		return made.Args[i]
	}
	return entry.NoOperand()
}

// object follows an object of conditions.
func (b *bounds) object(v *flow.Value) []way {
	switch {
	case v == nil:
		return unknown
	case v.Expr != nil && v.Expr.Op == program.Nil:
		return []way{{}}
	case v.Expr == nil && v.Param == nil && v.Field == "" && v.Base == nil:
		return b.either(v.From, b.object)
	}
	rec := b.made[v]
	if rec == nil || rec.Expr.Op != program.Hash {
		return unknown
	}
	out := b.entries(rec, rec.Expr, func(i int) entry.Operand {
		if i < len(rec.Args) {
			return rec.Args[i]
		}
		return entry.NoOperand()
	})
	for _, store := range b.stores[v] {
		out = both(out, b.stored(store, b.entryOf(store, store.Y)))
	}
	return out
}

// entries joins what the entries of an object literal do to the rows.
func (b *bounds) entries(rec *entry.Record, literal *program.Expr, operand func(int) entry.Operand) []way {
	out := []way{{}}
	for i, x := range literal.List {
		o := operand(i)
		switch {
		case x.Op == program.Spread:
			out = both(out, b.spread(o.Value))
		case x.Op != program.Pair || x.X == nil || x.X.Name == "OR" || x.X.Name == "NOT":
			return unknown
		case x.X.Name == "AND":
			out = both(out, b.all(o.Value))
		default:
			out = both(out, b.entryOf(rec, o))
		}
	}
	return out
}

// spread is what a spread entry adds: ...(ownerId && { ownerId }) adds nothing for a missing owner.
func (b *bounds) spread(v *flow.Value) []way {
	if v != nil && v.Expr != nil && v.Expr.Op == program.Spread && len(v.From) == 1 {
		v = v.From[0]
	}
	if v == nil || v.Param != nil {
		return unknown
	}
	if v.Expr == nil && v.Base == nil && v.Field == "" {
		return b.either(v.From, func(from *flow.Value) []way {
			if from.ParamOf() != nil { // the falsy side of &&
				return []way{{}}
			}
			return b.object(from)
		})
	}
	return b.object(v)
}

// all follows the list under AND.
func (b *bounds) all(v *flow.Value) []way {
	rec := b.made[v]
	if rec == nil || rec.Expr.Op != program.Array {
		return b.object(v)
	}
	out := []way{{}}
	for _, a := range rec.Args {
		out = both(out, b.object(a.Value))
	}
	return out
}

// entryOf is what one entry of an object of conditions does to the rows: an undefined value leaves it out, null is compared.
func (b *bounds) entryOf(rec *entry.Record, o entry.Operand) []way {
	if s := b.owing(o); s != nil {
		w := way{uses: []use{{s.Param, rec}}}
		switch {
		case undefined(b, s, o.Value):
			w.dropped = []*program.Param{s.Param}
			if o.Value.ParamOf() == nil {
				w.key, w.vague = o.Value.Key, !b.spoken(s, o.Value.Key)
			}
		case o.Value.ParamOf() != nil:
			w.loose = []*program.Param{s.Param}
		default:
			w.bounded = true
		}
		return []way{w}
	}
	v := o.Value
	if v != nil && v.Expr != nil && v.Expr.Op == program.Hash { // { in: ids }, { equals: x }
		return b.object(v)
	}
	if v != nil && v.Expr == nil && v.Param == nil && v.Base == nil && v.Field == "" && len(v.From) > 0 {
		return b.fallback(rec, v)
	}
	w := way{bounded: true}
	if p := v.ParamOf(); p != nil {
		w.uses = []use{{p, rec}}
	}
	return []way{w}
}

// fallback follows ownerId ?? undefined and flag ? ownerId : undefined.
func (b *bounds) fallback(rec *entry.Record, v *flow.Value) []way {
	missing := false
	var param *program.Param
	for _, from := range v.Sources() {
		missing = missing || from.Expr != nil && from.Expr.Op == program.Nil && from.Expr.Name == "undefined"
		if p := from.ParamOf(); p != nil && b.subjects[p] != nil {
			param = p
		}
	}
	if !missing || param == nil {
		return unknown
	}
	return []way{{dropped: []*program.Param{param}, uses: []use{{param, rec}}}}
}

// undefined reports whether a value may be undefined, rather than null only.
func undefined(b *bounds, s *entry.Subject, v *flow.Value) bool {
	prm := s.Param
	if v.ParamOf() == nil {
		return b.optionalKey(s, v.Key)
	}
	t := prm.Type
	if prm.Optional || entry.Untyped(t) || prm.Default != nil && prm.Default.Name == "undefined" {
		return true
	}
	return t != nil && strings.Contains(t.Text, "undefined")
}

// spoken reports whether something says of a key of a parameter in particular that it may be missing: the type, or a request that brings
// what it likes.
func (b *bounds) spoken(s *entry.Subject, key string) bool {
	if s.Method.File.Language != program.TypeScript || entry.WireOf(s.Method, s.Param) != entry.NotWire {
		return true
	}
	if len(s.Param.Decorators) > 0 {
		return false // the program itself has worked out what a decorator of its own fills in
	}
	return !entry.Untyped(s.Param.Type) && s.Param.Type.Name != "Partial"
}

// optionalKey reports whether a key of a parameter may be undefined by the parameter's type.
func (b *bounds) optionalKey(s *entry.Subject, key string) bool {
	t := s.Param.Type
	if entry.Untyped(t) || t.Name == "Partial" {
		return true
	}
	for _, c := range b.p.Program.Classes(t.Name) {
		for _, f := range c.Fields {
			if f.Name == key {
				return f.Optional || f.Type != nil && strings.Contains(f.Type.Text, "undefined")
			}
		}
	}
	return false
}
