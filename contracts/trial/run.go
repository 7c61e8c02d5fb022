package trial

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Limits of a trial; beyond them it ends unsure.
const (
	maxWays  = 32
	maxSteps = 4000
	maxDepth = 3
)

// End is how a way through a method ends.
type End uint8

// The ends.
const (
	Returned End = iota // it came out, or, where a trial stops there, to its first side effect
	Rejected            // it raised
	Failed              // it answered with a failure, nil or false
	Left                // it left early, without doing anything
	Crashed             // it failed by itself: nil was sent something it does not know
)

// Way is one way through a method for one choice of sample values.
type Way struct {
	End    End
	Result Value
	Error  string        // of Rejected: the class
	At     *program.Expr // the exit
	Guard  *program.Expr // the statement of the method under trial that led there, decided by a sample
	About  uint64        // the leaves that the deciding condition depended on
	// Unsure is set where something that cannot be seen into had to do with the samples.
	Unsure bool

	state *run
}

// World gives the leaves of a trial their values.
type World map[string]Value

// Machine runs methods of a workspace.
type Machine struct {
	Classes flow.Classes
	// Validators tells which calls are guards that cannot be seen into.
	Validator func(*program.Expr) bool
	// Effects lets a run go on behind its first side effect.
	Effects bool
}

// run is one run of a method. It makes undecided choices by a script, so that all of them can be tried.
type run struct {
	*Machine
	lang    program.Language
	world   World
	bits    map[string]uint64
	assumed map[string]bool
	script  []bool
	next    int
	steps   int

	frames  []*frame
	guards  []*program.Expr // statements of the method under trial that a sample decided, innermost last
	about   uint64          // what the last decision depended on
	asked   int             // conditions being evaluated
	caught  int             // handlers around
	unsure  bool
	skipped bool // a sample kept an effect from happening
	early   bool // the way ends by a return that a sample decided
	open    map[string]bool
	sig     *signal
	initial map[string]Value
}

type signalKind uint8

const (
	returning signalKind = iota
	raising
	crashing
	looping  // next
	breaking // break
	stopping // the first effect
)

type signal struct {
	kind  signalKind
	value Value
	at    *program.Expr
	error string
	guard *program.Expr
	about uint64
}

// frame is one activation.
type frame struct {
	method *program.Method
	locals map[string]Value
	fields map[string]Value // of self; nil where self is unknown
	own    bool             // self is the object under trial
	call   *program.Expr
	result *Value // of a postcondition
}

func (r *run) frame() *frame { return r.frames[len(r.frames)-1] }

// Ways runs a method for a world; ok is false where there is too much to try.
func (m *Machine) Ways(method *program.Method, ctor *program.Method, world World, bits map[string]uint64) (out []Way, ok bool) {
	var script []bool
	for range maxWays {
		r := m.start(method, world, bits)
		r.script = script
		way := r.whole(method, ctor)
		if r.steps > maxSteps {
			return nil, false
		}
		out = append(out, way)
		script = r.script[:min(r.next, len(r.script))]
		for len(script) > 0 && script[len(script)-1] {
			script = script[:len(script)-1]
		}
		if len(script) == 0 {
			return out, true
		}
		script = append(append([]bool(nil), script[:len(script)-1]...), true)
	}
	return nil, false
}

func (m *Machine) start(method *program.Method, world World, bits map[string]uint64) *run {
	return &run{Machine: m, lang: method.File.Language, world: world, bits: bits, assumed: map[string]bool{}, open: map[string]bool{}, initial: map[string]Value{}}
}

// entered is the frame of a method under trial: its parameters are leaves.
func (r *run) entered(m *program.Method) *frame {
	f := &frame{method: m, locals: map[string]Value{}, fields: map[string]Value{}, own: !m.Static}
	r.parameters(f, m.Params)
	return f
}

func (r *run) parameters(f *frame, list []*program.Param) {
	for _, p := range list {
		if p.Name != "" {
			f.locals[p.Name] = r.read(p.Name, 0)
			if p.Property {
				f.fields[p.Name] = f.locals[p.Name]
			}
		}
		r.parameters(f, p.Leaves)
	}
}

// whole runs the constructor, if one is given, and the method.
func (r *run) whole(m, ctor *program.Method) Way {
	if ctor != nil && ctor != m {
		f := r.entered(ctor)
		r.stored(f, ctor)
		r.frames = append(r.frames, f)
		r.eval(ctor.Body())
		r.frames = r.frames[:0]
		if r.sig != nil && (r.sig.kind == raising || r.sig.kind == crashing && r.sig.guard != nil) {
			return r.way(f)
		}
		r.sig, r.guards = nil, nil
	}
	f := r.entered(m)
	r.frames = append(r.frames, f)
	v := r.eval(m.Body())
	if r.sig == nil {
		r.sig = &signal{kind: returning, value: v}
		if m.File.Language == program.TypeScript && m.BodyForm == program.BlockBody {
			r.sig.value = Value{Kind: Nil, Undef: true}
		}
	}
	return r.way(f)
}

// stored gives a constructor's parameters the values of the fields that they are stored in.
func (r *run) stored(f *frame, ctor *program.Method) {
	ctor.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.Y != nil && e.Y.Op == program.Local {
			if v, ok := r.world["self."+e.X.Name]; ok {
				v.Path, v.About = "self."+e.X.Name, r.bits["self."+e.X.Name]
				f.locals[e.Y.Name] = v
			}
		}
		return e.Op != program.Closure_
	})
}

func (r *run) way(f *frame) Way {
	s := r.sig
	w := Way{Result: s.value, At: s.at, Error: s.error, Guard: s.guard, About: s.about, Unsure: r.unsure, state: r}
	switch s.kind {
	case raising:
		w.End = Rejected
	case crashing:
		w.End = Crashed
	case returning:
		switch {
		case r.early && s.guard != nil && failing(s, r.lang):
			w.End = Failed
		case r.early && s.guard != nil || r.skipped:
			w.End = Left
		}
	}
	r.frames = []*frame{f}
	return w
}

func failing(s *signal, lang program.Language) bool {
	if s.at != nil && s.at.Op == program.Return {
		return flow.FailingValue(s.at.X)
	}
	return s.value.Kind == Nil || s.value.Kind == False
}

// choose decides what nothing known decides.
func (r *run) choose() bool {
	if r.next < len(r.script) {
		r.next++
		return r.script[r.next-1]
	}
	r.script = append(r.script, false)
	r.next++
	return false
}

// decide takes a condition for true or false.
func (r *run) decide(e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil || r.sig != nil {
		return false
	}
	switch e.Op {
	case program.Block:
		if len(e.List) == 1 {
			return r.decide(e.List[0])
		}
	case program.Not:
		return !r.decide(e.X)
	case program.And:
		return r.decide(e.X) && r.sig == nil && r.decide(e.Y)
	case program.Or:
		return r.decide(e.X) || r.sig == nil && r.decide(e.Y)
	}
	r.asked++
	v := r.eval(e)
	r.asked--
	if r.sig != nil {
		return false
	}
	return r.settle(v)
}

func (r *run) settle(v Value) bool {
	switch v.truth(r.lang) {
	case flow.Yes:
		r.about |= v.About
		return true
	case flow.No:
		r.about |= v.About
		return false
	}
	if v.About != 0 {
		r.unsure = true
	}
	yes := r.choose()
	if v.Path != "" {
		r.assume(v.Path, yes)
	}
	return yes
}

// assume remembers how a question came out, so that it comes out the same when it is asked again.
func (r *run) assume(path string, yes bool) {
	r.assumed[path] = yes
	if owner, ok := r.saves(path); ok && yes {
		delete(r.open, owner)
	}
}

// read is the value at a path.
func (r *run) read(path string, about uint64) Value {
	if v, ok := r.world[path]; ok {
		v.Path, v.About = path, r.bits[path]|about
		return v
	}
	if yes, ok := r.assumed[path]; ok {
		if yes {
			return Value{Kind: Object, Path: path, About: about}
		}
		return Value{Kind: False, Path: path, About: about}
	}
	return Value{Path: path, About: about}
}

func (r *run) raise(at *program.Expr, class string) {
	s := &signal{kind: raising, at: at, error: class}
	r.blame(s)
	r.sig = s
}

// blame notes the decision that led to an exit.
func (r *run) blame(s *signal) {
	if n := len(r.guards); n > 0 {
		s.guard, s.about = r.guards[n-1], r.about
	}
}

// crash ends a way where nil is asked for something; in a condition that is a rejection, though a clumsy one.
func (r *run) crash(at *program.Expr, v Value) Value {
	s := &signal{kind: crashing, at: at, about: v.About}
	if r.asked > 0 {
		s.guard = at
	}
	r.sig = s
	return Value{}
}
