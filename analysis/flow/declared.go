package flow

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Declarations are what a class says of its values before any of its code runs: in macros, signatures and annotations that
// are enforced at run time. Reading them out of a language's idioms is not this package's work.
type Declarations struct {
	Inputs    []*Input
	Params    map[*program.Param]Fact // what a signature enforces of the parameters of methods
	Validated map[string]Fact         // what a validation that passed proves, by field
	Opaque    bool                    // it also ran checks that could not be read
}

// Input is a value that reaches a class without a parameter list: a macro declares it, a generated reader gives it. It is kept
// as a field whose content at entry is the argument.
type Input struct {
	Param   *program.Param
	Known   Fact
	Must    []*program.Closure // conditions it passed, as closures over its value
	Bare    bool               // read by its own name
	Holders []string           // read from these: inputs.x, context.x, params[:x]
}

// Bounded adds to q that the value compares so with n.
func (q *Fact) Bounded(op string, n float64) { applyBound(q, op, n) }

// Both is what is known when a and b hold.
func Both(a, b Fact) Fact { return both(a, b) }

// declarations stands for the code that enforced what was declared, where questions are recorded by method.
var declarations = &program.Method{Name: "declarations"}

// declare binds the inputs and learns what is declared of them.
func (f *Frame) declare(s *State) {
	d := f.a.Declared
	if d == nil {
		return
	}
	for _, in := range d.Inputs {
		name := in.Param.Name
		if s.fields.get(s.u.field(name)) != nil {
			continue
		}
		v := f.a.u.param(in.Param, nil)
		s.setField(name, v)
		f.a.know(s, v, in.Known)
		for _, c := range in.Must {
			f.must(s, c, v)
		}
	}
}

// know learns what a declaration enforced.
func (a *Analysis) know(s *State, v *Value, known Fact) {
	if v == nil || known == (Fact{}) {
		return
	}
	a.tested(declarations, v, known.Tested)
	s.learn(v, func(x *Fact) { *x = Both(known, *x) })
}

// must learns from a condition that was true of v before the entry: ->(n) { n.positive? }.
func (f *Frame) must(s *State, c *program.Closure, v *Value) {
	if c.Body == nil || len(c.Body.List) != 1 || len(c.Params) == 0 || c.Params[0].Name == "" {
		return
	}
	apart := &Frame{a: f.a, class: f.class, Method: &program.Method{Name: "declarations", File: f.Method.File, Class: f.Method.Class, Span: c.Span}, depth: f.a.Depth}
	name := c.Params[0].Name
	if i := slices.IndexFunc(c.Params, func(p *program.Param) bool { return p.Name == "value" }); i >= 0 {
		name = "value"
	}
	outer := s.local(variable{name: name})
	s.setLocal(variable{name: name}, v)
	apart.refine(s, c.Body.List[0], true)
	s.setLocal(variable{name: name}, outer)
}

// enforced learns what the signature of a parameter enforces of its argument.
func (f *Frame) enforced(s *State, p *program.Param, v *Value) {
	if d := f.a.Declared; d != nil {
		f.a.know(s, v, d.Params[p])
	}
	if f.a.Shapes != nil {
		f.fits(s, v, f.a.Shapes(f.Method, p))
	}
}

// input resolves a read of a declared input: x, self.x, inputs.x, context[:x], params.fetch(:x).
func (f *Frame) input(e *program.Expr) (string, bool) {
	d := f.a.Declared
	if d == nil || len(d.Inputs) == 0 || e.Closure != nil || f.class != f.a.class {
		return "", false
	}
	name := e.Name
	if e.Op == program.Index || e.Name == "fetch" {
		if len(e.List) != 1 || e.List[0].Op != program.Symbol && e.List[0].Op != program.Str {
			return "", false
		}
		name = e.List[0].Name
	} else if len(e.List) > 0 {
		return "", false
	}
	in := d.input(name)
	if in == nil {
		return "", false
	}
	if e.X == nil || e.X.Op == program.Self {
		return name, in.Bare && e.Op == program.Call && e.Name == name
	}
	return name, in.held(e.X)
}

func (d *Declarations) input(name string) *Input {
	for _, in := range d.Inputs {
		if in.Param.Name == name {
			return in
		}
	}
	return nil
}

// held reports whether x is an object that holds the input.
func (in *Input) held(x *program.Expr) bool {
	switch x.Op {
	case program.Local, program.Field_:
	case program.Call:
		if len(x.List) > 0 || x.X != nil && x.X.Op != program.Self {
			return false
		}
	default:
		return false
	}
	return slices.Contains(in.Holders, x.Name)
}

// askInput reads the generated predicates of an input, x? and x_present?, as questions about it.
func (f *Frame) askInput(s *State, e *program.Expr, sense bool) bool {
	name, ok := strings.CutSuffix(e.Name, "?")
	if !ok || len(e.List) > 0 {
		return false
	}
	for _, n := range []string{name, strings.TrimSuffix(name, "_present"), strings.TrimSuffix(name, "_given")} {
		if in, ok := f.input(&program.Expr{Op: program.Call, Name: n, X: e.X}); ok {
			f.truth(s, f.field(s, in), sense)
			return true
		}
	}
	return false
}

// validity reads valid? and invalid? as what the declared validations prove.
func (f *Frame) validity(s *State, e *program.Expr, sense bool) bool {
	switch e.Name {
	case "valid?", "validate":
		return len(e.List) == 0 && f.validated(s, e, sense)
	case "invalid?":
		return len(e.List) == 0 && f.validated(s, e, !sense)
	}
	return false
}

// validated learns what passed validations prove: valid? taken as true, or validate! survived.
func (f *Frame) validated(s *State, e *program.Expr, passed bool) bool {
	d := f.a.Declared
	if d == nil || f.class != f.a.class || e.X != nil && e.X.Op != program.Self || f.lookupMethod(e.Name) != nil {
		return false
	}
	if passed && (d.Opaque || len(d.Validated) == 0) {
		f.assumeHelper(s, &program.Expr{Op: program.Call, Name: e.Name})
	}
	for name, known := range d.Validated {
		v := f.field(s, name)
		f.a.tested(f.Method, v, known.Tested)
		if passed {
			s.learn(v, func(x *Fact) { *x = Both(known, *x) })
		}
	}
	return true
}
