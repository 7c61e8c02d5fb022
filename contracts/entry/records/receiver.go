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
	Doubted bool   // something speaks for it that the model stops it
	Alien   string // the name of a class that is none of the models which the project shows
}

// relation are messages between a class and its records that keep the class.
var relation = map[string]bool{"find": true, "find_by": true, "find_by!": true, "where": true, "new": true, "create": true, "create!": true, "first": true, "last": true,
	"first!": true, "last!": true, "take": true, "take!": true, "sole": true, "build": true, "joins": true, "includes": true, "order": true, "unscoped": true,
	"lock": true, "with_deleted": true, "not": true, "or": true, "merge": true, "limit": true, "offset": true, "distinct": true, "all": true, "rewhere": true,
	"find_or_initialize_by": true, "find_or_create_by": true, "find_or_create_by!": true, "first_or_initialize": true, "first_or_create": true, "find_sole_by": true,
	"left_joins": true, "left_outer_joins": true, "eager_load": true, "preload": true, "references": true, "group": true, "having": true, "select": true,
	"reorder": true, "readonly": true, "in_batches": true, "create_or_find_by": true, "create_with": true, "from": true, "unscope": true}

// keeps reports whether a message leads from a class or its records to records of the same class.
func keeps(message string) bool { return relation[message] || strings.HasPrefix(message, "find_by_") }

// same are messages that give their receiver back.
var same = map[string]bool{"presence": true, "tap": true, "reload": true, "lock!": true, "itself": true, "then": true, "dup": true, "becomes": true, "decorate": true,
	"increment": true, "decrement": true, "toggle": true}

// Of says what a Ruby receiver is: by the expression it came from, then by the class it is called after, then by its name.
func (k *Knowledge) Of(f *flow.Frame, s *flow.State, x *program.Expr) Receiver {
	x = bare(x)
	if x == nil || x.Op == program.Self || k.otherwise() {
		return Receiver{Verdict: No}
	}
	if v := f.Value(s, x); v != nil && v.Expr != nil && v.Expr != x && v.Expr.Op == program.Call && (rooted(v.Expr) != nil || v.Expr.X != nil && keeps(v.Expr.Name)) {
		x = bare(v.Expr) // order = Order.find(…), order = customer.orders.find(…)
	} else if all := given(f.Method, x); len(all) == 1 {
		x = bare(all[0])
	} else if r, ok := k.agreed(f, s, all); ok {
		return r
	}
	c := f.Method.Class
	if holdsHash(f.Method, x) {
		return Receiver{Verdict: No}
	}
	if x.Op == program.Local || x.Op == program.Field_ {
		if v := f.Value(s, x); v != nil && v.Param != nil {
			if r, ok := k.declaredAs(f.Method, v.Param); ok {
				return r
			}
		}
	}
	if class := conversion(x); class != "" {
		return k.converted(c, class)
	}
	if root := rooted(x); root != nil {
		if first := leads(x, root); first != nil && (k.namespace(c, root.Name) || k.ofRequest(c, root.Name)) {
			return k.named(c, first) // Shop.persister is no Shop
		}
		return k.constant(c, root, x)
	}
	if made := k.madeByReader(x); made != "" {
		return k.converted(c, made)
	}
	if r, ok := k.associated(f, s, x); ok {
		return r
	}
	if r, ok := k.read(f, s, x); ok {
		return r
	}
	if from := member(f.Method, x); from != nil && k.named(c, x).Alien != "" && k.named(c, from).Class != "" {
		x = from // linked = subscriber.customer
	}
	switch x.Op {
	case program.Local, program.Field_, program.Call:
		if k.elsewhere(x) {
			return Receiver{Verdict: No}
		}
		if m, ok := k.member(f, s, x, 0); ok {
			return m
		}
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
		if keeps(e.Name) || same[e.Name] || e.X == root {
			continue
		}
		if out.Verdict == Yes && !k.scope(c, root.Name, e.Name) {
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

// requestOwn are what a controller calls parts of a request.
var requestOwn = map[string]bool{"session": true, "params": true, "cookies": true, "flash": true, "request": true, "response": true, "headers": true}

// named decides by the class a variable or an association is called after.
func (k *Knowledge) named(c *program.Class, x *program.Expr) Receiver {
	name := strings.TrimRight(x.Name, "?!")
	if x.Op == program.Call && x.X == nil { // current_user is a user
		name = strings.TrimPrefix(name, "current_")
	}
	if name == "" || strings.HasPrefix(name, "[") || x.Op == program.Call && x.X == nil && requestOwn[name] || x.Op == program.Call && keeps(name) && x.X == nil {
		return Receiver{Verdict: No}
	}
	if x.Op == program.Call && keeps(name) { // customer.orders.first
		return k.named(c, x.X)
	}
	for _, called := range []string{k.camelize(name), k.camelize(singularize(name))} {
		if v := k.Class(c, called); v != Unknown {
			return Receiver{Verdict: v, Class: called, Static: called != k.camelize(name)}
		}
	}
	out := Receiver{Verdict: byVariable(name), Static: singularize(name) != name}
	if out.Verdict == Unknown && k.shown() {
		out.Alien = k.camelize(singularize(name))
	}
	return out
}

// given are the expressions that a method assigns to a local, or a class to a field, if all lead to a constant or pick from what
// another record has; else none.
func given(m *program.Method, x *program.Expr) []*program.Expr {
	if x.Op != program.Local && x.Op != program.Field_ {
		return nil
	}
	bodies := []*program.Method{m}
	if x.Op == program.Field_ && m.Class != nil {
		bodies = m.Class.Methods
	}
	var out []*program.Expr
	leading := true
	for _, b := range bodies {
		if !b.HasBody() {
			continue
		}
		b.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Assign && e.X != nil && e.X.Op == x.Op && e.X.Name == x.Name && e.Y != nil {
				out = append(out, e.Y)
				leading = leading && e.Y.Op == program.Call && (rooted(e.Y) != nil || keeps(e.Y.Name) && e.Y.X != nil && e.Y.X.Op == program.Call && e.Y.X.X != nil)
			}
			return true
		})
	}
	for _, p := range m.Params {
		leading = leading && !(x.Op == program.Local && p.Name == x.Name)
	}
	if !leading {
		return nil
	}
	return out
}

// agreed is what several expressions give, where all give a record of one class.
func (k *Knowledge) agreed(f *flow.Frame, s *flow.State, all []*program.Expr) (Receiver, bool) {
	var out Receiver
	for i, e := range all {
		r := k.Of(f, s, e)
		if r.Verdict != Yes || r.Class == "" || i > 0 && strings.TrimPrefix(r.Class, "::") != strings.TrimPrefix(out.Class, "::") {
			return Receiver{}, false
		}
		if i == 0 {
			out = r
		}
	}
	out.Static = false
	return out, len(all) > 0
}

// member is the member of another object, read without arguments, that is all a method ever assigns to a local; else nil.
func member(m *program.Method, x *program.Expr) *program.Expr {
	if x.Op != program.Local {
		return nil
	}
	var only *program.Expr
	n := 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == x.Name && e.Y != nil {
			only, n = e.Y, n+1
		}
		return true
	})
	if n != 1 || only.Op != program.Call || only.X == nil || only.X.Op == program.Constant || len(only.List) > 0 || only.Closure != nil || keeps(only.Name) || same[only.Name] {
		return nil
	}
	return only
}

// holdsHash reports whether a field is given a hash or list that is written out, somewhere in the class.
func holdsHash(m *program.Method, x *program.Expr) bool {
	if x.Op != program.Field_ || m.Class == nil {
		return false
	}
	found := false
	for _, b := range m.Class.Methods {
		if !b.HasBody() {
			continue
		}
		b.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.X.Name == x.Name && e.Y != nil && (e.Y.Op == program.Hash || e.Y.Op == program.Array)
			return !found
		})
	}
	return found
}

// scope reports whether a message to a model or its relations keeps to the model: scope :open, def self.recent.
func (k *Knowledge) scope(c *program.Class, model, name string) bool {
	for _, o := range k.openings(c, model) {
		for _, m := range o.Macros {
			if m.Name == "scope" && len(m.List) > 0 && m.List[0].Name == name {
				return true
			}
		}
		for _, m := range o.Methods {
			if m.Static && m.Name == name {
				return true
			}
		}
	}
	return false
}

// namesakes are the models whose name ends in that of a class which is none itself: Shop::Product for Product.
func (k *Knowledge) namesakes(class string) [][]*program.Class {
	var out [][]*program.Class
	seen := map[string]bool{}
	for _, c := range k.ending(class) {
		if !seen[c.Name] && k.Class(nil, c.Name) == Yes {
			out = append(out, k.resolve(nil, c.Name))
		}
		seen[c.Name] = true
	}
	return out
}

// homegrown reports whether a class of the project that is no model but may be the one meant, by the last part of its name, has a
// method of its own of that name.
func (k *Knowledge) homegrown(class, method string) bool {
	for _, c := range k.ending(class) {
		for _, m := range c.Methods {
			if m.Name == method && !m.Static && m.HasBody() && k.Class(nil, c.Name) != Yes {
				return true
			}
		}
	}
	return false
}

// ending lists the classes whose name has more parts and ends in that one.
func (k *Knowledge) ending(class string) []*program.Class {
	if class == "" || k.Project == nil {
		return nil
	}
	return k.Project.Ending(class)
}
