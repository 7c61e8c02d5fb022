package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Choice is a case, a switch or a chain of ifs that picks behaviour by comparing one value with literals, and does nothing for
// any other value.
type Choice struct {
	Expr   *program.Expr // the Case, or the first If of the chain
	Last   *program.Expr // the Case, or the last If of the chain
	Method *program.Method
	Values int  // how many literals it names
	Chain  bool // written as ifs
}

// Named are the literals that the choice names, in their order.
func (c *Choice) Named() []*program.Expr {
	var out []*program.Expr
	if !c.Chain {
		for _, w := range c.Expr.Whens() {
			for _, v := range w.Values {
				if v.Op != program.Nil && v.Op != program.Spread {
					out = append(out, v)
				}
			}
		}
		return out
	}
	for at := c.Expr; at != nil; at = elsif(at.Z) {
		out = append(out, literals(at.X)...)
	}
	return out
}

// literals are those that a condition compares a value with.
func literals(e *program.Expr) []*program.Expr {
	switch {
	case e.Op == program.Or:
		return append(literals(e.X), literals(e.Y)...)
	case name(e.Y):
		return []*program.Expr{e.Y}
	}
	return []*program.Expr{e.X}
}

type choicesKey struct{ body *program.Expr }

// choices finds the choices of a method without an else, by the expression that is compared.
func choices(p *contracts.Pass, m *program.Method) map[*program.Expr]*Choice {
	key := choicesKey{m.Body()}
	if v, ok := p.Memo[key]; ok {
		return v.(map[*program.Expr]*Choice)
	}
	s := &choiceSearch{method: m, found: map[*program.Expr]*Choice{}}
	s.visit(m.Body(), false, false)
	if p.Memo != nil {
		p.Memo[key] = s.found
	}
	return s.found
}

type choiceSearch struct {
	method *program.Method
	found  map[*program.Expr]*Choice
	guards []Guard
	listed bool
}

// visit looks for choices below e. followed tells that statements come after e, settled that somebody asks for its value.
func (s *choiceSearch) visit(e *program.Expr, followed, settled bool) {
	if e == nil {
		return
	}
	switch e.Op {
	case program.Block:
		for i, c := range e.List {
			s.visit(c, followed || i < len(e.List)-1, settled && i == len(e.List)-1)
		}
		return
	case program.Or, program.Coalesce:
		s.visit(e.X, followed, true)
		s.visit(e.Y, followed, settled)
		return
	case program.Case:
		s.caseOf(e, followed, settled)
	case program.If:
		if s.chain(e, followed, settled) {
			for at := e; at != nil; at = elsif(at.Z) {
				s.visit(at.Y, followed, settled)
			}
			return
		}
	case program.Assign:
		s.visit(e.Y, followed, settled || s.guarded(e.X, e.Span.End))
		return
	}
	e.Children(func(c *program.Expr) { s.visit(c, followed, false) })
}

func (s *choiceSearch) caseOf(e *program.Expr, followed, settled bool) {
	if e.X == nil || e.Z != nil || e.Has(program.PatternForm) || settled {
		return
	}
	values, leaves := 0, true
	for _, w := range e.Whens() {
		if w.Default || w.Pattern != nil {
			return
		}
		for _, v := range w.Values {
			switch {
			case name(v):
				values++
			case v.Op != program.Nil && v.Op != program.Spread:
				return // a class, a range or a pattern: no list of names
			}
		}
		leaves = leaves && (leavesMethod(w.Body) || e.Has(program.Fallthrough) && (w.Body == nil || len(w.Body.List) == 0))
	}
	if values < 2 || leaves && followed || s.outcomeGuarded(e) {
		return
	}
	s.found[e.X] = &Choice{Expr: e, Last: e, Method: s.method, Values: values}
}

// chain recognises if x == "a" … elsif x == "b" … without an else.
func (s *choiceSearch) chain(e *program.Expr, followed, settled bool) bool {
	if e.Has(program.Modifier) || e.Has(program.Ternary) || e.Has(program.UnlessForm) {
		return false
	}
	subject := compared(e.X)
	if subject == nil {
		return false
	}
	values, leaves := 0, true
	last := e
	for at := e; at != nil; at = elsif(at.Z) {
		if next := compared(at.X); next == nil || !same(next, subject) {
			return false
		}
		values += count(at.X)
		leaves = leaves && leavesMethod(at.Y)
		last = at
	}
	if last.Z != nil || last == e || settled || leaves && followed || s.outcomeGuarded(e) {
		return last != e && last.Z == nil
	}
	s.found[subject] = &Choice{Expr: e, Last: last, Method: s.method, Values: values, Chain: true}
	return true
}

// elsif is the If that an else branch consists of, or nil.
func elsif(e *program.Expr) *program.Expr {
	if e != nil && e.Op == program.Block && len(e.List) == 1 {
		e = e.List[0]
	}
	if e == nil || e.Op != program.If || e.Has(program.Modifier) || e.Has(program.Ternary) || e.Has(program.UnlessForm) {
		return nil
	}
	return e
}

// compared is the value that a condition compares with literals, or nil: x == "a", x == "a" || x == "b".
func compared(e *program.Expr) *program.Expr {
	switch {
	case e == nil:
		return nil
	case e.Op == program.Or:
		x, y := compared(e.X), compared(e.Y)
		if x != nil && y != nil && same(x, y) {
			return x
		}
	case e.Op == program.Binary && (e.Name == "==" || e.Name == "==="):
		switch {
		case name(e.Y) && !name(e.X):
			return e.X
		case name(e.X) && !name(e.Y):
			return e.Y
		}
	}
	return nil
}

func count(e *program.Expr) int {
	if e.Op == program.Or {
		return count(e.X) + count(e.Y)
	}
	return 1
}

// same reports whether two expressions read the same variable.
func same(a, b *program.Expr) bool {
	return a.Op == b.Op && a.Name == b.Name && len(a.List) == 0 && len(b.List) == 0 && (a.X == nil) == (b.X == nil) && (a.X == nil || same(a.X, b.X)) &&
		a.Name != ""
}

// name reports whether e is one of a list of names: a literal, or a constant spelled as one.
func name(e *program.Expr) bool {
	switch e.Op {
	case program.Str, program.Symbol, program.Int:
		return true
	case program.Constant:
		return e.Name == strings.ToUpper(e.Name) || strings.Contains(e.Name, "::") && last(e.Name) == strings.ToUpper(last(e.Name))
	case program.Member: // Kind.Invoice
		return e.X != nil && e.X.Op == program.Constant && !e.Has(program.Safe)
	}
	return false
}

// leavesMethod reports whether a branch ends by leaving the method or the iteration.
func leavesMethod(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Block:
		return len(e.List) > 0 && leavesMethod(e.List[len(e.List)-1])
	case program.Return, program.Raise, program.Next:
		return true
	case program.If:
		return e.Z != nil && leavesMethod(e.Y) && leavesMethod(e.Z)
	}
	return false
}

// outcomeGuarded reports whether every branch only sets one variable, and a guard below asks for it.
func (s *choiceSearch) outcomeGuarded(e *program.Expr) bool {
	var target *program.Expr
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Assign && target == nil {
			target = x.X
		}
		return target == nil
	})
	return target != nil && s.guarded(target, e.Span.End)
}

// guarded reports whether a guard below the offset asks for the variable.
func (s *choiceSearch) guarded(target *program.Expr, after int) bool {
	if target == nil || target.Op != program.Local && target.Op != program.Field_ {
		return false
	}
	if !s.listed {
		s.guards, s.listed = Guards(s.method.Body()), true
	}
	for _, g := range s.guards {
		if g.Stmt.Span.Start >= after && Mentions(g.Cond, target.Name) {
			return true
		}
	}
	return false
}
