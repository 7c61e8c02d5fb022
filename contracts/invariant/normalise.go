package invariant

import (
	"github.com/agentcore/proviso/analysis/program"
)

// normaliser rewrites a condition so that it speaks of fields: readers and getters are replaced by what they read, one hop.
type normaliser struct {
	lineage lineage
	self    string // the name by which a decorator's closure calls the object
	fields  []string
}

func (n *normaliser) field(name string, at *program.Expr) *program.Expr {
	known := false
	for _, f := range n.fields {
		known = known || f == name
	}
	if !known {
		n.fields = append(n.fields, name)
	}
	return &program.Expr{Op: program.Field_, Name: name, Span: at.Span, NameSpan: at.NameSpan}
}

// expr copies e, so that nothing evaluated elsewhere is mistaken for it.
func (n *normaliser) expr(e *program.Expr, hops int) *program.Expr {
	if e == nil {
		return nil
	}
	if name, ok := n.read(e); ok {
		return n.reader(name, e, hops)
	}
	if e.Op == program.Call && e.X != nil && len(e.List) == 0 && copies[e.Name] {
		return n.expr(e.X, hops)
	}
	c := *e
	c.X, c.Y, c.Z, c.W = n.expr(e.X, hops), n.expr(e.Y, hops), n.expr(e.Z, hops), n.expr(e.W, hops)
	c.List = nil
	for _, x := range e.List {
		c.List = append(c.List, n.expr(x, hops))
	}
	if e.Closure != nil || e.Op == program.Case || e.Op == program.Try {
		n.inside(e, hops)
		c.Closure = nil
		return &program.Expr{Op: program.Opaque, Span: e.Span, List: []*program.Expr{&c}}
	}
	return &c
}

// copies are readers that give the same in another object.
var copies = map[string]bool{"dup": true, "clone": true, "freeze": true, "itself": true, "deep_dup": true}

// inside notes the fields that a closure reads.
func (n *normaliser) inside(body *program.Expr, hops int) {
	body.Walk(func(x *program.Expr) bool {
		if name, ok := n.read(x); ok && n.lineage.known(name) {
			n.field(name, x)
		}
		return true
	})
}

// read is the name of the object's own member that e reads.
func (n *normaliser) read(e *program.Expr) (string, bool) {
	switch {
	case e.Op == program.Field_:
		return e.Name, true
	case e.Op == program.Call && len(e.List) == 0 && e.Closure == nil && (e.X == nil || e.X.Op == program.Self) && e.Name != "":
		return e.Name, true
	case e.Op == program.Member && e.X != nil && n.self != "" && e.X.Op == program.Local && e.X.Name == n.self:
		return e.Name, true
	case e.Op == program.Constant && n.lineage.field(e.Name) != nil:
		return e.Name, true
	}
	return "", false
}

func (n *normaliser) reader(name string, e *program.Expr, hops int) *program.Expr {
	if f := n.lineage.field(name); f != nil && e.Op == program.Field_ {
		return n.field(name, e)
	}
	m := n.lineage.method(name)
	if m == nil || e.Op == program.Field_ && m.Kind != program.KindGetter {
		return n.field(name, e)
	}
	if hops >= 2 {
		return &program.Expr{Op: program.Opaque, Span: e.Span, List: []*program.Expr{n.field(name, e)}}
	}
	if body := single(m.Body()); body != nil && len(m.Params) == 0 && simple(body) {
		return n.expr(body, hops+1)
	}
	n.inside(m.Body(), hops)
	return &program.Expr{Op: program.Opaque, Span: e.Span}
}

// simple bodies have a value that depends on nothing but what they read.
func simple(body *program.Expr) bool {
	ok := true
	body.Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Assign, program.Raise, program.Return, program.Multi, program.Local, program.Yield:
			ok = false
		}
		return ok
	})
	return ok
}

// askElements are the questions about what a collection holds, and how much.
var askElements = map[string]bool{"size": true, "length": true, "count": true, "empty?": true, "any?": true, "none?": true, "all?": true, "every": true, "some": true,
	"includes": true, "include?": true, "sum": true, "first": true, "last": true, "has": true, "one?": true, "uniq": true, "map": true, "reduce": true}

// elements notes the fields whose elements a condition asks about.
func elements(cond *program.Expr, into map[string]bool) {
	cond.Walk(func(e *program.Expr) bool {
		if (e.Op == program.Call || e.Op == program.Member) && e.X != nil && e.X.Op == program.Field_ && askElements[e.Name] {
			into[e.X.Name] = true
		}
		return true
	})
}
