package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts/entry/origin"
)

// doubted reports whether something speaks for it that a model refuses the write: what is written comes from outside of what the
// program has in hand, and the model looks at it; or a destroy can be stopped. In a project that does not show its models nobody
// can tell, and all writes are doubted.
func (k *Knowledge) doubted(f *flow.Frame, s *flow.State, e *program.Expr, r Receiver) bool {
	if !k.shown() && !k.application() {
		return true
	}
	var models [][]*program.Class
	if own := k.openings(f.Method.Class, r.Class); r.Class != "" && len(own) > 0 {
		models = append(models, own)
	} else if r.Alien != "" {
		models = k.namesakes(r.Alien)
	}
	for _, openings := range models {
		making := answers[e.Name] == Record || e.Name == "save" && (k.makeOf(f, e.X) != nil || k.newHere(f, e.X))
		if k.refusals(openings, making).doubts(k, f, s, e) {
			return true
		}
	}
	return false
}

func (r *refusals) doubts(k *Knowledge, f *flow.Frame, s *flow.State, e *program.Expr) bool {
	switch e.Name {
	case "destroy":
		return r.holds
	case "save":
		return r.doubtsAny(k, f, s, k.handed(f, e), false)
	}
	given := e.List
	if e.Name == "update" && len(given) > 1 && given[0].Op != program.Pair && given[0].Op != program.Spread {
		given = given[1:] // Order.update(id, state: "open")
	}
	return r.doubtsAny(k, f, s, given, answers[e.Name] == Record) || answers[e.Name] == Record && r.lacksOwner(f, s, e)
}

// lacksOwner reports whether a new record is not given an owner that it has to have, as far as all that it is given has a name.
func (r *refusals) lacksOwner(f *flow.Frame, s *flow.State, e *program.Expr) bool {
	attributes := written(f, s, e)
	if len(attributes) == 0 {
		return false
	}
	missing := 0
	for o := range r.owners {
		given := r.fills[o]
		for _, a := range attributes {
			given = given || a.name == o || a.name == r.keys[o]
		}
		if !given {
			missing++
		}
	}
	return missing > 1 || missing == 1 && !ofOwner(f, s, e.X)
}

// doubtsAny looks at the attributes that arguments name, and at hashes of attributes that they hand on.
func (r *refusals) doubtsAny(k *Knowledge, f *flow.Frame, s *flow.State, arguments []*program.Expr, making bool) bool {
	for _, a := range Unfolded(arguments) {
		if a.Op == program.Call && a.X != nil && (a.Name == "merge" || a.Name == "reverse_merge") { // defaults.merge(name: name)
			if r.doubtsAny(k, f, s, append([]*program.Expr{a.X}, a.List...), making) {
				return true
			}
			continue
		}
		if a.Op != program.Pair {
			if of := origin.Of(k.classes, f.Method, a); r.refuses() && (of == origin.Wire || of > origin.Program && speaksOfAttributes(a)) && r.refusesAny(k.permitted(f.Method, a, 0)) {
				return true
			}
			continue
		}
		if a.X != nil && a.X.Name != "" && (a.Y != nil && a.Y.Op == program.Nil || k.fromOutside(f.Method, a.Y)) && r.objects(k, f, s, attribute{plain(a.X.Name), a.Y, plainlyGiven(f, s, a.Y)}, making) {
			return true
		}
	}
	return false
}

// fromOutside reports whether the value of an attribute comes from outside: in an application the method has to read it there itself.
func (k *Knowledge) fromOutside(m *program.Method, value *program.Expr) bool {
	if k.whole {
		return origin.ReadHere(k.classes, m, value)
	}
	return origin.Of(k.classes, m, value) > origin.Program
}

// refusesAny reports whether the model looks at one of the attributes of a hash, as far as it says which it has; nil says nothing.
func (r *refusals) refusesAny(attributes map[string]bool) bool {
	if attributes == nil || r.wide {
		return true
	}
	for name := range attributes {
		if r.looks[name] && !r.guessed[name] || r.lax[name] || len(r.lists[name]) > 0 || r.demands[name] || r.files[name] || r.feeds[name] || r.comparesOthers(name) || r.feedsInto(name) {
			return true
		}
	}
	return false
}

// permitted are the attributes that an expression permits of a request, itself or in a method of the class: params.permit(:name, :phone);
// nil where that cannot be told.
func (k *Knowledge) permitted(m *program.Method, e *program.Expr, depth int) map[string]bool {
	e = flow.Strip(e)
	if e != nil && e.Op == program.Local {
		e = flow.Strip(summary.OnlyValue(m, e.Name))
	}
	if e == nil || e.Op != program.Call || depth > 3 {
		return nil
	}
	if e.X == nil || e.X.Op == program.Self {
		var own *program.Method
		if m.Class != nil {
			own = flow.FindMethod(k.classes, m.Class, e.Name, m.Static)
		}
		if own == nil || own == m {
			return nil
		}
		tails := summary.Tails(own)
		if len(tails) != 1 {
			return nil
		}
		return k.permitted(own, tails[0], depth+1)
	}
	switch e.Name {
	case "permit":
		return listedNames(e.List)
	case "expect":
		if len(e.List) == 1 && e.List[0].Op == program.Pair {
			return listedNames([]*program.Expr{e.List[0].Y})
		}
	case "except", "to_h", "slice", "compact", "compact_blank":
		return k.permitted(m, e.X, depth+1)
	}
	return nil
}

// listedNames are the names in a list of permitted attributes, the keys of those that hold others included; nil where something else is in it.
func listedNames(list []*program.Expr) map[string]bool {
	out := map[string]bool{}
	for _, a := range Unfolded(list) {
		switch {
		case a.Op == program.Symbol || a.Op == program.Str:
			out[plain(a.Name)] = true
		case a.Op == program.Pair && a.X != nil && a.X.Name != "":
			out[plain(a.X.Name)] = true
		case a.Op == program.Array:
			inner := listedNames(a.List)
			if inner == nil {
				return nil
			}
			for name := range inner {
				out[name] = true
			}
		default:
			return nil
		}
	}
	return out
}

// called are names of hashes of attributes.
var called = names.Compile(`(^|_)(params|attributes|attrs)$`)

// speaksOfAttributes reports whether an expression is made of something that is called attributes or params.
func speaksOfAttributes(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || (x.Op == program.Local || x.Op == program.Field_ || x.Op == program.Call) && called.MatchString(x.Name)
		return !found
	})
	return found
}

// objects reports whether the model may find something wrong with the value of an attribute. That the record of another one is there
// is nothing to doubt, and one that a new record shares with others says that it is there already.
func (r *refusals) objects(k *Knowledge, f *flow.Frame, s *flow.State, a attribute, making bool) bool {
	switch {
	case r.sometime[a.name] && !r.looks[a.name] && a.value != nil && a.value.Op == program.Nil:
		return false // who writes that there is nothing knows when something has to be there
	case r.own[a.name] && a.value != nil && a.value.Op == program.Nil && !r.ties[a.name]:
		return r.demands[a.name] || len(r.lists[a.name]) > 0
	case r.ties[a.name] && a.value != nil && a.value.Op == program.Nil:
		return r.owners[a.name] // what has no owner is tied to none wrongly
	case r.ties[a.name]:
		return r.looks[a.name] && !making
	case r.demands[a.name] && (s.Fact(f.Value(s, a.value)).Truth == flow.Yes || AskedFor(f.Method, a.value)):
		a.given = true
	}
	if k.whole && r.demands[a.name] && origin.Of(k.classes, f.Method, a.value) < origin.Wire && (a.value == nil || a.value.Op != program.Nil) {
		a.given = true // that a caller gives nothing is for the callers to mind
	}
	return r.comparesOthers(a.name) && (a.value == nil || a.value.Op != program.Nil) || r.feeds[a.name] || !r.guessed[a.name] && !r.accepts(a)
}

// AskedFor reports whether an expression stands in a branch that is taken only where the same is there: if params[:text].
func AskedFor(m *program.Method, e *program.Expr) bool {
	var asks func(cond *program.Expr) bool
	asks = func(cond *program.Expr) bool {
		switch {
		case cond == nil:
			return false
		case cond.Op == program.And:
			return asks(cond.X) || asks(cond.Y)
		case cond.Op == program.Call && (cond.Name == "present?" || cond.Name == "presence"):
			return program.Same(cond.X, e)
		}
		return program.Same(cond, e)
	}
	found := false
	m.Body().Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.If && x.Y != nil && x.Y.Span.Contains(e.Span) && asks(x.X)
		return !found && x.Span.Contains(e.Span)
	})
	return found
}

// refuses reports whether the model says that it looks at something.
func (r *refusals) refuses() bool {
	for name := range r.looks {
		if !r.guessed[name] {
			return true
		}
	}
	return r.wide || len(r.lax)+len(r.lists)+len(r.demands)+len(r.uniques) > 0
}

// handed are the attributes and hashes of attributes that a method gives a record before it saves it: as pairs, where they have names.
func (k *Knowledge) handed(f *flow.Frame, save *program.Expr) []*program.Expr {
	x := bare(save.X)
	if x == nil {
		return nil
	}
	var out []*program.Expr
	f.Method.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Span.Start >= save.Span.Start:
		case e.Op == program.Assign && e.X != nil && e.Y != nil && program.Same(e.X, x) && makes(e.Y): // x = Order.new(attributes)
			e.Y.Walk(func(c *program.Expr) bool {
				if c.Op == program.Call && making[c.Name] {
					out = append(out, c.List...)
				}
				return c.Closure == nil
			})
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Call && program.Same(e.X.X, x):
			out = append(out, &program.Expr{Op: program.Pair, X: &program.Expr{Op: program.Symbol, Name: e.X.Name}, Y: e.Y, Span: e.Span})
		case e.Op == program.Call && program.Same(e.X, x) && (e.Name == "assign_attributes" || e.Name == "attributes="):
			out = append(out, e.List...)
		}
		return true
	})
	if make := k.makeOf(f, save.X); make != nil {
		out = append(out, make.List...)
	}
	return out
}

// newHere reports whether a method makes the record that a local or field holds.
func (k *Knowledge) newHere(f *flow.Frame, x *program.Expr) bool {
	x = bare(x)
	found := false
	f.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || x != nil && e.Op == program.Assign && e.Y != nil && program.Same(e.X, x) && makes(e.Y) && !strings.HasPrefix(e.Y.Name, "find")
		return !found
	})
	return found
}
