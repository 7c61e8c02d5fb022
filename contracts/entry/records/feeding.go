package records

import (
	"github.com/agentcore/proviso/analysis/program"
)

// feeding is an attribute that a callback sets before the record is validated, and the names by which it does; the attribute is ""
// where it cannot be told.
type feeding struct {
	set string
	by  map[string]bool
}

// feeding reads what a callback sets, and by what; fills takes the names. What it sets only where there is nothing cannot make the record worse.
func (k *Knowledge) feeding(model []*program.Class, e *program.Expr, fills map[string]bool) []feeding {
	var out []feeding
	k.bodies(model, e, func(body *program.Expr) bool {
		if body != nil {
			out = k.settings(out, model, body, fills)
		}
		return true
	})
	return out
}

// settings gathers the assignments of a body, each with what the conditions around it and its value look at.
func (k *Knowledge) settings(out []feeding, model []*program.Class, body *program.Expr, fills map[string]bool) []feeding {
	var visit func(x *program.Expr, conditions []*program.Expr)
	visit = func(x *program.Expr, conditions []*program.Expr) {
		switch {
		case x.Op == program.Assign && x.X != nil && x.Y != nil:
			name := settable(x.X)
			if name != "" {
				fills[plain(name)] = true
			}
			if name != "" && x.Name != "||" {
				out = append(out, feeding{set: plain(name), by: k.reads(model, append(conditions, x.Y))})
			}
		case x.Op == program.Call && wholesale[x.Name] && (x.X == nil || x.X.Op == program.Self):
			out = append(out, feeding{by: k.reads(model, append(conditions, x.List...))})
		case x.Op == program.If && x.X != nil:
			conditions = append(conditions[:len(conditions):len(conditions)], x.X)
		}
		x.Children(func(c *program.Expr) { visit(c, conditions) })
	}
	visit(body, nil)
	return out
}

// wholesale are messages that set attributes whose names cannot be told.
var wholesale = map[string]bool{"assign_attributes": true, "attributes=": true, "write_attribute": true, "send": true, "public_send": true}

// settable is the attribute of self that a target names: self.slug, self[:slug]; else "".
func settable(target *program.Expr) string {
	for target.Op == program.Index && target.X != nil && target.X.Op != program.Self {
		target = target.X // flags[:a] of self.flags
	}
	switch {
	case target.Op == program.Index && len(target.List) == 1:
		return target.List[0].Name
	case target.Op == program.Call && (target.X == nil || target.X.Op == program.Self):
		return target.Name
	}
	return ""
}

// reads are the names that expressions look at, by the model's own methods too.
func (k *Knowledge) reads(model []*program.Class, list []*program.Expr) map[string]bool {
	out := map[string]bool{}
	for _, e := range list {
		k.looked(noRefusals(), model, out, &program.Expr{Op: program.Call, Closure: &program.Closure{Body: e, Span: e.Span}}, false)
	}
	return out
}

// feedsInto reports whether a callback may set, by an attribute, one that is validated.
func (r *refusals) feedsInto(name string) bool {
	if r.feeds[name] {
		return len(r.looks)+len(r.lax)+len(r.lists)+len(r.demands) > 0
	}
	for _, f := range r.fed {
		if !f.by[name] || f.set == name {
			continue
		}
		if f.set == "" && len(r.looks)+len(r.lax)+len(r.lists)+len(r.demands) > 0 || r.looks[f.set] || r.lax[f.set] || r.demands[f.set] || len(r.lists[f.set]) > 0 || r.comparesOthers(f.set) {
			return true
		}
	}
	return false
}
