package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// method lowers a def and hangs it on the class around it, or on the file.
func (l *lowering) method(n syntax.ID) {
	m := &program.Method{File: l.file, Span: l.span(n), Broken: l.tree.Is(n, syntax.HasError)}
	m.Static = l.kind(n) == "singleton_method"
	name := l.child(n, "name")
	if name == 0 {
		return
	}
	m.Name, m.NameSpan = l.source(name), l.span(name)
	l.place(m)
	m.Kind = methodKind(m, l.kind(name))
	l.document(m, n)
	l.within(newScope(nil), func() {
		m.Params = l.params(l.child(n, "parameters"))
		l.methodBody(m, n)
	})
}

// place gives m its class and what the section it stands in says about it.
func (l *lowering) place(m *program.Method) {
	if l.body == nil {
		l.file.Functions = append(l.file.Functions, m)
		return
	}
	b := l.body
	m.Class = b.class
	if !m.Static || b.static { // "private" sections do not reach def self.x
		m.Visibility = b.visibility
	}
	m.Static = m.Static || b.static || b.moduleFunction
	b.class.Methods = append(b.class.Methods, m)
}

func methodKind(m *program.Method, nameKind string) program.MethodKind {
	switch {
	case m.Class == nil:
		return program.KindFunction
	case m.Name == "initialize" && !m.Static:
		return program.KindConstructor
	case nameKind == "setter":
		return program.KindSetter
	}
	return program.KindMethod
}

// document finds the sig call and the comment above the method; the comment stands above the sig.
func (l *lowering) document(m *program.Method, n syntax.ID) {
	above := m.Span.Start
	if l.body != nil && l.body.sig != nil {
		m.Sig, l.body.sig = l.body.sig, nil
		above = m.Sig.Span.Start
	}
	m.Doc = l.docAbove(above)
}

func (l *lowering) methodBody(m *program.Method, n syntax.ID) {
	signature := m.NameSpan.End
	if p := l.child(n, "parameters"); p != 0 {
		signature = max(signature, l.span(p).End)
	}
	body := l.child(n, "body")
	if l.tree.ChildOfKind(n, "=") != 0 && body != 0 {
		m.BodyForm, m.BodySpan = program.ExpressionBody, l.span(body)
		m.Content = l.later(body, func(l *lowering) *program.Expr {
			return &program.Expr{Op: program.Block, Span: m.BodySpan, List: []*program.Expr{l.expr(body)}}
		})
		return
	}
	m.BodySpan = syntax.Span{Start: signature, End: max(signature, l.endToken(n))}
	if body == 0 {
		m.Content = program.Ready(&program.Expr{Op: program.Block, Span: syntax.Span{Start: m.BodySpan.End, End: m.BodySpan.End}})
		return
	}
	m.Content = l.later(body, func(l *lowering) *program.Expr { return l.block(body) })
}

// later is a body that is lowered when somebody asks for it, in the scope we are in, which is the body's own. One that declares
// something is lowered now.
func (l *lowering) later(n syntax.ID, lower func(*lowering) *program.Expr) *program.Content {
	end := l.tree.After(n)
	for i := n; i < end; i++ {
		if declarations.Has(l.tree, i) {
			return program.Ready(lower(l))
		}
	}
	own := *l
	return program.Later(func() *program.Expr { return lower(&own) })
}

// declarations are the nodes that declare something wherever they stand.
var declarations = syntax.Kinds(syntax.Ruby, "method", "singleton_method", "class", "module", "singleton_class")

// endToken is where the "end" that closes n begins; n's end if it is missing.
func (l *lowering) endToken(n syntax.ID) int {
	at := l.span(n).End
	for _, c := range l.tree.Children(n) {
		if l.kind(c) == "end" && l.span(c).Len() > 0 {
			at = l.span(c).Start
		}
	}
	return at
}
