package effects

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Root is where a path begins.
type Root uint8

// The roots. What is made within a method belongs to nobody else yet; nowhere is what cannot be told.
const (
	Nowhere   Root = iota
	Own            // the object itself
	Parameter      // Parts[0] is its name
	Named          // Parts[0] is a constant
	Made
)

// Path leads to an object or to a field of one.
type Path struct {
	Root  Root
	Parts []string
	Sure  bool // the object itself; otherwise something that was asked of it
}

// maxParts bounds the length of a path.
const maxParts = 4

func (p Path) join(name string) Path {
	if p.Root == Nowhere || p.Root == Made {
		return p
	}
	if len(p.Parts) >= maxParts {
		return p.loosely()
	}
	return Path{p.Root, append(append([]string(nil), p.Parts...), name), p.Sure}
}

func (p Path) loosely() Path {
	p.Sure = false
	return p
}

// Text is a path as code of the language writes it.
func (p Path) Text(lang program.Language) string {
	text := strings.Join(p.Parts, ".")
	switch {
	case p.Root == Own && text == "":
		if lang == program.TypeScript {
			return "this"
		}
		return "self"
	case p.Root == Own && lang == program.TypeScript:
		return "this." + text
	case p.Root == Own:
		return "@" + text
	}
	return text
}

// fresh are the messages whose answer is an object of its own.
var fresh = map[string]bool{"new": true, "dup": true, "clone": true, "deep_dup": true, "build": true, "map": true, "select": true, "filter": true, "reject": true, "to_a": true,
	"to_h": true, "sort": true, "sort_by": true, "uniq": true, "compact": true, "flatten": true, "flat_map": true, "merge": true, "slice": true, "except": true,
	"concat": true, "group_by": true, "partition": true, "reverse": true, "toSorted": true, "structuredClone": true}

// path leads to the object that an expression gives.
func (w *walk) path(e *program.Expr) Path {
	return w.trace(e, 0)
}

func (w *walk) trace(e *program.Expr, depth int) Path {
	if e == nil || depth > 8 {
		return Path{}
	}
	switch e.Op {
	case program.Self:
		if e.Name == "super" {
			return Path{}
		}
		return w.self
	case program.Field_:
		return w.field(e.Name)
	case program.Local:
		return w.local(e, depth)
	case program.Constant, program.Global:
		return Path{Named, []string{e.Name}, true}
	case program.Member:
		return w.trace(e.X, depth+1).join(e.Name)
	case program.Index:
		return w.trace(e.X, depth+1)
	case program.NonNull, program.Cast, program.Await:
		return w.trace(e.X, depth+1)
	case program.New, program.Array, program.Hash, program.Str, program.Template:
		return Path{Root: Made}
	case program.Call:
		return w.answer(e, depth)
	}
	return Path{}
}

func (w *walk) local(e *program.Expr, depth int) Path {
	if path, ok := w.bound[e.Name]; ok {
		return path
	}
	value, assigned := w.stored[e.Name]
	path, argument := w.args[e.Name]
	switch {
	case argument && !assigned:
		return path
	case argument || value == nil:
		return Path{}
	}
	return w.trace(value, depth+1)
}

// field leads to a field of the method's own object, which the constructor may have been given.
func (w *walk) field(name string) Path {
	if path, ok := w.given[name]; ok {
		return path
	}
	return w.self.join(name)
}

// answer leads to what a call gives.
func (w *walk) answer(e *program.Expr, depth int) Path {
	lang := w.m.File.Language
	if fresh[e.Name] && e.X != nil {
		return Path{Root: Made}
	}
	if e.X == nil || e.X.Op == program.Self && e.X.Name != "super" {
		if t := w.callee(e); t != nil {
			if f := held(t); f != "" {
				return w.field(f)
			}
			return Path{}
		}
		if lang == program.Ruby && len(e.List) == 0 && e.Closure == nil && e.Name != "" {
			return w.field(e.Name)
		}
		return Path{}
	}
	base := w.trace(e.X, depth+1)
	if lang == program.Ruby && len(e.List) == 0 && e.Closure == nil && base.Root != Named {
		return base.join(e.Name)
	}
	return base.loosely()
}

// callee is the method of the object's own class that a call runs, or nil.
func (w *walk) callee(e *program.Expr) *program.Method {
	return flow.Scope{Classes: w.p.Program, Method: w.m}.Callee(e).Method
}

// held is the field that a method gives and does nothing else: def items = @items, a field kept after the first time included.
func held(m *program.Method) string {
	if !m.HasBody() || len(m.Body().List) != 1 {
		return ""
	}
	e := m.Body().List[0]
	if e.Op == program.Return {
		e = e.X
	}
	if e != nil && e.Op == program.Assign && e.Name == "||" {
		e = e.X
	}
	if e != nil && e.Op == program.Field_ {
		return e.Name
	}
	return ""
}
