package dsl

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// signature reads what stands above a method about its parameters: a sorbet sig, a Contract, comments. What is enforced at run
// time counts before what is only written down.
func (r *reader) signature(m *program.Method, contract *program.Expr) {
	if m.Sig != nil {
		r.sig(m)
	}
	if contract != nil {
		r.contract(m, contract)
	}
	if m.Doc != nil {
		r.comments(m)
	}
	r.signed(m)
}

// say notes what is said of a parameter; the first to say something is believed.
func (r *reader) say(p *program.Param, g Given) {
	if _, ok := r.out.Params[p]; !ok {
		r.out.Params[p] = &g
	}
}

// sig reads sig { params(x: T.nilable(Integer)).returns(X) }. Unless checked(:never), it is enforced at run time.
func (r *reader) sig(m *program.Method) {
	types := map[string]*program.Expr{}
	enforced := true
	m.Sig.Walk(func(e *program.Expr) bool {
		if e.Op != program.Call {
			return true
		}
		switch e.Name {
		case "params":
			for name, t := range sorted(e).options {
				types[name] = t
			}
		case "checked":
			enforced = len(e.List) == 0 || e.List[0].Name != "never"
		}
		return true
	})
	for _, p := range m.Params {
		t, ok := types[p.Name]
		if !ok {
			continue
		}
		k := typeOf(t)
		switch {
		case k.open:
		case k.null:
			r.say(p, Given{Nilable: true})
		default:
			r.say(p, Given{Known: k.fact, Evidence: !enforced})
		}
	}
}

// contracts pairs every Contract macro with the method that it stands above.
func contracts(c *program.Class) map[*program.Method]*program.Expr {
	out := map[*program.Method]*program.Expr{}
	methods := slices.SortedFunc(slices.Values(c.Methods), func(a, b *program.Method) int { return a.Span.Start - b.Span.Start })
	for _, e := range c.Macros {
		if e.Op != program.Call || e.Name != "Contract" || e.X != nil {
			continue
		}
		i, _ := slices.BinarySearchFunc(methods, e.Span.End, func(m *program.Method, end int) int { return m.Span.Start - end })
		if i < len(methods) {
			out[methods[i]] = e
		}
	}
	return out
}

// contract pairs the types of Contract A, B => C with the parameters in order; C::KeywordArgs[x: T] names them.
func (r *reader) contract(m *program.Method, e *program.Expr) {
	var types []*program.Expr
	for _, a := range e.List {
		if a.Op == program.Pair { // the last argument type, and the result
			types = append(types, a.X)
			break
		}
		types = append(types, a)
	}
	i := 0
	for _, p := range m.Params {
		if p.Kind == program.Positional && i < len(types) {
			r.contracted(p, types[i])
			i++
		}
	}
	for _, t := range types {
		if t != nil && t.Op == program.Index && t.X != nil && last(t.X.Name) == "KeywordArgs" {
			named := sorted(t)
			for _, p := range m.Params {
				if k, ok := named.options[p.Name]; ok {
					r.contracted(p, k)
				}
			}
		}
	}
}

func (r *reader) contracted(p *program.Param, t *program.Expr) {
	k := typeOf(t)
	if t != nil && t.Op == program.Constant {
		if b, ok := builtin(last(t.Name)); ok {
			k = b
		}
	}
	switch {
	case k.open:
	case k.null:
		r.say(p, Given{Nilable: true})
	default:
		r.say(p, Given{Known: k.fact})
	}
}

// builtin reads the contracts that contracts.ruby brings.
func builtin(name string) (kind, bool) {
	f := flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}
	number := func(op string, whole bool) (kind, bool) {
		f.Finite, f.Integer, f.Tested = true, whole, f.Tested|flow.TestBound
		f.Bounded(op, 0)
		return kind{fact: f}, true
	}
	switch name {
	case "Num", "Int":
		return kind{fact: f}, true
	case "Pos":
		return number(">", false)
	case "Neg":
		return number("<", false)
	case "Nat":
		return number(">=", true)
	case "NatPos":
		return number(">", true)
	case "Bool":
		return kind{fact: f}, true
	case "Any", "Maybe", "Optional":
		return openKind, true
	case "None":
		return kind{null: true}, true
	}
	return kind{}, false
}
