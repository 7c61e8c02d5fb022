package invariant

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/trial"
)

// Proved reports whether an invariant of a class is seen to hold, with nothing taken on trust: all of the class is in sight, its
// constructor ends with it, every method that changes its fields leaves with it, and nobody else can reach them. It says no more
// often than a reader would.
func Proved(p *contracts.Pass, s *Set, i *Invariant) bool {
	c := s.Class
	if i.Cond == nil || c.Kind != program.KindClass || c.Broken || c.Abstract || s.Enforced || s.lineage.open || len(s.lineage.classes) != 1 || i.Class != c {
		return false
	}
	return scalar(i) && closed(c, i) && s.proofOfStart(p, i) && s.proofOfMethods(p, i)
}

// scalar reports whether a condition asks its fields nothing but their value, their size and the like.
func scalar(i *Invariant) bool {
	ok := true
	i.Cond.Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Call, program.Member:
			ok = ok && (len(e.List) == 0 && e.Closure == nil && asked[e.Name] || e.Name == "include?" || e.Name == "includes")
		case program.Opaque, program.Index:
			ok = false
		}
		return ok
	})
	return ok
}

var asked = map[string]bool{"size": true, "length": true, "count": true, "empty?": true, "any?": true, "nil?": true, "zero?": true, "positive?": true,
	"negative?": true, "present?": true, "blank?": true}

// closed reports whether only the methods of the class reach the fields of an invariant: there is no writer, nothing that stores by
// computed names, and a collection whose contents matter is neither taken in nor handed out as it is.
func closed(c *program.Class, i *Invariant) bool {
	for _, f := range c.Fields {
		if !i.Mentions(f.Name) {
			continue
		}
		hidden := f.Visibility == program.Private || f.Readonly
		if c.File.Language == program.Ruby {
			hidden = !f.Writer
		}
		if !hidden || i.Elements[f.Name] && c.File.Language == program.Ruby && f.Reader && f.Visibility == program.Public {
			return false
		}
	}
	for _, m := range c.Methods {
		if m.Broken || m.HasBody() && !keepsIn(m, i) {
			return false
		}
	}
	return true
}

var byName = map[string]bool{"instance_variable_set": true, "send": true, "public_send": true, "__send__": true, "assign_attributes": true, "attributes=": true,
	"instance_eval": true, "instance_exec": true, "class_eval": true, "eval": true}

// keepsIn reports whether a method lets no collection of an invariant out, nor one in that others hold.
func keepsIn(m *program.Method, i *Invariant) bool {
	ok := true
	inner := map[*program.Expr]bool{} // fields of which something is asked, or which are stored to
	note := func(x *program.Expr) {
		if x = flow.Strip(x); x != nil {
			inner[x] = true
		}
	}
	m.Body().Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Call:
			ok = ok && !byName[e.Name] && !(e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Object" || e.X.Name == "Reflect"))
			note(e.X)
		case program.Member:
			note(e.X)
		case program.Index:
			ok = ok && !(e.X != nil && e.X.Op == program.Self)
			note(e.X)
		case program.Spread, program.For:
			note(e.X)
		case program.Assign:
			note(e.X)
			if t := flow.Strip(e.X); t != nil && t.Op == program.Field_ && i.Elements[t.Name] {
				ok = ok && own(e.Y)
			}
		case program.Binary: // @items << item
			if _, resizes := flow.Resizes(e, m.File.Language); resizes {
				note(e.X)
			}
		case program.Field_:
			ok = ok && (!i.Elements[e.Name] || inner[e])
		}
		return ok
	})
	return ok
}

// own reports whether a value is a collection that nobody else holds.
func own(e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Array, program.Hash, program.New, program.Nil:
		return true
	case program.Call:
		return taken[e.Name]
	}
	return false
}

var taken = map[string]bool{"dup": true, "clone": true, "map": true, "select": true, "filter": true, "reject": true, "sort": true, "sort_by": true, "uniq": true,
	"compact": true, "slice": true, "concat": true, "to_a": true, "new": true}

// proofOfStart runs the constructor; fields that it leaves alone have what they are declared with.
func (s *Set) proofOfStart(p *contracts.Pass, i *Invariant) bool {
	ctor := s.lineage.constructor()
	if ctor == nil || !storesItself(ctor, i) && !property(ctor, i) && !asksItself(ctor) {
		return s.initially(p, i)
	}
	holds, w := true, newWatch(p, s)
	w.a.Run(ctor, nil, func(e flow.Event) {
		if e.Step.Kind == flow.Leave && e.Frame.Depth() == 0 {
			holds = holds && w.judge(e.Frame, e.State, i, false).all() == Holds
		}
	})
	return holds && !w.a.Exhausted()
}

// asksItself reports whether a method calls others of its object.
func asksItself(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Super || e.Op == program.Call && (e.X == nil || e.X.Op == program.Self)
		return !found
	})
	return found
}

// property reports whether a constructor declares a field of an invariant as its parameter.
func property(ctor *program.Method, i *Invariant) bool {
	return slices.ContainsFunc(ctor.Params, func(prm *program.Param) bool { return prm.Property && i.Mentions(prm.Name) })
}

// initially reports whether the values that fields are declared with satisfy an invariant.
func (s *Set) initially(p *contracts.Pass, i *Invariant) bool {
	m := &program.Method{File: s.Class.File, Class: s.Class, Name: "·", Content: program.Ready(&program.Expr{Op: program.Block})}
	world := trial.World{}
	for _, f := range s.Class.Fields {
		if !i.Mentions(f.Name) || f.Init == nil {
			continue
		}
		v, ok := trial.Written(f.Init)
		if !ok {
			return false
		}
		world["self."+f.Name] = v
	}
	if len(world) != len(i.Fields) {
		return false
	}
	machine := &trial.Machine{Classes: p.Program}
	holds, crashed := machine.Holds(m, i.Cond, world, nil)
	return holds == flow.Yes && !crashed
}

// proofOfMethods runs every method that others can call: whatever it writes, it must be known to hold in the end.
func (s *Set) proofOfMethods(p *contracts.Pass, i *Invariant) bool {
	for _, m := range s.Class.Methods {
		if m.Static || m.Kind == program.KindConstructor || m.Visibility == program.Private || !m.HasBody() {
			continue
		}
		w := newWatch(p, s)
		w.a.After = func(f *flow.Frame, st *flow.State, step flow.Step) {
			if step.Kind != flow.Eval || step.Expr == nil || !f.Own() {
				return
			}
			for _, field := range written(step.Expr, f.File().Language) {
				if i.Mentions(field) {
					w.clear(st, i)
					if w.judge(f, st, i, true).all() != Holds {
						w.note(st, mark{i, step.Expr, field, f.Method})
					}
				}
			}
		}
		holds := true
		w.a.Run(m, w.a.Assume(m, nil, i.Cond), func(e flow.Event) {
			if e.Step.Kind != flow.Leave || e.Frame.Depth() > 0 {
				return
			}
			for _, mk := range w.writes[i] {
				holds = holds && (!e.State.Marked(mk) || w.judge(e.Frame, e.State, i, true).all() == Holds)
			}
		})
		if !holds || w.a.Exhausted() {
			return false
		}
	}
	return true
}
