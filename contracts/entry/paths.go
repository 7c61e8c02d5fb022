package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Key writes down an access path, so that two of them can be compared: "order", "@order", "order.total", "params[:id]"; "" for
// whatever is no path.
func Key(e *program.Expr) string {
	if e == nil {
		return ""
	}
	switch e.Op {
	case program.Local:
		return e.Name
	case program.Field_:
		return "@" + e.Name
	case program.NonNull, program.Cast:
		return Key(e.X)
	case program.Member, program.Call:
		if len(e.List) > 0 || e.Closure != nil || e.Name == "" || strings.HasSuffix(e.Name, "!") {
			return ""
		}
		if e.X == nil || e.X.Op == program.Self {
			if e.Op == program.Call && e.Has(program.Parens) {
				return ""
			}
			return "self." + e.Name
		}
		if base := Key(e.X); base != "" {
			return base + "." + e.Name
		}
	case program.Index:
		if base := Key(e.X); base != "" && len(e.List) == 1 && Constant(e.List[0]) {
			return base + "[" + e.List[0].Name + "]"
		}
	}
	return ""
}

// Tested lists the paths a condition asks about, in order: the longest ones, without the question itself (nil?, length, …).
func Tested(cond *program.Expr) []*program.Expr {
	var out []*program.Expr
	var visit func(*program.Expr)
	visit = func(e *program.Expr) {
		switch {
		case e == nil || Constant(e) || e.Op == program.Constant || e.Op == program.Self:
			return
		case e.Op == program.Call && e.X != nil && (question(e.Name) || len(e.List) > 0) || e.Op == program.Member && question(e.Name):
			visit(e.X)
			for _, a := range e.List {
				visit(a)
			}
			return
		case Key(e) != "":
			out = append(out, e)
			return
		}
		e.Children(visit)
	}
	visit(cond)
	return out
}

// questions are messages that ask about their receiver rather than read a part of it.
var questions = map[string]bool{"length": true, "size": true, "count": true, "trim": true, "strip": true, "to_s": true, "to_i": true, "to_f": true, "class": true,
	"abs": true, "getTime": true, "toLowerCase": true, "downcase": true}

func question(name string) bool { return strings.HasSuffix(name, "?") || questions[name] }

// Concern names what a condition is about: the first parameter of the method it asks about, else the first path.
func Concern(m *program.Method, cond *program.Expr) string {
	tested := Tested(cond)
	for _, t := range tested {
		if root := Root(t); root.Op == program.Local && parameter(m.Params, root.Name) {
			return root.Name
		}
	}
	if len(tested) > 0 {
		return Root(tested[0]).Name
	}
	return ""
}

// Root is the variable, field or own reader that a path starts with.
func Root(e *program.Expr) *program.Expr {
	for e.X != nil && e.X.Op != program.Self {
		e = e.X
	}
	return e
}

func parameter(list []*program.Param, name string) bool {
	for _, p := range list {
		if p.Name == name || parameter(p.Leaves, name) {
			return true
		}
	}
	return false
}

// Keys collects the paths read in the expressions, every prefix included.
func Keys(list []*program.Expr) map[string]bool {
	out := map[string]bool{}
	for _, e := range list {
		e.Walk(func(x *program.Expr) bool {
			if k := Key(x); k != "" {
				out[k] = true
			}
			return true
		})
	}
	return out
}
