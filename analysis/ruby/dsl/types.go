package dsl

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// kind is what a type says of a value: a fact that holds unless it is nil, and whether nil passes.
type kind struct {
	fact flow.Fact
	null bool
	open bool // anything passes, or the type could not be read
}

// enforced is the fact that the type leaves: none about nil if nil passes.
func (k kind) enforced() flow.Fact {
	if k.open || k.null {
		return flow.Fact{}
	}
	return k.fact
}

var openKind = kind{open: true}

func named(name string) kind {
	f := flow.Fact{Null: flow.NonNull, Type: name, Tested: flow.TestNull | flow.TestType}
	switch name {
	case "Integer":
		f.Integer, f.Finite = true, true
	case "String", "Float", "Numeric", "BigDecimal", "Decimal", "Rational", "Symbol":
	}
	return kind{fact: f}
}

// typeOf reads a type as gems write it: constants, unions, T.nilable(X), Types::Integer.constrained(gt: 0), _Integer(1..).
func typeOf(e *program.Expr) kind {
	if e == nil {
		return openKind
	}
	switch e.Op {
	case program.Constant:
		return constant(e.Name)
	case program.Str:
		return constant(strings.TrimPrefix(e.Name, "::"))
	case program.Nil:
		return kind{null: true, fact: flow.Fact{Null: flow.NonNull}}
	case program.Array:
		if len(e.List) == 1 { // [String]: an array of them, or a union of one
			k := typeOf(e.List[0])
			k.fact = flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}
			return k
		}
		return union(e.List)
	case program.Binary:
		if e.Name == "|" {
			return union([]*program.Expr{e.X, e.Y})
		}
	case program.Range:
		return ranged(kind{fact: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType | flow.TestBound}}, e)
	case program.Regex:
		return kind{fact: among(flow.Fact{Null: flow.NonNull, Type: "String", Tested: flow.TestNull | flow.TestType}, nil)}
	case program.Index:
		return indexed(e)
	case program.Call:
		return called(e)
	case program.Closure_:
		return kind{fact: flow.Fact{}, open: true}
	}
	return openKind
}

// constant reads the name of a class or of one of the types that gems name like one.
func constant(name string) kind {
	parts := strings.Split(name, "::")
	base := parts[len(parts)-1]
	library := parts[0] == "Types" || parts[0] == "T" || parts[0] == "C" || strings.HasSuffix(parts[0], "Types") || parts[0] == "Contracts"
	for _, p := range parts[:len(parts)-1] {
		if library && (p == "Nominal" || p == "Optional" || p == "Maybe") {
			return kind{null: true}
		}
		if library && p == "Coercible" && base != "Integer" && base != "Float" { // String(nil) is ""
			return openKind
		}
	}
	switch base {
	case "NilClass", "Nil":
		return kind{null: true, fact: flow.Fact{Null: flow.NonNull}}
	case "Object", "BasicObject", "Any", "Untyped", "Anything":
		return openKind
	case "TrueClass", "FalseClass", "Boolean", "Bool":
		return kind{fact: flow.Fact{Null: flow.NonNull, Type: "boolean", Tested: flow.TestNull | flow.TestType}}
	}
	if parts[0] == "C" || parts[0] == "Contracts" {
		if k, ok := builtin(base); ok {
			return k
		}
	}
	if library {
		return named(base)
	}
	return named(name)
}

func union(list []*program.Expr) kind {
	out := kind{fact: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}}
	for _, e := range list {
		k := typeOf(e)
		out.null = out.null || k.null
		out.open = out.open || k.open
	}
	return out
}

// indexed reads Array[X], T::Array[X], Maybe[X], Enum[…].
func indexed(e *program.Expr) kind {
	if e.X == nil || e.X.Op != program.Constant {
		return openKind
	}
	base := last(e.X.Name)
	switch base {
	case "Maybe", "Optional":
		return maybe(e.List)
	case "Or", "Any":
		return union(e.List)
	case "And":
		out := kind{}
		for i, a := range e.List {
			if k := typeOf(a); i == 0 {
				out = k
			} else {
				out.fact, out.null, out.open = flow.Both(out.fact, k.fact), out.null && k.null, out.open && k.open
			}
		}
		return out
	case "Enum":
		k := kind{fact: among(flow.Fact{Null: flow.NonNull, Tested: flow.TestNull}, &program.Expr{Op: program.Array, List: e.List})}
		for _, a := range e.List {
			k.null = k.null || a.Op == program.Nil
		}
		return k
	case "Send", "Not", "Exactly", "Eq", "RespondTo", "Func":
		return openKind
	}
	return named(base)
}

func maybe(list []*program.Expr) kind {
	if len(list) == 0 {
		return openKind
	}
	k := typeOf(list[0])
	k.null = true
	return k
}

// called reads a type built by a call: on a library, or on another type.
func called(e *program.Expr) kind {
	name := strings.TrimSuffix(e.Name, "?")
	switch name {
	case "nilable", "Nilable", "_Nilable":
		return maybe(e.List)
	case "untyped", "anything", "_Any", "_Void", "proc", "noreturn":
		return openKind
	case "any", "_Union":
		return union(e.List)
	case "all", "_Intersection":
		return indexed(&program.Expr{Op: program.Index, X: &program.Expr{Op: program.Constant, Name: "And"}, List: e.List})
	case "Instance", "Strict":
		if len(e.List) == 1 {
			return typeOf(e.List[0])
		}
	}
	if strings.HasPrefix(name, "_") && e.X == nil {
		return built(e, name)
	}
	if e.X == nil {
		return openKind
	}
	k := typeOf(e.X)
	switch name {
	case "optional", "maybe":
		k.null = true
	case "default":
		k.null = false
	case "constrained":
		k = constrained(k, sorted(e))
	case "enum":
		k.fact = among(k.fact, &program.Expr{Op: program.Array, List: e.List})
	case "of", "map", "schema", "constructor", "meta", "fallback", "lax":
		k.open = k.open || name == "lax"
	default:
		return openKind
	}
	return k
}

// built reads the types that a library makes by functions: _Integer(1..), _String(length: 1..), _Boolean, _Array(X).
func built(e *program.Expr, name string) kind {
	m := sorted(e)
	k := named(strings.TrimPrefix(name, "_"))
	switch name {
	case "_Boolean":
		k = constant("Boolean")
	case "_Constraint":
		k = kind{fact: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType | flow.TestBound}}
		if len(m.args) > 0 {
			k = typeOf(m.args[0])
		}
	case "_Array", "_Set", "_Hash", "_Enumerable", "_Tuple", "_Map", "_Interface", "_Class", "_Deferred":
		k.fact.Tested |= flow.TestOpaque
		return nullable(e, k)
	}
	for _, a := range m.args {
		if a.Op == program.Range {
			k = ranged(k, a)
		}
	}
	if len(m.pairs) > 0 {
		k.fact.Tested |= flow.TestBound | flow.TestMember
	}
	return nullable(e, k)
}

func nullable(e *program.Expr, k kind) kind {
	k.null = k.null || strings.HasSuffix(e.Name, "?")
	return k
}

// constrained adds the predicates of .constrained(gt: 0, min_size: 1, included_in: […]).
func constrained(k kind, m macro) kind {
	k.fact = predicates(k.fact, m.pairs)
	return k
}

// predicates reads gt: 0 and gt?: 0 alike.
func predicates(f flow.Fact, pairs []*program.Expr) flow.Fact {
	for _, p := range pairs {
		name := strings.TrimSuffix(p.X.Name, "?")
		n, ok := flow.Number(p.Y)
		if op, bound := comparisons[name]; bound {
			f.Null, f.Tested = flow.NonNull, f.Tested|flow.TestBound
			if ok {
				f.Bounded(op, n)
			}
			continue
		}
		switch name {
		case "min_size", "size":
			f.Tested |= flow.TestEmpty
			if p.Y != nil && (!ok || n > 0) {
				f.Empty = flow.No
			}
		case "filled":
			f.Empty, f.Tested = flow.No, f.Tested|flow.TestEmpty
		case "included_in", "format", "eql", "is":
			f = among(f, p.Y)
		default:
			f.Tested |= flow.TestOpaque
		}
	}
	return f
}

// among adds that a value is one of a list, or fits a pattern; list may be nil or no literal.
func among(f flow.Fact, list *program.Expr) flow.Fact {
	f.Tested |= flow.TestMember | flow.TestBound | flow.TestListed
	f.Member = true
	if list != nil && list.Op == program.Array {
		if set, ok := flow.LiteralsOf(list.List); ok {
			f.OneOf = set
		}
	}
	if list != nil && list.Op == program.Range {
		f = ranged(kind{fact: f}, list).fact
	}
	return f
}

var comparisons = map[string]string{"gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=",
	"greater_than": ">", "greater_than_or_equal_to": ">=", "less_than": "<", "less_than_or_equal_to": "<=", "equal_to": "==", "other_than": "!=",
	"min": ">=", "max": "<="}

// ranged adds the bounds of a range literal.
func ranged(k kind, r *program.Expr) kind {
	k.fact.Tested |= flow.TestBound
	k.fact.Finite = true
	if n, ok := flow.Number(r.X); ok {
		k.fact.Bounded(">=", n)
	}
	if n, ok := flow.Number(r.Y); ok {
		op := "<="
		if r.Name == "..." {
			op = "<"
		}
		k.fact.Bounded(op, n)
	}
	return k
}

func last(name string) string {
	if i := strings.LastIndex(name, "::"); i >= 0 {
		return name[i+2:]
	}
	return name
}
