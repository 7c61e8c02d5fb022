package invariant

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/tags"
)

// methodNames are the names of private methods without parameters that check everything.
var methodNames = map[string]bool{"check_invariants!": true, "check_invariant!": true, "assert_invariants": true, "assert_invariants!": true, "ensure_valid!": true,
	"validate_state!": true, "invariant": true, "assertInvariants": true, "assertInvariant": true, "checkInvariants": true, "checkRep": true, "validate": true}

// declared reads everything that declares an invariant for c: tags, decorators, macros, invariant methods, validations.
func declared(p *contracts.Pass, c *program.Class) *Set {
	if c.Kind == program.KindInterface || !mayDeclare(p, c, 0) {
		return nil
	}
	s := &Set{Class: c, Methods: map[string]bool{}, lineage: lineageOf(p, c)}
	for _, o := range s.lineage.classes {
		r := &reader{set: s, class: o}
		r.tags()
		r.decorators()
		r.macros()
		r.methods()
	}
	s.validations()
	if len(s.List) == 0 {
		return nil
	}
	return s
}

// mayDeclare is a cheap look at whether anything is declared at all, so that the other classes cost nothing.
func mayDeclare(p *contracts.Pass, c *program.Class, depth int) bool {
	if depth > maxLineage {
		return false
	}
	if c.Doc != nil && strings.Contains(c.Doc.Text, "@inv") || len(c.Decorators) > 0 && named(c.Decorators, "invariant") || named(c.Macros, "invariant") ||
		named(c.Macros, "validates") || named(c.Macros, "validate") {
		return true
	}
	for _, m := range c.Methods {
		if methodNames[m.Name] {
			return true
		}
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		for _, parent := range flow.Resolve(p.Program, c, base) {
			if parent != c && mayDeclare(p, parent, depth+1) {
				return true
			}
		}
	}
	return false
}

func named(list []*program.Expr, name string) bool {
	for _, e := range list {
		if e.Name == name || e.Op == program.Call && e.X != nil && e.X.Name == name {
			return true
		}
	}
	return false
}

// reader reads the declarations of one class of a lineage.
type reader struct {
	set   *Set
	class *program.Class
}

func (r *reader) add(cond *program.Expr, text string, span syntax.Span, self string) {
	n := normaliser{lineage: r.set.lineage, self: self}
	i := &Invariant{Class: r.class, Text: text, File: r.class.File, Span: span, Elements: map[string]bool{}}
	i.Cond = n.expr(cond, 0)
	i.Fields = n.fields
	elements(i.Cond, i.Elements)
	if len(i.Fields) > 0 {
		r.set.List = append(r.set.List, i)
	}
}

// tags reads @invariant. A bare expression must speak of fields it can find; prose is documentation.
func (r *reader) tags() {
	for _, t := range tags.Of(r.class.File, r.class.Doc, nil) {
		if t.Kind != tags.Invariant || t.Expr == nil || !t.Quoted && (r.class.File.Language == program.TypeScript || !r.resolves(t.Expr)) {
			continue
		}
		r.add(t.Expr, t.Text, t.Span, "")
	}
}

// resolves reports whether every bare name of a Ruby expression is a field or method of the class.
func (r *reader) resolves(e *program.Expr) bool {
	ok := true
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Call && (x.X == nil || x.X.Op == program.Self) && (len(x.List) > 0 || !r.set.lineage.known(x.Name) && r.set.lineage.method(x.Name) == nil) {
			ok = false
		}
		return ok
	})
	return ok
}

// decorators reads @invariant(self => …).
func (r *reader) decorators() {
	for _, d := range r.class.Decorators {
		if d.Op != program.Call || d.Name != "invariant" {
			continue
		}
		for _, a := range d.List {
			if a.Op == program.Closure_ && a.Closure != nil && len(a.Closure.Params) == 1 {
				if e := single(a.Closure.Body); e != nil {
					r.add(e, r.class.File.Text.Slice(e.Span), e.Span, a.Closure.Params[0].Name)
				}
			}
		}
	}
}

// macros reads invariant(:name) { … } of contracts.ruby.
func (r *reader) macros() {
	for _, m := range r.class.Macros {
		if m.Op != program.Call || m.Name != "invariant" || m.Closure == nil {
			continue
		}
		if e := single(m.Closure.Body); e != nil {
			r.set.Enforced = true
			r.add(e, r.class.File.Text.Slice(e.Span), e.Span, "")
		}
	}
}

// single is the one expression of a body, also when it is returned.
func single(body *program.Expr) *program.Expr {
	if body == nil {
		return nil
	}
	if body.Op == program.Block {
		if len(body.List) != 1 {
			return nil
		}
		body = body.List[0]
	}
	if body.Op == program.Return {
		return body.X
	}
	return body
}

// ofOneOperation reports whether a Ruby method named validate asks what one operation demands: that calls it first, and nothing else
// of the class does. What is made is not asked.
func ofOneOperation(c *program.Class, m *program.Method) bool {
	first, others := 0, 0
	for _, o := range c.Methods {
		if o == m || !o.HasBody() {
			continue
		}
		top := o.Body()
		if top.Op == program.Block && len(top.List) > 0 {
			top = top.List[0]
		}
		o.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && e.Name == m.Name && (e.X == nil || e.X.Op == program.Self) {
				if e == top && o.Kind != program.KindConstructor {
					first++
				} else {
					others++
				}
			}
			return true
		})
	}
	return first == 1 && others == 0
}

// methods reads invariant methods: each of their guards is a condition that holds when they return.
func (r *reader) methods() {
	for _, m := range r.class.Methods {
		if !methodNames[m.Name] || len(m.Params) > 0 || m.Static || !m.HasBody() || m.Broken {
			continue
		}
		if m.Visibility == program.Public && m.Name != "check_invariants!" && m.Name != "assertInvariants" && m.Name != "checkRep" && m.Name != "checkInvariants" {
			continue
		}
		if m.Name == "validate" && m.File.Language == program.Ruby && ofOneOperation(r.class, m) {
			continue
		}
		guards := entry.Guards(m.Body())
		var failing []entry.Guard
		for _, g := range guards {
			if g.Exit.Op == program.Raise {
				failing = append(failing, g)
			}
		}
		if len(failing) == 0 {
			continue
		}
		r.set.Methods[m.Name] = true
		for _, g := range failing {
			cond := g.Cond
			text := m.File.Text.Slice(cond.Span)
			if g.Fails {
				cond = &program.Expr{Op: program.Not, X: cond, Span: cond.Span}
				text = "not (" + text + ")"
			}
			if topLevel(m.Body(), g.Stmt) && !readsLocals(cond) {
				r.add(cond, text, g.Cond.Span, "")
			}
		}
	}
}

func topLevel(body, stmt *program.Expr) bool {
	for _, s := range body.List {
		if s == stmt {
			return true
		}
	}
	return false
}

func readsLocals(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Local
		return !found
	})
	return found
}

// validations are an invariant where the constructor itself runs them: validates … and validate!.
func (s *Set) validations() {
	ctor := s.lineage.constructor()
	if ctor == nil || ctor.File.Language != program.Ruby || !calls(ctor.Body(), "validate!") {
		return
	}
	for _, c := range s.lineage.classes {
		for _, m := range c.Macros {
			if m.Op != program.Call || m.Name != "validates" {
				continue
			}
			i := &Invariant{Class: c, Text: c.File.Text.Slice(m.Span), File: c.File, Span: m.Span, Elements: map[string]bool{}}
			for _, a := range m.List {
				if a.Op == program.Symbol {
					i.Fields = append(i.Fields, a.Name)
				}
			}
			if len(i.Fields) > 0 {
				s.List = append(s.List, i)
				s.Methods["validate!"] = true
			}
		}
	}
}

func calls(body *program.Expr, name string) bool {
	found := false
	body.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Name == name && (e.X == nil || e.X.Op == program.Self)
		return !found
	})
	return found
}
