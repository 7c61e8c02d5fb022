package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// Passed is what is known of an argument where it is passed.
type Passed struct {
	Known    summary.Known
	Null     flow.Null      // elements of a collection that is walked through are taken to be there
	Filled   bool           // it is not blank either
	Lookup   *program.Expr  // it is the untested answer of this lookup
	Optional *program.Param // it is this untested parameter, which the caller's own caller may leave out
}

// MayBeNil reports whether there is evidence that it is nil at times.
func (a Passed) MayBeNil() bool { return a.Lookup != nil || a.Optional != nil }

// passing is what a run of a method by itself knows of every argument that the method passes.
func passing(r *Run, optional func(*program.Param) bool) map[*program.Expr]Passed {
	out := map[*program.Expr]Passed{}
	items, records := items(r.Method)
	for _, rec := range r.Records {
		x := rec.Expr
		if rec.Kind != flow.Eval || x.Op != program.Call && x.Op != program.New && x.Op != program.Super {
			continue
		}
		for _, arg := range rec.Args {
			if arg.Expr == nil {
				continue
			}
			known := passed(r.Method, arg, optional)
			if arg.Expr.Op == program.Local && items[arg.Expr.Name] && known.Null == flow.MaybeNull {
				known.Null = flow.NonNull
			}
			known.Filled = known.Filled || arg.Expr.Op == program.Local && records[arg.Expr.Name] && known.Null == flow.NonNull
			out[arg.Expr] = known
		}
		for _, arg := range x.List { // a hash whose pairs are arguments is one itself
			if arg != nil && arg.Op == program.Hash {
				out[arg] = Passed{Null: flow.NonNull, Known: summary.KnownOf(arg)}
			}
		}
	}
	return out
}

// items are the names of block parameters in a method; records are those that records of a query are given to.
func items(m *program.Method) (items, records map[string]bool) {
	items, records = map[string]bool{}, map[string]bool{}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Closure != nil && e.Op == program.Call {
			for _, p := range e.Closure.Params {
				items[p.Name] = true
				if e.Name == "find_each" {
					records[p.Name] = true
				}
			}
		}
		return true
	})
	return items, records
}

func passed(m *program.Method, o Operand, optional func(*program.Param) bool) Passed {
	arg, v, fact := o.Expr, o.Value, o.Fact
	out := Passed{Null: fact.Null, Known: summary.KnownOf(arg)}
	if v == nil {
		return out
	}
	if arg.Op == program.Constant && arg.Name == strings.ToUpper(arg.Name) { // other TypeScript names are variables of the module
		out.Known = summary.KnownOf(constant(m.File, m.Class, arg.Name))
		return out
	}
	if v.Expr != nil && flow.IsLiteral(v.Expr) {
		out.Known = summary.KnownOf(v.Expr)
	}
	if fact.Null == flow.IsNull && out.Known.Kind != summary.KnownNil {
		out.Known = summary.Known{Kind: summary.KnownNil}
	}
	if out.Null == flow.MaybeNull && AlwaysGives(v.Expr) {
		out.Null = flow.NonNull
	}
	out.Filled = fact.Empty == flow.No && fact.Null == flow.NonNull
	if out.Known.Kind != summary.Unsure || !untested(fact) || asserted(arg) {
		return out
	}
	switch {
	case FindsNothing(v.Expr, m.File.Language) && !vouchedFor(m, arg) && !ReferenceRow(m, v.Expr) && !HeldRow(nil, m, v.Expr):
		out.Lookup = v.Expr
	case v.Param != nil && optional(v.Param):
		out.Optional = v.Param
	}
	return out
}

// AlwaysGives reports whether a Ruby call gives something or raises: X.new, create!, find(id).
func AlwaysGives(e *program.Expr) bool {
	if e == nil || e.Op != program.Call || e.X == nil {
		return false
	}
	switch e.Name {
	case "new", "create", "create!", "find_by!", "first!", "last!", "take!", "sole", "find_or_create_by!", "find_sole_by":
		return true
	case "find":
		return e.Closure == nil && len(e.List) == 1 && e.X.Op == program.Constant
	}
	return false
}

// vouchedFor reports whether a TypeScript local was given its value with an assertion that it is there: const row = rows.find(…)!.
func vouchedFor(m *program.Method, e *program.Expr) bool {
	if m.File.Language != program.TypeScript || e.Op != program.Local {
		return false
	}
	found, other := false, false
	m.Body().Walk(func(x *program.Expr) bool {
		if x.Op == program.Assign && x.X != nil && x.X.Op == program.Local && x.X.Name == e.Name && x.Y != nil {
			found, other = found || x.Y.Op == program.NonNull, other || x.Y.Op != program.NonNull
		}
		return true
	})
	return found && !other
}

// asserted reports whether the author vouches for the value: x!, x as T.
func asserted(e *program.Expr) bool { return e.Op == program.NonNull || e.Op == program.Cast }
