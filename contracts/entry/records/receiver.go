package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Receiver is what is known of the object an operation is performed on.
type Receiver struct {
	Verdict Verdict
	Class   string // the model's name, as far as it is known
	Static  bool   // the class itself, or a relation of it, rather than one record
	Certain bool   // nothing in the model can stop the operation
}

// relation are messages between a class and its records that keep the class.
var relation = map[string]bool{"find": true, "find_by": true, "find_by!": true, "where": true, "new": true, "create": true, "create!": true, "first": true, "last": true,
	"first!": true, "last!": true, "take": true, "take!": true, "sole": true, "build": true, "joins": true, "includes": true, "order": true, "unscoped": true,
	"lock": true, "with_deleted": true, "not": true, "or": true, "merge": true, "limit": true, "offset": true, "distinct": true, "all": true, "rewhere": true,
	"find_or_initialize_by": true, "find_or_create_by": true, "find_or_create_by!": true, "first_or_initialize": true, "first_or_create": true, "find_sole_by": true,
	"left_joins": true, "left_outer_joins": true, "eager_load": true, "preload": true, "references": true, "group": true, "having": true, "select": true,
	"reorder": true, "readonly": true, "in_batches": true, "create_or_find_by": true, "create_with": true, "from": true, "unscope": true}

// same are messages that give their receiver back.
var same = map[string]bool{"presence": true, "tap": true, "reload": true, "lock!": true, "itself": true, "then": true, "dup": true, "becomes": true, "decorate": true}

// Of says what a Ruby receiver is: by the expression it came from, then by the class it is called after, then by its name.
func (k *Knowledge) Of(f *flow.Frame, s *flow.State, x *program.Expr) Receiver {
	x = bare(x)
	if x == nil || x.Op == program.Self {
		return Receiver{Verdict: No}
	}
	if v := f.Value(s, x); v != nil && v.Expr != nil && v.Expr != x && v.Expr.Op == program.Call && (rooted(v.Expr) != nil || v.Expr.X != nil && relation[v.Expr.Name]) {
		x = bare(v.Expr) // order = Order.find(…), order = customer.orders.find(…)
	}
	c := f.Method.Class
	if x.Op == program.Local || x.Op == program.Field_ {
		if v := f.Value(s, x); v != nil && v.Param != nil {
			if r, ok := k.declaredAs(f.Method, v.Param); ok {
				return r
			}
		}
	}
	if root := rooted(x); root != nil {
		return k.constant(c, root, x)
	}
	switch x.Op {
	case program.Local, program.Field_, program.Call:
		return k.named(c, x)
	}
	return Receiver{Verdict: No}
}

// declaredAs says what a parameter holds by the class that a signature or comment gives it.
func (k *Knowledge) declaredAs(m *program.Method, prm *program.Param) (Receiver, bool) {
	if k.Declared == nil {
		return Receiver{}, false
	}
	name := k.Declared(m, prm)
	if name == "" {
		return Receiver{}, false
	}
	v := k.Class(m.Class, name)
	if v == Unknown {
		v = byConstant(strings.TrimPrefix(name, "::"))
	}
	return Receiver{Verdict: v, Class: name}, v != Unknown
}

func bare(x *program.Expr) *program.Expr {
	for x != nil && x.Op == program.Call && x.X != nil && same[x.Name] {
		x = x.X
	}
	return x
}

// rooted is the constant at the root of a chain that keeps to its records, or nil: Order.open.where(…).first.
func rooted(x *program.Expr) *program.Expr {
	for x != nil && x.Op == program.Call {
		x = x.X
	}
	if x != nil && x.Op == program.Constant {
		return x
	}
	return nil
}

func (k *Knowledge) constant(c *program.Class, root, x *program.Expr) Receiver {
	out := Receiver{Class: root.Name, Static: static(x)}
	if out.Verdict = k.Class(c, root.Name); out.Verdict == Unknown {
		out.Verdict = byConstant(root.Name)
	}
	// Order.find(id).lines: an association leads to another class.
	for e := x; e != nil && e.Op == program.Call; e = e.X {
		if relation[e.Name] || same[e.Name] || e.X == root {
			continue
		}
		if out.Verdict == Yes {
			return k.named(c, e)
		}
	}
	return out
}

// static reports whether an expression gives a class or a relation.
func static(x *program.Expr) bool {
	if x.Op == program.Constant {
		return true
	}
	switch x.Name {
	case "where", "joins", "includes", "order", "unscoped", "lock", "not", "or", "limit", "all", "create_with", "with_deleted", "distinct":
		return true
	}
	return false
}

// named decides by the class a variable or an association is called after.
func (k *Knowledge) named(c *program.Class, x *program.Expr) Receiver {
	name := strings.TrimRight(x.Name, "?!")
	if name == "" || strings.HasPrefix(name, "[") || x.Op == program.Call && relation[name] && x.X == nil {
		return Receiver{Verdict: No}
	}
	if x.Op == program.Call && relation[name] { // customer.orders.first
		return k.named(c, x.X)
	}
	for _, called := range []string{camelize(name), camelize(singularize(name))} {
		if v := k.Class(c, called); v != Unknown {
			return Receiver{Verdict: v, Class: called, Static: called != camelize(name)}
		}
	}
	return Receiver{Verdict: byVariable(name), Static: singularize(name) != name}
}
