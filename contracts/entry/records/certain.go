package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// certain reports whether a write on a known model can only succeed or raise: nothing in the model can refuse it, or what it writes
// is nothing that the model's validations look at, so that the record would have had to be invalid before.
func (k *Knowledge) certain(f *flow.Frame, s *flow.State, e *program.Expr, r Receiver) bool {
	models := [][]*program.Class{k.openings(f.Method.Class, r.Class)}
	switch {
	case (e.Name == "update" || e.Name == "update_attributes") && lastSeen(written(f, s, e)):
		return true
	case r.Alien != "":
		if models = k.namesakes(r.Alien); len(models) == 0 {
			models = k.calledSo(r.Alien)
		}
		if len(models) == 0 {
			return true // the project shows its models, and this is called after none
		}
	case r.Verdict == Unknown && r.Class != "" && len(models[0]) > 0 && k.shown():
		return true // a class of the project's own, of a kind that stores itself in its own way
	case r.Verdict != Yes || r.Class == "":
		return false
	case len(models[0]) == 0:
		models = nil
	}
	for _, openings := range models {
		if !k.permits(f, s, e, k.refusals(openings, answers[e.Name] == Record || e.Name == "save" && k.makeOf(f, e.X) != nil)) {
			return false
		}
	}
	return len(models) > 0 || e.Name == "destroy" || k.library(r.Class) // what could stop the record of a library nobody sees
}

// library reports whether a model is one of a library: it has a namespace that the project does not open.
func (k *Knowledge) library(class string) bool {
	space, _, spaced := strings.Cut(strings.TrimPrefix(class, "::"), "::")
	return spaced && k.shown() && len(k.resolve(nil, space)) == 0
}

// permits reports whether what a model declares lets a write succeed or raise.
func (k *Knowledge) permits(f *flow.Frame, s *flow.State, e *program.Expr, refused *refusals) bool {
	if !refused.said {
		return false
	}
	switch e.Name {
	case "destroy":
		return !refused.stops
	case "update", "update_attributes":
		return refused.nothing() || k.stored(f, e) && refused.overlooks(written(f, s, e))
	case "save":
		if make := k.makeOf(f, e.X); make != nil && refused.making {
			attributes, told := assigned(f, s, e)
			return told && (len(attributes) == 0 || refused.overlooks(attributes)) && refused.takes(f, s, make, written(f, s, make))
		}
		attributes, told := assigned(f, s, e)
		return refused.nothing() && (len(refused.owners) == 0 && !refused.births || k.stored(f, e)) || refused.onlyTies() ||
			k.stored(f, e) && told && (refused.overlooks(attributes) || len(attributes) == 0 && fetched(f, e.X))
	case "create", "find_or_create_by", "first_or_create", "create_or_find_by":
		return refused.takes(f, s, e, written(f, s, e))
	}
	return false
}

// nothing reports whether nothing can refuse.
func (r *refusals) nothing() bool {
	return !r.wide && !r.unseen && len(r.looks)+len(r.lax)+len(r.lists)+len(r.demands)+len(r.uniques) == 0
}

// overlooks reports whether the model says what it looks at, and finds nothing to object to in what is written.
func (r *refusals) overlooks(attributes []attribute) bool {
	for _, a := range attributes {
		if r.feedsInto(a.name) || !r.accepts(a) || r.comparesOthers(a.name) {
			return false
		}
	}
	return !r.wide && len(attributes) > 0
}

// accepts reports whether nothing is asked of an attribute by itself but what its value plainly is.
func (r *refusals) accepts(a attribute) bool {
	for _, list := range r.lists[a.name] {
		if !among(list, a.value) {
			return false
		}
	}
	return !r.looks[a.name] && !r.lax[a.name] && !r.files[a.name] && (!r.demands[a.name] || filled(a.value) || a.given)
}

func among(list, value *program.Expr) bool {
	for _, e := range list.List {
		if value != nil && (program.Same(e, value) || worded(e) && worded(value) && e.Name == value.Name || e.Op == program.Constant && value.Op == program.Constant && last(e.Name) == last(value.Name)) {
			return true
		}
	}
	return false
}

func worded(e *program.Expr) bool { return e.Op == program.Str || e.Op == program.Symbol }

// takes reports whether a new record gets all that the model demands: every owner it has to have, and a value where one has to be.
func (r *refusals) takes(f *flow.Frame, s *flow.State, e *program.Expr, attributes []attribute) bool {
	given := map[string]bool{}
	for _, a := range attributes {
		given[a.name] = true
	}
	var missing []string
	for o := range r.owners {
		if !given[o] && !given[r.keys[o]] {
			missing = append(missing, o)
		}
	}
	if len(missing) == 1 && ofOwner(f, s, e.X) {
		given[missing[0]], missing = true, nil
	}
	found := strings.HasPrefix(e.Name, "find_or") || e.Name == "first_or_create"
	if len(missing) > 0 || r.wide || r.unseen || r.births || !r.tiesOnly(given, found) || len(attributes) == 0 {
		return false
	}
	for _, a := range attributes {
		if !r.ties[a.name] && !r.accepts(a) {
			return false
		}
	}
	for d := range r.demands {
		if !given[d] && !r.fills[d] {
			return false
		}
	}
	for l := range r.lists {
		if !given[l] {
			return false
		}
	}
	return true
}

// ofOwner reports whether a relation is that of a record in hand, which a new member of it gets for its owner: customer.orders.
func ofOwner(f *flow.Frame, s *flow.State, x *program.Expr) bool {
	if x != nil && x.Op == program.Local {
		if only := member(f.Method, x); only != nil {
			x = only
		} else if v := f.Value(s, x); v != nil && v.Expr != nil {
			x = v.Expr
		}
	}
	for x != nil && x.Op == program.Call && x.X != nil && keeps(x.Name) {
		x = x.X
	}
	return x != nil && x.Op == program.Call && x.X != nil && x.X.Op != program.Constant
}
