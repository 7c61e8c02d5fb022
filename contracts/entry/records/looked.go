package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// throws reports whether a callback contains throw, or cannot be seen into.
func (k *Knowledge) throws(r *refusals, model []*program.Class, e *program.Expr) bool {
	found := false
	k.bodies(model, e, func(body *program.Expr) bool {
		if body == nil {
			found = true
			return false
		}
		body.Walk(func(x *program.Expr) bool {
			found = found || x.Op == program.Call && x.Name == "throw" && x.X == nil
			return !found
		})
		return !found
	})
	return found
}

// throwing reports whether a throw is seen in a callback.
func (k *Knowledge) throwing(model []*program.Class, e *program.Expr) bool {
	found := false
	k.bodies(model, e, func(body *program.Expr) bool {
		body.Walk(func(x *program.Expr) bool {
			found = found || x.Op == program.Call && x.Name == "throw" && x.X == nil
			return !found
		})
		return !found
	})
	return found
}

// looked adds every name that the methods and blocks which a macro gives look at. Where nothing can be seen it is taken to look at
// all, if it may refuse.
func (k *Knowledge) looked(r *refusals, model []*program.Class, into map[string]bool, e *program.Expr, refuses bool) {
	k.bodies(model, e, func(body *program.Expr) bool {
		if body == nil {
			r.wide = r.wide || refuses
			return true
		}
		body.Walk(func(x *program.Expr) bool {
			switch {
			case x.Op == program.Call && (x.X == nil || x.X.Op == program.Self || x.X.Op == program.Local), x.Op == program.Symbol, x.Op == program.Field_:
				into[plain(x.Name)] = true
			}
			if x.Op == program.Call && x.X == nil && wholeRecord[x.Name] {
				r.wide = r.wide || refuses
			}
			return true
		})
		return true
	})
}

// wholeRecord are messages about all attributes at once.
var wholeRecord = map[string]bool{"changed?": true, "attributes": true, "changes": true, "changed": true, "has_changes_to_save?": true}

// bodies visits the blocks and methods that a macro names, and what those call of the model itself; nil stands for one that
// cannot be found.
func (k *Knowledge) bodies(model []*program.Class, e *program.Expr, visit func(*program.Expr) bool) {
	seen := map[*program.Method]bool{}
	var follow func(body *program.Expr, depth int) bool
	follow = func(body *program.Expr, depth int) bool {
		if !visit(body) {
			return false
		}
		more := true
		body.Walk(func(x *program.Expr) bool {
			if !more || x.Op != program.Call || x.X != nil && x.X.Op != program.Self || depth > 3 {
				return more
			}
			if m := k.own(model, x.Name); m != nil && !seen[m] {
				seen[m] = true
				more = follow(m.Body(), depth+1)
			}
			return more
		})
		return more
	}
	if e.Closure != nil && !follow(e.Closure.Body, 0) {
		return
	}
	for _, a := range e.List {
		switch a.Op {
		case program.Symbol, program.Str:
			m := k.own(model, a.Name)
			if m == nil && k.plainReader(model, a.Name) {
				continue
			}
			if m == nil {
				if !visit(nil) {
					return
				}
				continue
			}
			if seen[m] {
				continue
			}
			seen[m] = true
			if !follow(m.Body(), 0) {
				return
			}
		case program.Closure_:
			if a.Closure != nil && !follow(a.Closure.Body, 0) {
				return
			}
		case program.Pair:
		case program.Constant:
			m, record := k.validator(model, a.Name)
			if m == nil {
				if !visit(nil) {
					return
				}
				continue
			}
			if !visit(ofRecord(m, record)) {
				return
			}
		default:
			if !visit(nil) {
				return
			}
		}
	}
}

// plainReader reports whether a name is that of a column, or of what every object answers: reading it adds no error.
func (k *Knowledge) plainReader(model []*program.Class, name string) bool {
	if name == "presence" {
		return true
	}
	for _, c := range model {
		if k.Columns(nil, c.Name)[name] {
			return true
		}
	}
	return false
}

// own is a model's own method, one of its concerns or one it inherits.
func (k *Knowledge) own(model []*program.Class, name string) *program.Method {
	for _, c := range model {
		if m := flow.FindMethod(k.classes, c, name, false); m != nil {
			return m
		}
	}
	return nil
}

// affixes are what ActiveRecord hangs on the name of an attribute.
var affixes = strings.NewReplacer("saved_change_to_", "", "will_save_change_to_", "", "_before_type_cast", "", "_in_database", "", "_before_last_save", "",
	"_will_change!", "", "_previously_changed?", "", "_changed?", "", "_attributes", "")

// plain is the attribute or association that a name speaks of: company of company_id, email of email_changed?.
func plain(name string) string {
	name = strings.TrimRight(affixes.Replace(name), "?!=")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "_was"), "_ids")
	return strings.TrimSuffix(name, "_id")
}
