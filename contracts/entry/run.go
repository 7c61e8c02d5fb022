package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// Operand is an operand of a recorded expression with what was known of it just before.
type Operand struct {
	Expr  *program.Expr
	Value *flow.Value
	Fact  *flow.Fact // never nil, never to be changed
}

// NoOperand stands for an operand that is not there.
func NoOperand() Operand { return noOperand }

var noOperand = Operand{Fact: &flow.Fact{}}

// Record is one evaluated expression of a run.
type Record struct {
	Frame  *flow.Frame
	Expr   *program.Expr
	Kind   flow.StepKind
	Deref  *Operand      // what it dereferences, if anything
	Result *flow.Value   // its own value
	Own    *flow.Fact    // what is known of it before it is tested; never nil
	X      Operand       // receiver or left operand
	Args   []Operand     // arguments, elements; pairs are replaced by their values
	Y      Operand       // right operand, assigned value
	Roots  []Operand     // the parameters that operands were computed from; Expr is the operand's
	Bare   []Operand     // those of them whose absence the operand shows
	Effect *program.Expr // the first side effect that may have come before
	Left   flow.Left     // at Leave: answers of writes that nobody has read on some path here
	Leave  *flow.Value
	// Verdict, at Prove, is how the condition comes out by what is known before it.
	Verdict flow.Verdict
	Value   *program.Expr // at Leave: what is returned, as written; nil if nothing
	// Vouched is set where a check that cannot be seen into has answered for an owner of what is dereferenced.
	Vouched bool
}

// Run is the analysis of one entry method with everything it calls in its class, after the constructor.
type Run struct {
	Class    *program.Class // nil for functions
	Kind     Kind
	Method   *program.Method
	Ctor     *program.Method // constructor run before, or nil
	Records  []*Record
	Analysis *flow.Analysis
	Effect   *program.Expr // the first side effect anywhere in the run
	Cut      bool          // it used up its budget; what calls did from then on is unknown
	// Operations are the writes of the run, as far as they are known for such.
	Operations map[*program.Expr]records.Operation
	// Rows are the records that lookups of the run bring, where something declares their tables.
	Rows map[*program.Expr]*records.Row

	room      room
	byParam   map[*program.Param][]*Record
	calleesOf map[*program.Expr]bool
	makersOf  *makers
}

type runsKey struct{}
type methodsKey struct{}

// Entries are the runs over the entry points of the file's boundary classes.
func Entries(p *contracts.Pass) []*Run {
	return memo(p, runsKey{}, func() []*Run {
		var out []*Run
		for _, c := range p.File.Classes {
			if Classify(p, c) == Boundary {
				out = append(out, runClass(p, c)...)
			}
		}
		return out
	})
}

// Methods are runs over every single method of every class, private ones included. Records of called methods are left out, and
// those of internal classes altogether. A method whose loops use up the budget is unknown, and left out.
func Methods(p *contracts.Pass) []*Run {
	return memo(p, methodsKey{}, func() []*Run {
		var out []*Run
		for _, c := range p.File.Classes {
			kind := Classify(p, c)
			if c.Kind == program.KindInterface {
				continue
			}
			for _, m := range c.Methods {
				if !analysable(m) || !p.Asks(m) {
					continue
				}
				if r := runMethod(p, c, kind, m); !r.Cut {
					out = append(out, r)
				}
			}
		}
		return out
	})
}

// memo keeps under a key of its own type what one rule computed for all.
func memo[T any](p *contracts.Pass, key any, build func() T) T {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[key]; ok {
		return v.(T)
	}
	v := build()
	p.Memo[key] = v
	return v
}

func analysable(m *program.Method) bool {
	return m.HasBody() && !m.Broken
}

type projectKey struct{}

// project is the snapshot as the analyses of the file share it.
func project(p *contracts.Pass) *flow.Project {
	return memo(p, projectKey{}, func() *flow.Project { return flow.NewProject(p.Program) })
}

func newAnalysis(p *contracts.Pass, c *program.Class) *flow.Analysis {
	a := flow.New(project(p), c)
	a.Validators = p.Config.Validators()
	if d := Declared(p, c); d != nil {
		a.Declared = &d.Facts
	}
	if p.File.Language == program.TypeScript {
		a.Checks, a.Shapes = schemas(p)
	}
	return a
}

// Constructor is the class's own constructor, or nil.
func Constructor(c *program.Class) *program.Method {
	for _, m := range c.Methods {
		if m.Kind == program.KindConstructor && analysable(m) && !m.Static {
			return m
		}
	}
	return nil
}

func runClass(p *contracts.Pass, c *program.Class) []*Run {
	a := newAnalysis(p, c)
	var out []*Run
	ctor := Constructor(c)
	if d := Declared(p, c); ctor == nil && d != nil {
		ctor = d.Setup
	}
	asked := slices.DeleteFunc(entries(p, c), func(m *program.Method) bool { return !p.Asks(m) })
	if p.Only != nil && len(asked) == 0 {
		return nil
	}
	var after *flow.State
	if ctor != nil {
		r := &Run{Class: c, Kind: Boundary, Method: ctor, Analysis: a}
		after = a.Run(ctor, nil, r.record).State
		r.Cut = a.Exhausted()
		out = append(out, r)
	}
	for _, m := range asked {
		if m == ctor || !analysable(m) {
			continue
		}
		r := &Run{Class: c, Kind: Boundary, Method: m, Analysis: a}
		if !m.Static {
			r.Ctor = ctor
			a.Run(m, after, r.record)
		} else {
			a.Run(m, nil, r.record)
		}
		r.Cut = a.Exhausted()
		out = append(out, r)
	}
	return out
}

func runMethod(p *contracts.Pass, c *program.Class, kind Kind, m *program.Method) *Run {
	if kind == Internal { // only rules that read the program itself apply
		r := &Run{Class: c, Kind: kind, Method: m, Analysis: newAnalysis(p, c)}
		r.watch(p)
		return r
	}
	r := byItself(p, m)
	r.Kind = kind
	return r
}

type byItselfKey struct{ method *program.Method }

// byItself is the run of one method without its constructor, of which everything but the inside of what it calls is recorded.
func byItself(p *contracts.Pass, m *program.Method) *Run {
	return memo(p, byItselfKey{m}, func() *Run {
		r := &Run{Class: m.Class, Method: m, Analysis: newAnalysis(p, m.Class)}
		r.watch(p)
		r.alone()
		return r
	})
}

// alone runs the method with nothing known before; what helpers prove counts, what they do inside does not.
func (r *Run) alone() {
	r.Analysis.Depth = 1
	r.Analysis.Run(r.Method, nil, func(e flow.Event) {
		if e.Frame.Depth() == 0 {
			r.record(e)
		}
	})
	if r.Analysis.Unsettled() { // what one turn of a loop shows is no knowledge
		r.Records, r.Operations, r.Cut = nil, nil, true
	}
}

func (r *Run) record(e flow.Event) {
	if e.Step.Kind == flow.Copy || e.Step.Kind == flow.Bind {
		return
	}
	x := e.Step.Expr
	if x == nil && e.Step.Kind != flow.Leave {
		return
	}
	rec := r.room.record()
	*rec = Record{X: noOperand, Y: noOperand, Own: noOperand.Fact, Frame: e.Frame, Expr: x, Kind: e.Step.Kind, Effect: e.State.Effect}
	operand := func(y *program.Expr) Operand {
		if y == nil {
			return noOperand
		}
		v := e.Frame.Value(e.State, y)
		return Operand{y, v, e.State.Known(v)}
	}
	if e.Step.Kind == flow.Leave {
		left := operand(e.Step.From)
		rec.Leave, rec.Value, rec.Own = left.Value, e.Step.From, left.Fact
		rec.Left = e.Frame.Leaving(e.State, rec.Leave)
		r.Records = append(r.Records, rec)
		return
	}
	if d := e.Frame.Dereferenced(x); d != nil && e.Step.Kind == flow.Eval || d != nil && e.Step.Kind == flow.Prove && x.Op == program.Call && (x.Closure != nil || hasClosure(x)) {
		o := operand(d)
		rec.Deref = &o
		rec.Vouched = vouched(e.State, o.Value)
	}
	rec.X, rec.Y = operand(x.X), operand(x.Y)
	if e.Step.Kind == flow.Prove {
		rec.Verdict = e.Frame.Decide(e.State, x)
	}
	rec.Args = r.room.operands(len(x.List))
	for _, a := range x.List {
		switch {
		case a == nil:
		case a.Op == program.Pair:
			rec.Args = append(rec.Args, operand(a.Y))
		case a.Op == program.Hash && x.Op == program.Call:
			for _, p := range a.List {
				if p.Op == program.Pair {
					rec.Args = append(rec.Args, operand(p.Y))
				}
			}
		default:
			rec.Args = append(rec.Args, operand(a))
		}
	}
	rec.roots(e.State)
	rec.Result = e.Frame.Value(e.State, x)
	rec.Own = e.State.Known(rec.Result)
	if r.Effect == nil && e.Step.Kind == flow.Eval {
		if k := flow.Effect(x, e.Frame.File().Language); k != flow.NoEffect && (k != flow.OwnState || e.Frame.Root().Method.Kind != program.KindConstructor) {
			r.Effect = x
		}
	}
	r.Records = append(r.Records, rec)
}

// vouched reports whether an owner of v passed a check as a whole.
func vouched(s *flow.State, v *flow.Value) bool {
	for v != nil && v.Base != nil {
		if v = v.Base; s.Fact(v).Tested&flow.TestOpaque != 0 {
			return true
		}
	}
	return false
}

func hasClosure(e *program.Expr) bool {
	for _, a := range e.List {
		if a != nil && a.Op == program.Closure_ {
			return true
		}
	}
	return false
}
