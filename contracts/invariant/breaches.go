package invariant

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// breaches are those of all classes of a file.
type breaches struct{ made, left []Breach }

type breachesKey struct{}

// NotEstablished lists the constructors that may finish while an invariant does not hold.
func NotEstablished(p *contracts.Pass) []Breach { return all(p).made }

// NotRestored lists the writes after which a public method may leave while an invariant does not hold.
func NotRestored(p *contracts.Pass) []Breach { return all(p).left }

func all(p *contracts.Pass) breaches {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[breachesKey{}]; ok {
		return v.(breaches)
	}
	var b breaches
	for _, c := range p.File.Classes {
		if s := Of(p, c); s != nil && !c.Broken {
			b.made = append(b.made, established(p, s)...)
			b.left = append(b.left, restored(p, s)...)
		}
	}
	p.Memo[breachesKey{}] = b
	return b
}

// restored runs every public method on an object for which everything holds.
func restored(p *contracts.Pass, s *Set) []Breach {
	var out []Breach
	seen := map[mark]bool{}
	for _, m := range s.Class.Methods {
		if m.Static || m.Kind == program.KindConstructor || m.Visibility != program.Public || !m.HasBody() || m.Broken || s.Methods[m.Name] || s.checksItself(m) {
			continue
		}
		w := newWatch(p, s)
		w.a.After = w.follow
		var conds []*program.Expr
		for _, i := range s.List {
			if i.Cond != nil {
				conds = append(conds, i.Cond)
			}
		}
		w.a.Run(m, w.a.Assume(m, nil, conds...), func(e flow.Event) {
			if e.Step.Kind != flow.Leave || e.Frame.Depth() > 0 {
				return
			}
			for _, i := range s.List {
				for _, mk := range w.writes[i] {
					if !e.State.Marked(mk) || seen[mk] {
						continue
					}
					if j := w.judge(e.Frame, e.State, i, true); j.all() == Holds || j.settled {
						continue
					}
					seen[mk] = true
					out = append(out, Breach{Class: s.Class, Invariant: i, Method: m, Write: mk.write, Writer: mk.where, Field: mk.field})
				}
			}
		})
	}
	return out
}

// checksItself reports whether contracts.ruby checks the invariants after m: a Contract line stands right above it.
func (s *Set) checksItself(m *program.Method) bool {
	if !s.Enforced || m.Class == nil {
		return false
	}
	t := m.File.Text
	for _, macro := range m.Class.Macros {
		if macro.Op == program.Call && macro.Name == "Contract" && t.LineOf(macro.Span.End)+1 == t.LineOf(m.Span.Start) {
			return true
		}
	}
	return false
}

// established runs the constructor, or every factory where only factories can call it.
func established(p *contracts.Pass, s *Set) []Breach {
	ctor := s.lineage.constructor()
	if ctor == nil || ctor.Broken || s.Class.Abstract || s.Class.Kind != program.KindClass {
		return nil
	}
	own := ctor.Class == s.Class
	if !own && ctor.Class.Name == s.Class.Name {
		return nil // reported at the opening where it stands
	}
	if factoryOnly(s, ctor) {
		return throughFactories(p, s, ctor)
	}
	w := newWatch(p, s)
	w.a.After = w.vouching
	found := map[*Invariant]bool{}
	var out []Breach
	w.a.Run(ctor, nil, func(e flow.Event) {
		if e.Step.Kind != flow.Leave || e.Frame.Depth() > 0 {
			return
		}
		for _, i := range s.List {
			if i.Class.Name != s.Class.Name && !(own && storesItself(ctor, i)) {
				continue // the base class answers for what it declares
			}
			if !found[i] && w.open(e.Frame, e.State, i) {
				found[i] = true
				out = append(out, Breach{Class: s.Class, Invariant: i, Method: ctor, Field: i.Fields[0]})
			}
		}
	})
	return out
}

// storesItself reports whether a constructor writes something the invariant speaks of in its own body.
func storesItself(ctor *program.Method, i *Invariant) bool {
	found := false
	ctor.Body().Walk(func(e *program.Expr) bool {
		for _, field := range written(e, ctor.File.Language) {
			found = found || i.Mentions(field)
		}
		return !found
	})
	return found
}

// open judges an invariant at the end of a constructor.
func (w *watch) open(f *flow.Frame, s *flow.State, i *Invariant) bool {
	for _, name := range i.Fields {
		v := f.Value(s, &program.Expr{Op: program.Field_, Name: name})
		if v.Origin() == flow.Initial && (f.File().Language == program.TypeScript || w.set.lineage.open || !w.set.lineage.stores(name) || delegates(f.Method)) {
			return false // something that cannot be seen may have stored it
		}
	}
	return w.judge(f, s, i, false).all() == Open
}

// delegates reports whether a constructor leaves storing to something that cannot be seen.
func delegates(ctor *program.Method) bool {
	found := false
	ctor.Body().Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Call:
			found = found || (e.X == nil || e.X.Op == program.Self) && assigning.MatchString(e.Name)
		case program.Super:
			found = true
		}
		return !found
	})
	return found
}

var assigning = regexp.MustCompile(`assign|instance_variable_set|attributes|send|set|init|load|reset|prepare`)

// factoryOnly reports whether a constructor can be called from inside its class only.
func factoryOnly(s *Set, ctor *program.Method) bool {
	if ctor.File.Language == program.TypeScript {
		return ctor.Visibility != program.Public
	}
	for _, c := range s.lineage.classes {
		for _, m := range c.Macros {
			if m.Op == program.Call && m.Name == "private_class_method" && len(m.List) > 0 && m.List[0].Name == "new" {
				return true
			}
		}
	}
	return false
}

// throughFactories runs the static methods and judges the objects they make.
func throughFactories(p *contracts.Pass, s *Set, ctor *program.Method) []Breach {
	var out []Breach
	found := map[*Invariant]bool{}
	for _, m := range s.Class.Methods {
		if !m.Static || !m.HasBody() || m.Broken {
			continue
		}
		w := newWatch(p, s)
		w.a.After = w.vouching
		w.a.Run(m, nil, func(e flow.Event) {
			if e.Step.Kind != flow.Eval || e.Step.Expr == nil || !makes(e.Step.Expr, s.Class) {
				return
			}
			inside, after := e.Frame.Construct(e.State, e.Step.Expr, ctor)
			if inside == nil {
				return
			}
			for _, i := range s.List {
				if !found[i] && w.open(inside, after, i) {
					found[i] = true
					out = append(out, Breach{Class: s.Class, Invariant: i, Method: ctor, Field: i.Fields[0], Factory: e.Step.Expr})
				}
			}
		})
	}
	return out
}

// makes reports whether e makes an object of the class from inside it.
func makes(e *program.Expr, c *program.Class) bool {
	switch e.Op {
	case program.New:
		return e.Name == c.Name || e.Name == "this"
	case program.Call:
		return e.Name == "new" && c.File.Language == program.Ruby && (e.X == nil || e.X.Op == program.Self || e.X.Op == program.Constant && e.X.Name == c.Name)
	}
	return false
}
