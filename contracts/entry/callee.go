package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Callee finds the method that a call written in m enters: one of its own class, of the class a constant names, of the class a
// field, parameter or local is declared with or built from, or a function of the file. nil where that cannot be told.
func Callee(p *contracts.Pass, m *program.Method, call *program.Expr) *program.Method {
	switch call.Op {
	case program.New:
		return constructorOf(p, m, call.Name)
	case program.Call:
	default:
		return nil
	}
	if call.X == nil || call.X.Op == program.Self {
		if own := ownMethod(p, m, call.Name); own != nil {
			return own
		}
		return function(m.File, call.Name)
	}
	return entered(p, m, call)
}

func entered(p *contracts.Pass, m *program.Method, call *program.Expr) *program.Method {
	if call.X.Op == program.Constant {
		if call.Name == "new" {
			return constructorOf(p, m, call.X.Name)
		}
		found := methodOf(p, named(p, m, call.X.Name), call.Name, true)
		if found != nil && m.File.Language == program.Ruby && delegator(found) {
			return handedTo(p, found)
		}
		return found
	}
	if class := TypeOf(p, m, call.X); class != "" {
		return methodOf(p, named(p, m, class), call.Name, false)
	}
	return nil
}

// handedTo is the instance method behind def self.call(…) = new(…).call(…): the constructor where that takes the arguments.
func handedTo(p *contracts.Pass, m *program.Method) *program.Method {
	e := m.Body.List[0]
	if e.Op == program.Return {
		e = e.X
	}
	if e == nil || e.X == nil || e.X.Op != program.Call || e.X.Name != "new" || m.Class == nil {
		return m
	}
	own := []*program.Class{m.Class}
	target := methodOf(p, own, e.Name, false)
	if len(e.X.List) > 0 || target == nil {
		if c := methodOf(p, own, "initialize", false); c != nil {
			return c
		}
	}
	return target
}

// TypeOf is the name of the class an expression is known to be an instance of, or "".
func TypeOf(p *contracts.Pass, m *program.Method, e *program.Expr) string {
	switch e.Op {
	case program.New:
		return e.Name
	case program.Call:
		if e.Name == "new" && e.X != nil && e.X.Op == program.Constant {
			return e.X.Name
		}
		if e.X == nil && len(e.List) == 0 {
			return fieldType(m, e.Name)
		}
	case program.Field_:
		return fieldType(m, e.Name)
	case program.Local:
		return localType(p, m, e.Name)
	case program.Await, program.NonNull:
		return TypeOf(p, m, e.X)
	}
	return ""
}

// fieldType is the declared type of a field, or the class it is built from in the constructor.
func fieldType(m *program.Method, name string) string {
	if m.Class == nil {
		return ""
	}
	for _, f := range m.Class.Fields {
		if f.Name != name {
			continue
		}
		if f.Type != nil {
			return f.Type.Name
		}
		if f.Init != nil && f.Init.Op == program.New {
			return f.Init.Name
		}
	}
	for _, c := range m.Class.Methods {
		if c.Kind == program.KindConstructor && c.Body != nil {
			if class := builtFrom(c.Body, program.Field_, name); class != "" {
				return class
			}
			for _, q := range c.Params { // client: Pay.new
				if q.Name == name && q.Default != nil {
					return built(q.Default)
				}
			}
		}
	}
	return ""
}

func localType(p *contracts.Pass, m *program.Method, name string) string {
	for _, q := range m.Params {
		if q.Name == name {
			if q.Type != nil {
				return q.Type.Name
			}
			return ""
		}
	}
	return builtFrom(m.Body, program.Local, name)
}

// builtFrom is the class whose new instance is stored under the name, if that is all that is ever stored there.
func builtFrom(body *program.Expr, op program.Op, name string) string {
	class, stores := "", 0
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == op && e.X.Name == name {
			stores++
			if e.Y != nil {
				class = built(e.Y)
			}
		}
		return true
	})
	if stores != 1 {
		return ""
	}
	return class
}

func built(e *program.Expr) string {
	switch {
	case e.Op == program.New:
		return e.Name
	case e.Op == program.Call && e.Name == "new" && e.X != nil && e.X.Op == program.Constant:
		return e.X.Name
	}
	return ""
}

// named lists the classes a name written in m means.
func named(p *contracts.Pass, m *program.Method, name string) []*program.Class {
	if m.File.Language == program.TypeScript || m.Class == nil {
		return p.Program.Classes(strings.TrimPrefix(name, "::"))
	}
	return flow.Resolve(p.Program, m.Class, name)
}

func constructorOf(p *contracts.Pass, m *program.Method, class string) *program.Method {
	name := "initialize"
	if m.File.Language == program.TypeScript {
		name = "constructor"
	}
	return methodOf(p, named(p, m, class), name, false)
}

func ownMethod(p *contracts.Pass, m *program.Method, name string) *program.Method {
	if m.Class == nil {
		return nil
	}
	openings := []*program.Class{m.Class}
	if m.File.Language == program.Ruby {
		openings = append(openings, p.Program.Classes(m.Class.Name)...)
	}
	return methodOf(p, openings, name, m.Static)
}

// methodOf looks a method up in classes, then in their superclasses and mixins.
func methodOf(p *contracts.Pass, classes []*program.Class, name string, static bool) *program.Method {
	for depth := 0; depth < 6 && len(classes) > 0; depth++ {
		var bases []*program.Class
		for _, c := range classes {
			for _, m := range c.Methods {
				if m.Name == name && m.Static == static && analysable(m) {
					return m
				}
			}
			for _, base := range append([]string{c.Super}, c.Mixins...) {
				for _, b := range flow.Resolve(p.Program, c, base) {
					if b != c {
						bases = append(bases, b)
					}
				}
			}
		}
		classes = bases
	}
	return nil
}

func function(f *program.File, name string) *program.Method {
	for _, m := range f.Functions {
		if m.Name == name && analysable(m) {
			return m
		}
	}
	return nil
}

// Requirements are the guards by which a method raises about its own parameters: what it asks of its callers.
func Requirements(m *program.Method) []Guard {
	var out []Guard
	if m.Body == nil {
		return nil
	}
	for _, g := range Guards(m.Body) {
		if g.Exit.Op != program.Raise {
			continue
		}
		for _, t := range Tested(g.Cond) {
			if root := Root(t); root.Op == program.Local && parameter(m.Params, root.Name) {
				out = append(out, g)
				break
			}
		}
	}
	return out
}
