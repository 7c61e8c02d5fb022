package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// macro is a call in a class body with its arguments sorted: names and types first, options by key.
type macro struct {
	*program.Expr
	args    []*program.Expr
	options map[string]*program.Expr
	pairs   []*program.Expr // options in the order of the text
}

func sorted(e *program.Expr) macro {
	m := macro{Expr: e, options: map[string]*program.Expr{}}
	for _, a := range e.List {
		switch a.Op {
		case program.Pair:
			m.pair(a)
		case program.Hash:
			for _, p := range a.List {
				m.pair(p)
			}
		case program.Spread:
		default:
			m.args = append(m.args, a)
		}
	}
	return m
}

func (m *macro) pair(p *program.Expr) {
	if p.Op == program.Pair && p.X != nil {
		m.pairs = append(m.pairs, p)
		if p.X.Op == program.Symbol || p.X.Op == program.Str {
			m.options[p.X.Name] = p.Y
		}
	}
}

// names are the symbols among the arguments.
func (m macro) names() []*program.Expr {
	var out []*program.Expr
	for _, a := range m.args {
		if a.Op == program.Symbol || a.Op == program.Str {
			out = append(out, a)
		}
	}
	return out
}

// given is the option's value, unwrapped from the long form { is: value, message: "…" }.
func (m macro) given(option string) *program.Expr { return plain(m.options[option]) }

func plain(e *program.Expr) *program.Expr {
	if e == nil || e.Op != program.Hash {
		return e
	}
	for _, p := range e.List {
		if p.Op == program.Pair && p.X != nil && (p.X.Name == "is" || p.X.Name == "in" || p.X.Name == "value") {
			return p.Y
		}
	}
	return e
}

func (m macro) yes(option string) bool {
	e := m.given(option)
	return e != nil && e.Op == program.True
}

func (m macro) no(option string) bool {
	e := m.given(option)
	return e != nil && e.Op == program.False
}

// calls are the macros of a class body that are plain calls of one of the names.
func calls(list []*program.Expr, names ...string) []macro {
	var out []macro
	for _, e := range list {
		if e.Op != program.Call || e.X != nil {
			continue
		}
		for _, n := range names {
			if e.Name == n {
				out = append(out, sorted(e))
			}
		}
	}
	return out
}

// inside are the statements of a macro's block.
func inside(e *program.Expr) []*program.Expr {
	if e == nil || e.Closure == nil || e.Closure.Body == nil {
		return nil
	}
	return e.Closure.Body.List
}

// symbol makes the parameter that a symbol declares.
func symbol(s *program.Expr, value *program.Expr) *program.Param {
	span := s.NameSpan
	if span.End <= span.Start {
		span = s.Span
	}
	return &program.Param{Name: s.Name, Kind: program.Keyword, Span: s.Span, NameSpan: span, Default: value}
}

// declare makes an input of a symbol.
func declare(c *program.Class, s, value *program.Expr, known flow.Fact, optional bool) *Input {
	return &Input{Input: &flow.Input{Param: symbol(s, value), Known: known, Bare: true}, Class: c, Optional: optional}
}

// held says from what else than its own name an input is read.
func (in *Input) held(by ...string) *Input {
	in.Holders = by
	return in
}

// conditions are the closures of a must: option: { name: ->(v) { … } }, or { name: { is: ->(v) { … } } }.
func conditions(e *program.Expr) []*program.Closure {
	var out []*program.Closure
	if e == nil {
		return nil
	}
	if e.Op == program.Closure_ {
		return []*program.Closure{e.Closure}
	}
	if e.Op == program.Hash {
		for _, p := range e.List {
			if p.Op == program.Pair {
				out = append(out, conditions(plain(p.Y))...)
			}
		}
	}
	return out
}
