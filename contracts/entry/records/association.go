package records

import (
	"cmp"
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// attachments are the macros that declare a file.
var attachments = map[string]bool{"has_attached_file": true, "has_one_attached": true, "has_many_attached": true, "mount_uploader": true, "mount_uploaders": true, "has_rich_text": true}

// associated says what a member of a known record is by the model's own declaration of it: has_many :lines, class_name: "OrderLine".
func (k *Knowledge) associated(f *flow.Frame, s *flow.State, x *program.Expr) (Receiver, bool) {
	for x != nil && x.Op == program.Call && x.X != nil && keeps(x.Name) { // customer.orders.first
		x = x.X
	}
	if x == nil || x.Op != program.Call || x.X == nil || x.X.Op == program.Constant || len(x.List) > 0 {
		return Receiver{}, false
	}
	owner := k.Of(f, s, x.X)
	if owner.Verdict != Yes || owner.Class == "" {
		return Receiver{}, false
	}
	for _, model := range k.withConcerns(k.openings(f.Method.Class, owner.Class)) {
		for _, m := range model.Macros {
			if m.X != nil || len(m.List) == 0 || m.List[0].Name != x.Name {
				continue
			}
			if attachments[m.Name] {
				return Receiver{Verdict: No}, true
			}
			if !summary.Associates(m) {
				continue
			}
			class := k.camelize(singularize(x.Name))
			if m.Name == "has_one" || m.Name == "belongs_to" {
				class = k.camelize(x.Name)
			}
			if named := option(m, "class_name"); named != nil && named.Op == program.Str {
				class = named.Name
			} else if named != nil || isTrue(option(m, "polymorphic")) {
				return Receiver{}, false
			}
			for _, o := range k.resolve(model, class) {
				if v := k.Class(nil, o.Name); v == Yes {
					return Receiver{Verdict: v, Class: "::" + o.Name, Static: m.Name == "has_many" || m.Name == "has_and_belongs_to_many"}, true
				}
			}
			return Receiver{}, false
		}
	}
	return Receiver{}, false
}

// withConcerns are the openings of a model and of the modules that it includes.
func (k *Knowledge) withConcerns(openings []*program.Class) []*program.Class {
	out := slices.Clone(openings)
	for _, o := range openings {
		for _, mixin := range o.Mixins {
			out = append(out, k.resolve(o, mixin)...)
		}
	}
	return out
}

// calledSo are the models that associations of a name lead to, wherever the project declares one: owner is a User where something
// belongs_to :owner, class_name: "User". None where one of them leads nowhere that is known.
func (k *Knowledge) calledSo(class string) [][]*program.Class {
	if k.Project == nil {
		return nil
	}
	out, known := k.called[class]
	if known {
		return out
	}
	type meaning struct{ within, class string }
	seen := map[meaning]bool{}
	for _, name := range []string{underscore(class), pluralize(underscore(class))} {
		for _, a := range k.Project.Associations(name) {
			m := meaning{a.In, cmp.Or(a.Class, class)}
			if seen[m] {
				continue
			}
			seen[m] = true
			within := &program.Class{Name: m.within}
			if openings := k.openings(within, m.class); len(openings) > 0 && k.Class(within, m.class) == Yes {
				out = append(out, openings)
			}
		}
	}
	k.called[class] = out
	return out
}

// openings are those of the model that a constant means, as written inside c.
func (k *Knowledge) openings(c *program.Class, name string) []*program.Class {
	found := k.resolve(c, name)
	if c != nil && k.decide(found, 0) != Yes { // a namespace of the same name stands nearer
		found = k.resolve(nil, name)
	}
	return found
}

// walking are messages that give a block the members of their receiver, one after the other or in batches.
var walking = map[string]bool{"each": true, "find_each": true, "each_with_index": true, "map": true, "flat_map": true, "each_value": false, "find_in_batches": true, "in_batches": true,
	"in_groups_of": true, "each_slice": true, "filter_map": true, "select": true, "reject": true}

// member says what a block's parameter is by what the block is given: Order.open.each { |o| … }.
func (k *Knowledge) member(f *flow.Frame, s *flow.State, x *program.Expr, depth int) (Receiver, bool) {
	if x.Op != program.Local || depth > 2 {
		return Receiver{}, false
	}
	var walked *program.Expr
	f.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Closure != nil && e.Op == program.Call && e.X != nil && walking[e.Name] && named(e.Closure, x.Name) && e.Closure.Span.Contains(x.Span) {
			walked = e.X // the innermost one wins
		}
		return true
	})
	if walked == nil {
		return Receiver{}, false
	}
	if walked.Op == program.Local {
		if r, ok := k.member(f, s, walked, depth+1); ok {
			return r, true
		}
	}
	r := k.Of(f, s, walked)
	if r.Verdict != Yes || r.Class == "" {
		return Receiver{}, false
	}
	r.Static = false
	return r, true
}

// named reports whether a block's first parameter is of that name, or goes by the names that Ruby gives it.
func named(c *program.Closure, name string) bool {
	if len(c.Params) == 0 {
		return name == "_1" || name == "it"
	}
	return c.Params[0].Name == name
}
