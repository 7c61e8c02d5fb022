package invariant

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Breach is a constructor or method that may leave while an invariant does not hold.
type Breach struct {
	Class     *program.Class // whose objects are concerned
	Invariant *Invariant
	Method    *program.Method // the constructor or public method
	Write     *program.Expr   // of a method: the expression that writes
	Writer    *program.Method // of a method: where Write stands
	Field     string
	Factory   *program.Expr // of a constructor that only factories call: the call that lets it through
}

// watch is one run over a method with the obligations it carries along.
type watch struct {
	set    *Set
	a      *flow.Analysis
	fields []string
	in     map[string]bool
	writes map[*Invariant][]mark
}

// mark is a write after which an invariant is not known to hold; states remember it until it is.
type mark struct {
	inv   *Invariant
	write *program.Expr
	field string
	where *program.Method
}

func newWatch(p *contracts.Pass, s *Set) *watch {
	a := flow.New(p.Program, s.Class)
	a.Validators = p.Config.Validators()
	w := &watch{set: s, a: a, fields: s.Fields(), in: map[string]bool{}, writes: map[*Invariant][]mark{}}
	for _, f := range w.fields {
		w.in[f] = true
	}
	return w
}

func (w *watch) judge(f *flow.Frame, s *flow.State, i *Invariant, entered bool) *judge {
	return &judge{a: w.a, f: f, s: s, inv: i, footprint: w.in, entered: entered}
}

// vouch notes that a call has checked everything.
func (w *watch) vouch(f *flow.Frame, s *flow.State, e *program.Expr) bool {
	if e.Op != program.Call || e.X != nil && e.X.Op != program.Self || !w.set.Methods[e.Name] {
		return false
	}
	for _, name := range w.fields {
		field := &program.Expr{Op: program.Field_, Name: name}
		for _, x := range []*program.Expr{field, {Op: program.Member, X: field, Name: "size"}} {
			s.Learn(f.Value(s, x), func(k *flow.Fact) { k.Vouched = true })
		}
	}
	for i := range w.writes {
		w.clear(s, i)
	}
	return true
}

func (w *watch) clear(s *flow.State, i *Invariant) {
	for _, m := range w.writes[i] {
		s.Unmark(m)
	}
}

// vouching is the hook for constructors: checks count, writes are judged at the end.
func (w *watch) vouching(f *flow.Frame, s *flow.State, st flow.Step) {
	if st.Kind == flow.Eval && st.Expr != nil {
		w.assume(f, s, st.Expr)
		if f.Own() {
			w.vouch(f, s, st.Expr)
		}
	}
}

// follow is the hook for methods: every write is judged where it happens, and remembered if it leaves an invariant open.
func (w *watch) follow(f *flow.Frame, s *flow.State, st flow.Step) {
	if st.Kind != flow.Eval || st.Expr == nil {
		return
	}
	w.assume(f, s, st.Expr)
	if !f.Own() || w.vouch(f, s, st.Expr) {
		return
	}
	for _, field := range written(st.Expr, f.File().Language) {
		if !w.in[field] {
			continue
		}
		for _, i := range w.set.List {
			if !i.Mentions(field) {
				continue
			}
			w.clear(s, i)
			if w.judge(f, s, i, true).all() == Open {
				w.note(s, mark{i, st.Expr, field, f.Method})
			}
		}
	}
}

func (w *watch) note(s *flow.State, m mark) {
	known := false
	for _, old := range w.writes[m.inv] {
		known = known || old == m
	}
	if !known {
		w.writes[m.inv] = append(w.writes[m.inv], m)
	}
	s.Mark(m)
}

// asking and asker recognise calls that look at their arguments for the sake of a check, whatever they do with the answer.
var (
	asking = regexp.MustCompile(`^(against|guard|assert|check|ensure|valid|verify|require|combine|parse|safeParse|is[A-Z])`)
	asker  = regexp.MustCompile(`(?i)guard|assert|schema|valid|check|policy|preconditions|ensure$`)
)

// assume takes every value handed to such a call for one that was checked: what the check says cannot be seen, unless it is a method of
// the class that the run has gone through.
func (w *watch) assume(f *flow.Frame, s *flow.State, e *program.Expr) {
	if e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) && plainHelper(w.set.Class, e.Name) {
		return
	}
	if e.Op != program.Call || len(e.List) == 0 || !asking.MatchString(e.Name) && (e.X == nil || !asker.MatchString(e.X.Name)) {
		return
	}
	if e.X != nil && (e.X.Name == "Number" || e.X.Name == "Math" || e.X.Name == "Array") {
		return // what these ask is known
	}
	for _, a := range e.List {
		a.Walk(func(x *program.Expr) bool {
			switch x.Op {
			case program.Local, program.Field_, program.Member, program.Index:
				s.Learn(f.Value(s, x), func(k *flow.Fact) { k.Assumed = true })
			}
			return x.Op != program.Closure_
		})
	}
}

// plainHelper reports whether a class declares a method by that name which only guards: whatever it calls, it calls to ask or to raise.
func plainHelper(c *program.Class, name string) bool {
	for _, m := range c.Methods {
		if m.Name != name || !m.HasBody() || len(m.Body().List) == 0 {
			continue
		}
		plain := true
		for _, s := range m.Body().List {
			plain = plain && s.Op == program.If
		}
		m.Body().Walk(func(e *program.Expr) bool {
			plain = plain && !(e.Op == program.Call && e.X == nil && len(e.List) > 0)
			return plain
		})
		return plain
	}
	return false
}

// written are the fields of the object that evaluating e changes: by assignment, or by changing a collection they hold.
func written(e *program.Expr, lang program.Language) []string {
	switch e.Op {
	case program.Assign:
		if e.X != nil && e.X.Op == program.Index && lang == program.TypeScript {
			return nil // replaces an element
		}
		return targets(e.X)
	case program.Multi:
		var out []string
		for _, t := range e.List {
			if t.Op == program.Assign {
				t = t.X
			}
			out = append(out, targets(t)...)
		}
		return out
	case program.Call, program.Binary:
		if x, ok := flow.Resizes(e, lang); ok {
			return targets(x)
		}
	}
	return nil
}

// targets is the field that a write to t changes.
func targets(t *program.Expr) []string {
	for t = flow.Strip(t); t != nil; t = flow.Strip(t.X) {
		switch t.Op {
		case program.Field_:
			return []string{t.Name}
		case program.Call:
			if len(t.List) == 0 && t.Closure == nil && (t.X == nil || t.X.Op == program.Self) {
				return []string{t.Name}
			}
			return nil
		case program.Member, program.Index:
		default:
			return nil
		}
	}
	return nil
}
