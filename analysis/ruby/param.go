package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// params lowers a parameter list and binds its names; n may be 0.
func (l *lowering) params(n syntax.ID) []*program.Param {
	if n == 0 {
		return nil
	}
	var out []*program.Param
	for _, c := range l.parts(n) {
		if l.tree.FieldOf(c) == "locals" {
			l.scope.bind(l.source(c))
			continue
		}
		if p := l.param(c); p != nil {
			out = append(out, p)
		}
	}
	return out
}

var paramKinds = map[string]program.ParamKind{
	"identifier":             program.Positional,
	"optional_parameter":     program.Positional,
	"keyword_parameter":      program.Keyword,
	"splat_parameter":        program.Rest,
	"hash_splat_parameter":   program.KeyRest,
	"block_parameter":        program.BlockParam,
	"forward_parameter":      program.Forward,
	"destructured_parameter": program.Destructured,
}

func (l *lowering) param(n syntax.ID) *program.Param {
	kind, ok := paramKinds[l.kind(n)]
	if !ok || l.depth > maxDepth {
		return nil
	}
	p := &program.Param{Kind: kind, Span: l.span(n), NameSpan: l.span(n)}
	if kind == program.Destructured {
		l.depth++
		p.Leaves = l.params(n)
		l.depth--
		return p
	}
	name := l.child(n, "name")
	if l.kind(n) == "identifier" {
		name = n
	}
	if name != 0 {
		p.Name, p.NameSpan = l.source(name), l.span(name)
		l.scope.bind(p.Name)
	}
	if value := l.child(n, "value"); value != 0 {
		p.Default = l.expr(value)
	}
	return p
}

// closure lowers a block or lambda body with its parameters; params is 0 where the block holds them itself.
func (l *lowering) closure(n, params syntax.ID, kind program.ClosureKind) *program.Closure {
	c := &program.Closure{Span: l.span(n), Kind: kind}
	if params == 0 {
		params = l.child(n, "parameters")
	}
	s := newScope(l.scope)
	s.implicit = params == 0
	l.within(s, func() {
		c.Params = l.params(params)
		c.Body = l.closureBody(n)
	})
	return c
}

func (l *lowering) closureBody(n syntax.ID) *program.Expr {
	if b := l.child(n, "body"); b != 0 {
		return l.block(b)
	}
	end := l.span(n).End
	return &program.Expr{Op: program.Block, Span: syntax.Span{Start: end, End: end}}
}
