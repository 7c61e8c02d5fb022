package flow

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Literals is a small set of constant values, such as the states a value may have. It is comparable, so that facts are; the zero
// value says nothing.
type Literals struct {
	list string // sorted, each one ended by a zero byte; "" is no knowledge
}

// maxLiterals bounds a set; a larger one says nothing.
const maxLiterals = 32

const endOfLiteral = "\x00"

// LiteralsOf is the set of the given literals; ok is false where one of them is no literal or there are too many.
func LiteralsOf(list []*program.Expr) (set Literals, ok bool) {
	var keys []string
	for _, e := range list {
		key, ok := literalKey(e)
		if !ok {
			return Literals{}, false
		}
		keys = append(keys, key)
	}
	return literals(keys), len(keys) > 0 && len(keys) <= maxLiterals
}

func literals(keys []string) Literals {
	slices.Sort(keys)
	keys = slices.Compact(keys)
	if len(keys) == 0 || len(keys) > maxLiterals {
		return Literals{}
	}
	return Literals{strings.Join(keys, endOfLiteral) + endOfLiteral}
}

// literalKey names a literal so that equal ones have equal names. Numbers have none: intervals know them.
func literalKey(e *program.Expr) (string, bool) {
	if e == nil {
		return "", false
	}
	switch e.Op {
	case program.Str:
		return "s" + e.Name, !strings.Contains(e.Name, endOfLiteral)
	case program.Symbol:
		return "y" + e.Name, true
	case program.True:
		return "true", true
	case program.False:
		return "false", true
	case program.Nil:
		if e.Name == "undefined" {
			return "undefined", true
		}
		return "null", true
	}
	return "", false
}

// Known reports whether the set says anything.
func (l Literals) Known() bool { return l.list != "" }

func (l Literals) keys() []string {
	if l.list == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(l.list, endOfLiteral), endOfLiteral)
}

func (l Literals) has(key string) bool { return slices.Contains(l.keys(), key) }

func (l Literals) union(o Literals) Literals {
	if l == o {
		return l
	}
	if !l.Known() || !o.Known() {
		return Literals{}
	}
	return literals(append(l.keys(), o.keys()...))
}

func (l Literals) filter(keep func(string) bool) Literals {
	var out []string
	for _, key := range l.keys() {
		if keep(key) {
			out = append(out, key)
		}
	}
	return literals(out)
}

// restrict learns that the value is one of the set. Sets without a common member contradict each other: the new one is kept,
// as is done for every other fact.
func (x *Fact) restrict(set Literals) {
	allowed := set.filter(func(k string) bool { return !x.NotOf.has(k) && (!x.OneOf.Known() || x.OneOf.has(k)) })
	if !allowed.Known() {
		allowed = set
	}
	x.OneOf = allowed
}

// exclude learns that the value is none of the set.
func (x *Fact) exclude(set Literals) {
	if x.OneOf.Known() {
		if left := x.OneOf.filter(func(k string) bool { return !set.has(k) }); left.Known() {
			x.OneOf = left
		}
	}
	x.NotOf = literals(append(x.NotOf.keys(), set.keys()...))
}

// equate learns that a value is, or is not, the literal.
func (x *Fact) equate(literal *program.Expr, equal bool) {
	key, ok := literalKey(literal)
	if !ok {
		return
	}
	if equal {
		x.restrict(literals([]string{key}))
	} else {
		x.exclude(literals([]string{key}))
	}
}

// joinLiterals keeps of both sets what holds on either path.
func joinLiterals(out *Fact, a, b Fact) {
	out.OneOf = a.OneOf.union(b.OneOf)
	out.NotOf = a.NotOf
	if a.NotOf != b.NotOf {
		out.NotOf = a.NotOf.filter(b.NotOf.has)
	}
}

// listed learns from the membership in a list of literals, or in a range of numbers.
func (x *Fact) listed(list *program.Expr, in bool) {
	if list == nil {
		return
	}
	switch list.Op {
	case program.Array:
		set, ok := LiteralsOf(list.List)
		switch {
		case ok && in:
			x.restrict(set)
		case ok:
			x.exclude(set)
		}
	case program.Range:
		if in {
			x.within(list)
		}
	}
}

// within learns the ends of a range.
func (x *Fact) within(r *program.Expr) {
	if n, ok := Number(r.X); ok {
		applyBound(x, ">=", n)
	}
	if n, ok := Number(r.Y); ok {
		op := "<="
		if r.Name == "..." {
			op = "<"
		}
		applyBound(x, op, n)
	}
}

// Excludes reports whether the set is known and a literal is not in it.
func (l Literals) Excludes(e *program.Expr) bool {
	key, ok := literalKey(e)
	return ok && l.Known() && !l.has(key)
}
