package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// function lowers a module-level function: n is its whole declaration, f the node with parameters and body.
func (l *lowering) function(n, f, name syntax.ID, ex export) {
	if ex.anchor == 0 {
		ex.anchor = n
	}
	m := &program.Method{
		File: l.file, Name: l.prefix + l.source(name), Kind: program.KindFunction, Span: l.span(n), NameSpan: l.keySpan(name),
		Exported: ex.on || l.prefix == "" && l.exported[l.source(name)], Doc: l.docAbove(l.span(ex.anchor).Start),
	}
	if name == 0 {
		m.Name = "default"
		m.NameSpan = syntax.Span{Start: m.Span.Start, End: m.Span.Start}
	}
	if l.kind(f) == "function_signature" {
		m.Kind = program.KindSignature
	}
	outer := l.outer
	l.outer = nil
	l.callable(m, f)
	l.outer = outer
	l.file.Functions = append(l.file.Functions, m)
}

// callable fills in what all functions have: parameters, result and body.
func (l *lowering) callable(m *program.Method, n syntax.ID) {
	m.Async, m.Generator = l.has(n, "async"), l.has(n, "*")
	m.Return = l.annotation(l.child(n, "return_type"))
	m.Broken = l.tree.Is(n, syntax.HasError)
	l.within(nil, func() {
		l.bindParams(n)
		m.Params = l.params(n)
		m.Content, m.BodyForm, m.BodySpan = l.laterBody(n)
	})
}

// hoistFunction binds parameters and declarations of a function.
func (l *lowering) hoistFunction(n syntax.ID) {
	l.bindParams(n)
	l.hoist(l.child(n, "body"))
}

func (l *lowering) bindParams(n syntax.ID) {
	for _, p := range l.parameterNodes(n) {
		l.bindParam(p)
	}
}

// laterBody is the body of a function, lowered when somebody asks for it, in the frame we are in, which is the function's own. One
// that declares something is lowered now.
func (l *lowering) laterBody(n syntax.ID) (*program.Content, program.BodyForm, syntax.Span) {
	form, span := l.bodyForm(n)
	if form == program.NoBody {
		return nil, form, span
	}
	body := l.child(n, "body")
	end := l.tree.After(body)
	for i := body; i < end; i++ {
		if declarations[l.tree.Language].Has(l.tree, i) {
			l.hoist(body)
			return program.Ready(l.functionBody(n)), form, span
		}
	}
	own := *l
	return program.Later(func() *program.Expr {
		own.hoist(body)
		return own.functionBody(n)
	}), form, span
}

// declarations are the nodes that declare something wherever they stand.
var declarations = each("class_declaration", "abstract_class_declaration", "class", "interface_declaration", "type_alias_declaration", "enum_declaration")

func (l *lowering) bodyForm(n syntax.ID) (program.BodyForm, syntax.Span) {
	body := l.child(n, "body")
	switch {
	case body == 0:
		end := l.span(n).End
		return program.NoBody, syntax.Span{Start: end, End: end}
	case l.kind(body) == "statement_block":
		return program.BlockBody, l.inside(body)
	}
	return program.ExpressionBody, l.span(body)
}

func (l *lowering) functionBody(n syntax.ID) *program.Expr {
	body := l.child(n, "body")
	switch {
	case body == 0:
		return nil
	case l.kind(body) == "statement_block":
		return l.body(body)
	}
	return l.returned(body)
}

// returned is the body of x => value: a return of the value.
func (l *lowering) returned(value syntax.ID) *program.Expr {
	r := &program.Expr{Op: program.Return, Span: l.span(value), X: l.expr(value)}
	return &program.Expr{Op: program.Block, Span: l.span(value), List: []*program.Expr{r}}
}

// inside is what stands between a block's braces; recovery may have left out the closing one.
func (l *lowering) inside(block syntax.ID) syntax.Span {
	s := l.span(block)
	text := l.text.Slice(s)
	if len(text) > 0 && text[0] == '{' {
		s.Start++
	}
	if len(text) > 1 && text[len(text)-1] == '}' {
		s.End--
	}
	return s
}

// closure lowers a function inside another, which sees the names around it.
func (l *lowering) closure(n syntax.ID) *program.Expr {
	e := l.new(program.Closure_, n)
	c := &program.Closure{Span: l.span(n), Kind: program.Function, Async: l.has(n, "async")}
	if l.kind(n) == "arrow_function" {
		c.Kind = program.Arrow
	}
	e.Closure = c
	l.within(l.frame, func() {
		if l.kind(n) == "function_expression" || l.kind(n) == "generator_function" {
			l.bind(l.source(l.child(n, "name")))
		}
		l.hoistFunction(n)
		c.Params = l.params(n)
		c.Return = l.annotation(l.child(n, "return_type"))
		c.Body = l.functionBody(n)
	})
	return e
}
