package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// nilSafe are messages that nil answers in Ruby, core and ActiveSupport.
var nilSafe = map[string]bool{}

func init() {
	for _, m := range strings.Fields(`nil? present? blank? presence try try! to_s to_a to_h to_i to_f to_d to_r to_c inspect class is_a? kind_of? instance_of? == != === =~ ! !~ eql? equal? in?
		then yield_self tap dup clone freeze frozen? hash respond_to? itself object_id send public_send __send__ method instance_variable_get instance_variable_set
		as_json to_json to_param to_query presence_in html_safe? deep_dup duplicable? with_options methods singleton_class display extend instance_variables
		to_yaml pretty_inspect nil_or & |`) {
		nilSafe[m] = true
	}
}

// Deref is the operand that evaluating e dereferences, so that nil or undefined would fail right there; nil if none.
func Deref(e *program.Expr, lang program.Language) *program.Expr {
	if lang == program.Ruby {
		return rubyDeref(e)
	}
	switch e.Op {
	case program.Member, program.Index:
		if e.Has(program.Safe) || inSafeChain(e.X) {
			return nil
		}
		return Strip(e.X)
	case program.Call:
		if e.X == nil || e.Has(program.Safe) || inSafeChain(e.X) || e.Name == "" {
			return nil
		}
		return Strip(e.X)
	case program.For:
		if !e.Has(program.CStyle) {
			return Strip(e.X)
		}
	case program.Multi:
		return Strip(e.Y)
	case program.Assign:
		if t := Strip(e.X); t != nil && (t.Op == program.Member || t.Op == program.Index) {
			return Strip(t.X)
		}
	}
	return nil
}

func rubyDeref(e *program.Expr) *program.Expr {
	switch e.Op {
	case program.Call:
		if e.X == nil || e.Has(program.Safe) || nilSafe[e.Name] {
			return nil
		}
		return e.X
	case program.Index:
		return e.X
	case program.Unary:
		if e.Name == "-" {
			return e.X
		}
	case program.Binary:
		switch e.Name {
		case "+", "-", "*", "/", "%", "**", "<", ">", "<=", ">=", "<<":
			return e.X
		}
	case program.For:
		return e.X
	case program.Assign:
		if t := e.X; t != nil && t.Op == program.Call && !t.Has(program.Safe) {
			return t.X
		}
		if t := e.X; t != nil && t.Op == program.Index {
			return t.X
		}
	case program.Spread:
		if e.Name == "**" {
			return nil
		}
	}
	return nil
}

// Dereferenced is what evaluating e in the frame dereferences: Deref, or the parameter that TypeScript calls as a function.
func (f *Frame) Dereferenced(e *program.Expr) *program.Expr {
	if x := Deref(e, f.File().Language); x != nil {
		return x
	}
	if e.Op != program.Call || e.X != nil || e.Name == "" || e.Has(program.Safe) || f.File().Language != program.TypeScript {
		return nil
	}
	for _, p := range f.Method.Params {
		if p.Name == e.Name {
			return &program.Expr{Op: program.Local, Name: e.Name, Span: e.NameSpan}
		}
	}
	return nil
}

// Shorted reports whether a step of a chain is left out with the rest where what it is asked of is missing: a?.b, and in TypeScript
// every step behind it.
func Shorted(e *program.Expr, lang program.Language) bool {
	return e.Has(program.Safe) || lang == program.TypeScript && inSafeChain(e.X)
}

// inSafeChain reports whether an optional chain above e already stopped for null.
func inSafeChain(e *program.Expr) bool {
	for e != nil {
		switch e.Op {
		case program.Member, program.Index, program.Call:
			if e.Has(program.Safe) {
				return true
			}
			e = e.X
		case program.NonNull:
			e = e.X
		default:
			return false
		}
	}
	return false
}

// Strip removes wrappers that do not change a value: casts and non-null assertions.
func Strip(e *program.Expr) *program.Expr {
	for e != nil && (e.Op == program.NonNull || e.Op == program.Cast) {
		e = e.X
	}
	return e
}
