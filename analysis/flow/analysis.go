package flow

import (
	"github.com/agentcore/proviso/analysis/program"
)

// Limits of one analysis; beyond them calls are not entered and everything they would tell stays unknown.
const (
	maxDepth = 4
	maxSteps = 11_000
	// joinsPerStep is how many joined entries cost as much as a step.
	joinsPerStep = 3
	maxRounds    = 6
	// overdraft is how many budgets a run may take to end what it has begun; then it stops where it is.
	overdraft = 2
)

// Classes resolves names across files.
type Classes interface {
	// Classes lists every class with the qualified name; reopened ones give several.
	Classes(name string) []*program.Class
}

// Event is one evaluated expression with what was known just before it. The state must not be kept or changed.
type Event struct {
	Frame *Frame
	Step  Step
	State *State
}

// Analysis is one abstract run of an entry method, calls to methods of the same class included.
type Analysis struct {
	project   *Project
	class     *program.Class
	visit     func(Event)
	u         *universe
	asked     map[*Value]map[*program.Method]Tests
	ways      map[*Value][]way
	lambdas   map[*program.Closure]*program.Method
	accessors map[*program.Class]accessors
	unfolding map[*program.Expr]bool // conditions of getters that are being followed
	settings  map[*program.Expr]*program.Expr
	outcomes  map[*Value]outcome
	steps     int
	unsettled bool // the budget ended before the last run had seen all, or its loops were settled
	// Settled are the operations whose status was read on some path.
	Settled map[*program.Expr]bool
	// Depth bounds how many calls deep the run follows; New sets the default.
	Depth int
	// Declared is what the class declares of its inputs and parameters; nil: nothing.
	Declared *Declarations
	// Validators are name patterns of guard helpers that cannot be seen into.
	Validators []string
	// Checks tells which calls hold a value to a schema; nil: none.
	Checks func(*program.Method, *program.Expr) *Check
	// Shapes tells what a parameter is known to fit before its method runs; nil: nothing.
	Shapes func(*program.Method, *program.Param) *Shape
	// After, when set, runs along: it is called after every step, in every round, and may mark and learn.
	After func(*Frame, *State, Step)
	// Owes tells which calls give an answer that must be read; nil: none.
	Owes func(*Frame, *State, *program.Expr) Debt
}

// New prepares an analysis of a class (nil for a function). Analyses that are given the same *Project share what it finds.
func New(classes Classes, class *program.Class) *Analysis {
	return &Analysis{project: NewProject(classes), class: class, Depth: maxDepth, u: newUniverse(), Settled: map[*program.Expr]bool{},
		asked: map[*Value]map[*program.Method]Tests{},
		ways:  map[*Value][]way{}, accessors: map[*program.Class]accessors{}, unfolding: map[*program.Expr]bool{}, settings: map[*program.Expr]*program.Expr{}, lambdas: map[*program.Closure]*program.Method{}}
}

// Frame is one activation of a method.
type Frame struct {
	a      *Analysis
	Method *program.Method
	Parent *Frame
	Call   *program.Expr // the call that entered it; nil for the entry
	depth  int
	// proving is the condition whose consequences are being learnt, or nil.
	proving *program.Expr
	class   *program.Class // of self
}

// File is the file of the frame's method.
func (f *Frame) File() *program.File { return f.Method.File }

// Depth is 0 for the entry method and one more for each call entered.
func (f *Frame) Depth() int { return f.depth }

// Exit is what holds when a method returns.
type Exit struct {
	State   *State // nil if it never returns normally
	Returns *Value

	ways []way
}

// Run analyses method from the state start (nil: nothing known) and calls visit for every reachable step once, in the order of
// the text, with the final facts. It returns what holds at normal exits.
func (a *Analysis) Run(method *program.Method, start *State, visit func(Event)) Exit {
	a.visit = visit
	f := &Frame{a: a, Method: method, class: a.class}
	a.steps, a.u.joins, a.unsettled = 0, 0, false
	s := newState(a.u)
	if start != nil {
		s = start.clone()
		s.locals, s.results = table[Value]{}, table[Value]{}
	}
	f.bindEntry(s, method.Params)
	f.declare(s)
	f.initialize(s)
	return f.run(s, visit != nil)
}

func (f *Frame) bindEntry(s *State, params []*program.Param) {
	for _, p := range params {
		if p.Name != "" {
			v := f.a.u.param(p, nil)
			s.setLocal(variable{name: p.Name}, v)
			f.enforced(s, p, v)
			if p.Property {
				s.setField(p.Name, v)
			}
		}
		f.bindEntry(s, p.Leaves)
	}
}

// Exhausted reports whether the last run used up its budget, so that it says less than it might.
func (a *Analysis) Exhausted() bool { return a.spent() > maxSteps }

// spent is what the run has cost so far, in steps.
func (a *Analysis) spent() int { return a.steps + a.u.joins/joinsPerStep }

// effort is a part of what a run has cost.
type effort struct{ steps, joins int }

func (a *Analysis) effort() effort { return effort{a.steps, a.u.joins} }

func (e effort) since(before effort) effort {
	return effort{e.steps - before.steps, e.joins - before.joins}
}

func (a *Analysis) spend(e effort) { a.steps, a.u.joins = a.steps+e.steps, a.u.joins+e.joins }

func (a *Analysis) overdrawn() bool { return a.spent() > overdraft*maxSteps }

// Unsettled reports whether the budget of the last run ended before all was seen, or within a loop, of which it saw one turn.
func (a *Analysis) Unsettled() bool { return a.unsettled }

// Tests says which questions were asked of v anywhere in the runs so far, by method.
func (a *Analysis) Tests(v *Value) map[*program.Method]Tests { return a.asked[v] }

// Part is what an object holds under a key when it comes in.
func (a *Analysis) Part(of *Value, key string) *Value { return a.u.member(of, key, nil, nil) }

func (a *Analysis) tested(m *program.Method, v *Value, t Tests) {
	if v == nil {
		return
	}
	by := a.asked[v]
	if by == nil {
		by = map[*program.Method]Tests{}
		a.asked[v] = by
	}
	if by[m]&t == t {
		return
	}
	by[m] |= t
	if v.Expr != nil && v.Expr.Op == program.Binary { // what arithmetic gives says nothing about nil operands
		t &^= TestNull
	}
	for _, from := range v.From {
		a.tested(m, from, t)
	}
}

// run iterates to a fixed point over the graph, then visits.
func (f *Frame) run(entry *State, visit bool) Exit {
	g := f.a.project.graph(f.Method)
	if g == nil || len(g.Blocks) == 0 {
		return Exit{State: entry}
	}
	order, cyclic := g.reversePostorder()
	in := newInflow(g, entry)
	var took []effort // by number of the block
	// While a loop settles, calls are followed one level only: following them all the way in every round of every loop on the
	// way down would cost rounds to the power of the depth.
	depth := f.a.Depth
	if cyclic {
		f.a.Depth, took = min(depth, f.depth+1), make([]effort, len(g.Blocks))
	}
	for round := 0; cyclic && round < maxRounds; round++ {
		if round > 0 && f.exhausted() {
			f.a.unsettled = true
			break
		}
		changed := false
		for _, b := range order {
			if f.a.overdrawn() {
				break
			}
			switch s := in.at[b.ID]; {
			case s == nil:
			case in.news[b.ID]:
				in.news[b.ID] = false
				before := f.a.effort()
				changed = f.pass(b, s.clone(), in, false, nil) || changed
				took[b.ID] = f.a.effort().since(before)
			default: // it would say what it said, for what that took
				f.a.spend(took[b.ID])
			}
		}
		if !changed {
			break
		}
	}
	f.a.Depth = depth
	var exit Exit
	collect := func(s *State, st Step) { f.collect(g, &exit, s, st) }
	// In an acyclic graph every state is final when its block comes up, so this is the only pass, and nobody asks for it again.
	for _, b := range order {
		s := in.at[b.ID]
		if s == nil {
			continue
		}
		if f.a.overdrawn() {
			f.a.unsettled = true
			return Exit{State: entry}
		}
		if cyclic {
			s = s.clone()
		}
		f.pass(b, s, in, visit, collect)
	}
	return exit
}

// collect joins one normal exit into the others.
func (f *Frame) collect(g *Graph, exit *Exit, s *State, st Step) {
	v := f.returned(s, st)
	if f.depth > 0 && len(exit.ways) <= maxWays {
		exit.ways = append(exit.ways, f.ways(s, st.From, v)...)
	}
	if exit.State == nil {
		exit.State, exit.Returns = s.clone(), v
		return
	}
	if v != exit.Returns {
		both := f.a.u.phi(variable{expr: f.Method.Body()}, g.Exit, f.Call, v, exit.Returns)
		j := join(s.Fact(v), exit.State.Fact(exit.Returns))
		exit.State.setFact(both, &j)
		exit.Returns = both
		s = s.clone()
		s.setFact(both, &j)
	}
	exit.State.merge(s.clone(), nil, f.phi(g.Exit))
}

func (f *Frame) phi(b *Block) func(variable, *Value, *Value) *Value {
	return func(k variable, v, w *Value) *Value { return f.a.u.phi(k, b, f.Call, v, w) }
}

func contains(list []*Value, v *Value) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// pass runs a block on s, which it may change, and merges what leaves it into the states of its successors; it reports whether
// any of them changed. With collect set the states are final: visitors see them and exits are collected.
func (f *Frame) pass(b *Block, s *State, in *inflow, visit bool, collect func(*State, Step)) bool {
	changed := f.throw(in, b, s)
	visit = visit && f.a.visit != nil
	for _, st := range b.Steps {
		if visit {
			f.a.visit(Event{f, st, s})
		}
		if !f.exec(st, s, visit) {
			return changed
		}
		if f.a.After != nil {
			f.a.After(f, s, st)
		}
		if st.Kind == Leave && collect != nil {
			collect(s, st)
		}
		if len(b.Handlers) > 0 && raises(st) {
			changed = f.throw(in, b, s) || changed
		}
	}
	for i, e := range b.Succs {
		if f.settled(s, e) {
			continue
		}
		if visit && e.Cond != nil && e.Sense {
			f.a.visit(Event{f, Step{Kind: Prove, Expr: e.Cond, Sense: true}, s})
		}
		out := s
		if i < len(b.Succs)-1 {
			out = s.clone()
		}
		f.refine(out, e.Cond, e.Sense)
		changed = f.send(in, e.To, out, nil) || changed
	}
	return changed
}

// settled reports whether an edge is never taken because its condition is a constant, as an argument can be: check(x, true).
func (f *Frame) settled(s *State, e Edge) bool {
	if e.Cond == nil || e.Cond.Op != program.Local {
		return false
	}
	v := f.Value(s, e.Cond)
	if v == nil || v.Expr == nil {
		return false
	}
	switch v.Expr.Op {
	case program.True:
		return !e.Sense
	case program.False, program.Nil:
		return e.Sense
	}
	return false
}

// raises reports whether a step may raise, as far as handlers are concerned.
func raises(st Step) bool {
	return st.Kind == Eval && st.Expr != nil && (st.Expr.Op == program.Call || st.Expr.Op == program.Raise || st.Expr.Op == program.New)
}

func (f *Frame) returned(s *State, st Step) *Value {
	if st.From == nil {
		return nil
	}
	return f.Value(s, st.From)
}
