package deviantwriter

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// writer is a method that stores one of its arguments unchanged, with what is known of the argument when it leaves.
type writer struct {
	method *program.Method
	at     syntax.Span
	fact   flow.Fact
}

// unchecked reports whether nothing at all was asked of the argument, except whether it is there.
func (w writer) unchecked() bool {
	return w.fact.Tested&^flow.TestNull == 0 && !w.fact.Assumed && !w.fact.Vouched
}

// stored are the fields that enough methods assign from their parameters, in order of the text.
func stored(c *program.Class) []string {
	count := map[string]int{}
	var order []string
	for _, m := range c.Methods {
		for field := range stores(m) {
			count[field]++
		}
		for _, p := range m.Params {
			if p.Property {
				count[p.Name]++
			}
		}
	}
	for _, m := range c.Methods {
		m.Body().Walk(func(e *program.Expr) bool {
			if name, ok := assignment(e); ok && count[name] >= fewest {
				order = append(order, name)
				count[name] = 0
			}
			return true
		})
	}
	return order
}

func assignment(e *program.Expr) (string, bool) {
	if e.Op == program.Assign && e.Name == "" && e.X != nil && e.X.Op == program.Field_ && e.Y != nil && e.Y.Op == program.Local {
		return e.X.Name, true
	}
	return "", false
}

// stores are the first assignments of fields from a parameter in a method.
func stores(m *program.Method) map[string]*program.Expr {
	if m.Static || !m.HasBody() || m.Broken {
		return nil
	}
	params := map[string]bool{}
	for _, p := range m.Params {
		params[p.Name] = true
	}
	var out map[string]*program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if name, ok := assignment(e); ok && params[e.Y.Name] && out[name] == nil {
			if out == nil {
				out = map[string]*program.Expr{}
			}
			out[name] = e
		}
		return true
	})
	return out
}

// writers runs the methods that store an argument in the field.
func writers(p *contracts.Pass, c *program.Class, field string) []writer {
	var out []writer
	read := &program.Expr{Op: program.Field_, Name: field}
	for _, m := range c.Methods {
		w := writer{method: m}
		if e := stores(m)[field]; e != nil {
			w.at = e.Span
		} else if prm := property(m, field); prm != nil {
			w.at = prm.NameSpan
		} else {
			continue
		}
		a := flow.New(p.Program, c)
		a.Validators = p.Config.Validators()
		exit := a.Run(m, nil, nil)
		if exit.State == nil {
			continue
		}
		v := a.Frame(m).Value(exit.State, read)
		if v.Origin() != flow.Argument {
			continue // what it leaves there is not what it was given
		}
		w.fact = exit.State.Fact(v)
		out = append(out, w)
	}
	return out
}

func property(m *program.Method, field string) *program.Param {
	for _, p := range m.Params {
		if p.Property && p.Name == field {
			return p
		}
	}
	return nil
}
