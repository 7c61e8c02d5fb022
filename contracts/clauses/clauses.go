// Package clauses knows the contracts that documentation declares of methods: their conditions, which of them are expressions
// that can be checked, and what the code makes of them. Rules and the contract card import it.
package clauses

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/tags"
	"github.com/agentcore/proviso/contracts/trial"
)

// Clause is one declared condition of a method.
type Clause struct {
	tags.Tag
	Method *program.Method // whose documentation it stands in
	// Cond is what the tag says must hold for the method not to raise: the expression of @pre, the opposite of @raise … if.
	Cond *program.Expr
	// Faults are what is wrong with the expression; with any, it is not checked.
	Faults []Fault
}

// Checked reports whether the clause is an expression that code can be held to. Prose is documentation only.
func (c *Clause) Checked() bool { return c.Expr != nil && len(c.Faults) == 0 }

// Contract is everything that the documentation of one method declares.
type Contract struct {
	Method *program.Method
	Pre    []*Clause
	Post   []*Clause
	Raise  []*Clause
	Assert []*Clause
	// Trusted are the names that @trusted vouches for.
	Trusted map[string]string
	Other   []tags.Tag // @modifies, @contract
}

// Empty reports whether nothing is declared.
func (c *Contract) Empty() bool {
	return len(c.Pre)+len(c.Post)+len(c.Raise)+len(c.Assert)+len(c.Trusted) == 0
}

type contractKey struct{ method *program.Method }

// Of reads the tags above a method.
func Of(p *contracts.Pass, m *program.Method) *Contract {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[contractKey{m}]; ok {
		return v.(*Contract)
	}
	c := read(p, m)
	p.Memo[contractKey{m}] = c
	return c
}

func read(p *contracts.Pass, m *program.Method) *Contract {
	c := &Contract{Method: m, Trusted: map[string]string{}}
	for _, t := range tags.Of(m.File, m.Doc, tags.Params(m)) {
		cl := &Clause{Tag: t, Method: m, Cond: t.Expr}
		switch t.Kind {
		case tags.Pre:
			c.Pre = append(c.Pre, cl)
		case tags.Post:
			c.Post = append(c.Post, cl)
		case tags.Raise:
			if !t.Unless && t.Expr != nil {
				cl.Cond = &program.Expr{Op: program.Not, X: t.Expr, Span: t.Expr.Span}
			}
			c.Raise = append(c.Raise, cl)
		case tags.Asserts:
			c.Assert = append(c.Assert, cl)
		case tags.Trusted:
			c.Trusted[firstWord(t.Text)] = t.Message
			continue
		default:
			c.Other = append(c.Other, t)
			continue
		}
		inspect(p, m, cl)
	}
	return c
}

func firstWord(s string) string {
	for i, r := range s {
		if r == ' ' || r == '\t' {
			return s[:i]
		}
	}
	return s
}

// Machine runs methods for the rules of a pass.
func Machine(p *contracts.Pass) *trial.Machine {
	patterns := p.Config.Validators()
	return &trial.Machine{Classes: p.Program, Validator: func(e *program.Expr) bool { return configured(patterns, e) }}
}

func configured(patterns []string, e *program.Expr) bool {
	name := e.Name
	if e.X != nil && e.X.Op == program.Constant {
		name = e.X.Name + "." + e.Name
	}
	for _, pattern := range patterns {
		if flow.MatchName(pattern, e.Name) || flow.MatchName(pattern, name) {
			return true
		}
	}
	return false
}

// Inherited are the contracts of the methods that m overrides or implements, nearest first.
func Inherited(p *contracts.Pass, m *program.Method) []*Contract {
	var out []*Contract
	for _, base := range Bases(p, m) {
		out = append(out, Of(p, base))
	}
	return out
}

// Bases are the methods that m overrides or implements, nearest first, those without a body included.
func Bases(p *contracts.Pass, m *program.Method) []*program.Method {
	var out []*program.Method
	seen := map[*program.Class]bool{m.Class: true}
	var up func(*program.Class, int)
	up = func(c *program.Class, depth int) {
		if depth > 6 {
			return
		}
		for _, name := range append([]string{c.Super}, c.Mixins...) {
			for _, base := range flow.Resolve(p.Program, c, name) {
				if seen[base] {
					continue
				}
				seen[base] = true
				for _, other := range base.Methods {
					if other.Name == m.Name && other.Static == m.Static && other.Kind == m.Kind || other.Name == m.Name && other.Kind == program.KindSignature && !m.Static {
						out = append(out, other)
						break
					}
				}
				up(base, depth+1)
			}
		}
	}
	if m.Class != nil {
		up(m.Class, 0)
	}
	return out
}
