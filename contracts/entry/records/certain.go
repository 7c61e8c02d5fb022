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
	case r.Verdict != Yes || r.Class == "":
		return false
	case len(models[0]) == 0:
		models = nil
	}
	for _, openings := range models {
		if !k.permits(f, s, e, k.refusals(openings, answers[e.Name] == Record)) {
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
		attributes, told := assigned(f, s, e)
		return refused.nothing() && (len(refused.owners) == 0 && !refused.births || k.stored(f, e)) || refused.onlyTies() ||
			k.stored(f, e) && told && (refused.overlooks(attributes) || len(attributes) == 0 && fetched(f, e.X))
	case "create", "find_or_create_by", "first_or_create", "create_or_find_by":
		return refused.takes(f, s, e, written(f, s, e))
	}
	return false
}

// attribute is one that a write gives a value; the value is nil where it is changed in place.
type attribute struct {
	name  string
	value *program.Expr
}

// nothing reports whether nothing can refuse.
func (r *refusals) nothing() bool {
	return !r.wide && !r.unseen && len(r.looks)+len(r.lists)+len(r.demands)+len(r.uniques) == 0
}

// overlooks reports whether the model says what it looks at, and finds nothing to object to in what is written.
func (r *refusals) overlooks(attributes []attribute) bool {
	for _, a := range attributes {
		if r.feeds[a.name] && len(r.looks)+len(r.lists)+len(r.demands) > 0 || !r.accepts(a) || r.comparesOthers(a.name) {
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
	return !r.looks[a.name] && (!r.demands[a.name] || filled(a.value))
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
	if r.wide || r.unseen || r.births || !r.tiesOnly(given, strings.HasPrefix(e.Name, "find_or")) || len(attributes) == 0 {
		return false
	}
	for _, a := range attributes {
		if !r.ties[a.name] && !r.accepts(a) {
			return false
		}
	}
	missing := 0
	for o := range r.owners {
		if !given[o] {
			missing++
		}
	}
	for d := range r.demands {
		if !given[d] {
			return false
		}
	}
	for l := range r.lists {
		if !given[l] {
			return false
		}
	}
	return missing == 0 || missing == 1 && ofOwner(f, s, e.X)
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

// filled reports whether an expression gives something that is not blank.
func filled(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Str:
		return strings.TrimSpace(e.Name) != ""
	case program.Template:
		for _, p := range e.List {
			if p.Op == program.Str && strings.TrimSpace(p.Name) != "" {
				return true
			}
		}
	case program.Int, program.Float, program.Symbol, program.True:
		return true
	case program.Call:
		switch e.Name {
		case "now", "current", "today", "hex", "uuid", "id": // the id of a record in hand
			return e.X != nil && !e.Has(program.Safe)
		}
	}
	return false
}

// written are the attributes that a write names; nil if it does not name all.
func written(f *flow.Frame, s *flow.State, e *program.Expr) []attribute {
	var out []attribute
	for _, a := range e.List {
		list := []*program.Expr{a}
		if a.Op == program.Hash {
			list = a.List
		}
		for _, p := range list {
			if p.Op != program.Pair || p.X == nil || p.X.Name == "" {
				return nil
			}
			value := p.Y
			if v := f.Value(s, value); v != nil && v.Expr != nil {
				value = v.Expr
			}
			out = append(out, attribute{plain(p.X.Name), value})
		}
	}
	return out
}

// making are messages that give a record which is not stored yet, or perhaps not.
var making = map[string]bool{"new": true, "build": true, "dup": true, "clone": true, "deep_clone": true, "find_or_initialize_by": true, "first_or_initialize": true,
	"find_or_create_by": true, "first_or_create": true, "create": true, "create_or_find_by": true}

// stored reports whether the receiver was stored before, as far as the class shows: it is nowhere made.
func (k *Knowledge) stored(f *flow.Frame, e *program.Expr) bool {
	x := bare(e.X)
	if x == nil || makes(x) {
		return false
	}
	if x.Op == program.Call {
		if x.X == nil && f.Method.Class != nil {
			if m := flow.FindMethod(k.classes, f.Method.Class, x.Name, f.Method.Static); m != nil && makes(m.Body()) {
				return false
			}
		}
		return x.X == nil || !strings.Contains(x.Name, "build") && !strings.Contains(x.Name, "initialize") && !strings.HasPrefix(x.Name, "new") && !strings.Contains(x.Name, "create")
	}
	known := true
	bodies := []*program.Method{f.Method}
	if x.Op == program.Field_ && f.Method.Class != nil {
		for _, m := range f.Method.Class.Methods {
			if m != f.Method && (m.Visibility != program.Public || m.Name == "initialize") {
				bodies = append(bodies, m)
			}
		}
	}
	for _, m := range bodies {
		if !m.HasBody() {
			continue
		}
		m.Body().Walk(func(a *program.Expr) bool {
			if a.Op == program.Assign && a.X != nil && a.X.Op == x.Op && a.X.Name == x.Name && a.Y != nil && makes(a.Y) {
				known = false
			}
			return known
		})
	}
	return known
}

// makes reports whether an expression gives, or may give, a record that was not stored before.
func makes(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Call && making[x.Name]
		return !found && x.Closure == nil
	})
	return found
}

// fetched reports whether a local holds nothing but a record that the method has looked up or walks to: what it was not given since
// cannot be refused.
func fetched(f *flow.Frame, x *program.Expr) bool {
	x = bare(x)
	if x == nil || x.Op != program.Local {
		return false
	}
	fetched, other := false, false
	for _, p := range f.Method.Params {
		other = other || p.Name == x.Name
	}
	f.Method.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == x.Name:
			if e.Y != nil && e.Y.Op == program.Call && e.Y.X != nil && strings.HasPrefix(e.Y.Name, "find") && !makes(e.Y) {
				fetched = true
			} else {
				other = true
			}
		case e.Op == program.Call && e.Closure != nil && e.Name == "find_each" && named(e.Closure, x.Name):
			fetched = true
		}
		return true
	})
	return fetched && !other
}

// assigned are the attributes that a method gives a record before it saves it; told is false if they cannot be told.
func assigned(f *flow.Frame, s *flow.State, save *program.Expr) (out []attribute, told bool) {
	x := bare(save.X)
	if x == nil || x.Op != program.Local && x.Op != program.Field_ && x.Op != program.Call {
		return nil, false
	}
	told = true
	commands := map[*program.Expr]bool{} // calls whose value nobody takes: they are made for what they do
	f.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Span.Start >= save.Span.Start && !e.Span.Contains(save.Span) && !save.X.Span.Contains(e.Span) {
			return false
		}
		switch {
		case e.Op == program.Block:
			for _, s := range e.List {
				commands[s] = true
			}
		case e.Op == program.Assign && e.X != nil && of(e.X, x) != "", e.Op == program.Call && e.X != nil && of(e.X, x) != "" && mutating[e.Name]:
			a := attribute{name: plain(of(e.X, x))}
			if e.Op == program.Assign && e.Name == "" && e.X.Op == program.Call {
				a.value = e.Y
			}
			out = append(out, a)
		case e.Op == program.Call && stepping[e.Name] && program.Same(e.X, x) && len(e.List) > 0 && e.List[0].Op == program.Symbol:
			out = append(out, attribute{name: plain(e.List[0].Name)})
		case e.Op == program.Call && e != save && program.Same(e.X, x):
			attributes := written(f, s, e)
			if e.Name != "update" || attributes == nil {
				told = told && harmless(e, commands[e])
			}
			out = append(out, attributes...)
		case e.Op == program.Call:
			for _, a := range e.List { // handed to somebody who may write to it
				told = told && !program.Same(a, x)
			}
		}
		return told
	})
	return out, told
}

// stepping are messages that change one attribute of a record by a step.
var stepping = map[string]bool{"increment": true, "decrement": true, "toggle": true}

// mutating are messages that change a text, list or hash in place.
var mutating = map[string]bool{"<<": true, "push": true, "concat": true, "merge!": true, "delete": true, "[]=": true, "append": true, "unshift": true, "store": true}

// harmless reports whether a message to a record leaves its attributes alone: a read, a question, a load.
func harmless(e *program.Expr, command bool) bool {
	switch e.Name {
	case "reload", "lock!", "save", "with_lock":
		return true
	}
	return len(e.List) == 0 && e.Closure == nil && !command && !strings.HasSuffix(e.Name, "!")
}

// of is the attribute of x that a target writes, through an index or not: flags of x.flags[:a].
func of(target, x *program.Expr) string {
	for target != nil && target.Op == program.Index {
		target = target.X
	}
	if target != nil && target.Op == program.Call && target.X != nil && program.Same(target.X, x) {
		return target.Name
	}
	return ""
}
