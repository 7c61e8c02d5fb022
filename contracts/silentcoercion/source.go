package silentcoercion

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// raw reports whether what is converted came in from outside as it is: read from a request, a payload or the environment, or an
// argument of a boundary that is no number by its type.
func raw(r *entry.Run, c *coercion) bool {
	if r.Kind == entry.Internal {
		return false
	}
	if r.Method.File.Language == program.Ruby {
		return rubyRaw(r, c.from.Expr) || argument(r, c)
	}
	return typescriptRaw(r, c.from) || argument(r, c)
}

// rubyRaw looks along params[:a][:b], payload.fetch("a"), JSON.parse(body)["a"], ENV["A"], with to_s and strip on the way.
func rubyRaw(r *entry.Run, e *program.Expr) bool {
	read := false
	for e != nil {
		switch {
		case e.Op == program.Index && len(e.List) == 1 && constantKey(e.List[0]):
			read = true
		case e.Op == program.Call && (e.Name == "fetch" && len(e.List) == 1 || e.Name == "dig"), e.Op == program.Call && (e.Name == "require" || e.Name == "[]") && len(e.List) == 1:
			read = true
		case e.Op == program.Call && e.X != nil && len(e.List) == 0 && (e.Name == "to_s" || e.Name == "strip" || e.Name == "to_unsafe_h"):
		case e.Op == program.Call && e.X == nil && len(e.List) == 0:
			return read && (e.Name == "params" || e.Name == "cookies")
		case e.Op == program.Local:
			return read && wireParam(r.Method, e.Name)
		case e.Op == program.Constant:
			return read && e.Name == "ENV"
		case e.Op == program.Call && e.Name == "parse" && e.X != nil && e.X.Name == "JSON":
			return read
		default:
			return false
		}
		e = e.X
	}
	return false
}

func constantKey(e *program.Expr) bool { return e.Op == program.Symbol || e.Op == program.Str }

func wireParam(m *program.Method, name string) bool {
	for _, prm := range m.Params {
		if prm.Name == name {
			return entry.WireHash(name)
		}
	}
	return false
}

// argument reports whether a boundary's own argument is converted: one without a type in Ruby, a text in TypeScript.
func argument(r *entry.Run, c *coercion) bool {
	v := c.from.Value
	if v == nil || v.Param == nil || r.Kind != entry.Boundary || r.Method.Visibility != program.Public || c.from.Fact.Integer || c.from.Fact.Finite {
		return false
	}
	prm := v.Param
	if r.Method.File.Language == program.TypeScript {
		return prm.Type != nil && prm.Type.Name == "string" && prm.Default == nil
	}
	// A name alone is no evidence of what was passed; it is one together with the conversion, where the number matters.
	return prm.Default == nil && prm.Kind != program.Rest && prm.Kind != program.BlockParam && (entry.Money(prm.Name) || identifier(prm.Name)) && !strings.HasPrefix(prm.Name, "_")
}

// typescriptRaw looks along body.a.b, req.query.a, process.env.A.
func typescriptRaw(r *entry.Run, from entry.Operand) bool {
	for v := from.Value; v != nil; v = v.Base {
		if prm := v.Param; prm != nil && (prm.Type != nil && entry.Untyped(prm.Type) && (v == from.Value || entry.WireHash(prm.Name) || requestName(&program.Expr{Name: prm.Name})) || wireDecorated(prm)) {
			return true
		}
	}
	e := flow.Strip(from.Expr)
	part := false
	for ; e != nil && (e.Op == program.Member || e.Op == program.Index); e = flow.Strip(e.X) {
		switch e.Name {
		case "query", "params", "body", "headers", "cookies":
			part = part || requestName(e.X)
		case "env":
			part = part || e.X != nil && e.X.Name == "process"
		}
	}
	return part
}

func requestName(e *program.Expr) bool {
	if e == nil {
		return false
	}
	name := strings.ToLower(e.Name)
	return name == "req" || name == "request" || name == "ctx" || name == "event"
}

// wireDecorated reports whether a parameter is filled from a request by a decorator that has no pipe.
func wireDecorated(prm *program.Param) bool {
	if prm.Type != nil && prm.Type.Name != "string" && prm.Type.Name != "any" && prm.Type.Name != "unknown" {
		return false
	}
	for _, d := range prm.Decorators {
		switch d.Name {
		case "Param", "Query", "Headers", "Body":
			return len(d.List) < 2
		}
	}
	return false
}
