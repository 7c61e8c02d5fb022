package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) span(n syntax.ID) syntax.Span              { return l.tree.Span(n) }
func (l *lowering) kind(n syntax.ID) string                   { return l.tree.KindOf(n) }
func (l *lowering) child(n syntax.ID, field string) syntax.ID { return l.tree.Child(n, field) }

// source is the text of n; that of no node is empty.
func (l *lowering) source(n syntax.ID) string {
	if n == 0 {
		return ""
	}
	return l.text.Slice(l.tree.Span(n))
}

// has reports whether n holds a token of its own, such as "static".
func (l *lowering) has(n syntax.ID, token string) bool { return l.tree.ChildOfKind(n, token) != 0 }

// parts lists the named children of n that belong to the program.
func (l *lowering) parts(n syntax.ID) []syntax.ID {
	var out []syntax.ID
	for c := l.tree.Nodes[n].First; c != 0; c = l.tree.Nodes[c].Next {
		if l.tree.Is(c, syntax.Named) && l.kind(c) != "comment" {
			out = append(out, c)
		}
	}
	return out
}

// firstPart is the first of the parts of n, or 0.
func (l *lowering) firstPart(n syntax.ID) syntax.ID {
	for c := l.tree.Nodes[n].First; c != 0; c = l.tree.Nodes[c].Next {
		if l.tree.Is(c, syntax.Named) && l.kind(c) != "comment" {
			return c
		}
	}
	return 0
}

// bare is n without the parentheses around it.
func (l *lowering) bare(n syntax.ID) syntax.ID {
	for n != 0 && l.kind(n) == "parenthesized_expression" && l.firstPart(n) != 0 {
		n = l.firstPart(n)
	}
	return n
}

func (l *lowering) new(op program.Op, n syntax.ID) *program.Expr {
	return &program.Expr{Op: op, Span: l.span(n)}
}

// named is an expression whose name is written at the node name.
func (l *lowering) named(op program.Op, n, name syntax.ID) *program.Expr {
	return &program.Expr{Op: op, Span: l.span(n), Name: l.source(name), NameSpan: l.span(name)}
}

// opaque keeps what is found inside a node that has no meaning of its own here.
func (l *lowering) opaque(n syntax.ID) *program.Expr {
	e := l.new(program.Opaque, n)
	for _, c := range l.parts(n) {
		e.List = append(e.List, l.statement(c)...)
	}
	return e
}
