package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) match(n syntax.ID) *program.Expr {
	e := l.new(program.Match, n)
	if l.kind(n) == "match_pattern" {
		e.Flags = program.Raises
	}
	e.X = l.optional(l.child(n, "value"))
	if p := l.child(n, "pattern"); p != 0 {
		e.Pattern = l.pattern(p)
	}
	return e
}

func (l *lowering) caseIn(n syntax.ID) *program.Expr {
	e := l.new(program.Case, n)
	e.Flags = program.PatternForm
	e.X = l.optional(l.child(n, "value"))
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "in_clause":
			e.AddWhen(l.inClause(c))
		case "else":
			e.Z = l.block(c)
		}
	}
	return e
}

func (l *lowering) inClause(n syntax.ID) *program.When {
	w := &program.When{Span: l.span(n)}
	if p := l.child(n, "pattern"); p != 0 {
		w.Pattern = l.pattern(p)
	}
	if g := l.child(n, "guard"); g != 0 {
		w.Guard = l.optional(l.child(g, "condition"))
		if w.Guard != nil && l.kind(g) == "unless_guard" {
			w.Guard = &program.Expr{Op: program.Not, Span: w.Guard.Span, X: w.Guard}
		}
	}
	w.Body = l.clause(l.child(n, "body"), w.Span.End)
	return w
}

// pattern lowers a pattern and binds its variables.
func (l *lowering) pattern(n syntax.ID) *program.Pattern {
	p := &program.Pattern{Span: l.span(n)}
	if l.depth > maxDepth {
		return p
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case "identifier":
		l.bindPattern(p, n)
	case "as_pattern":
		return l.asPattern(n)
	case "parenthesized_pattern":
		if inner := l.firstPart(n); inner != 0 {
			return l.pattern(inner)
		}
	case "array_pattern", "find_pattern":
		p.Kind = program.PatArray
		l.subPatterns(p, n)
	case "alternative_pattern":
		p.Kind = program.PatAlt
		l.subPatterns(p, n)
	case "hash_pattern":
		l.hashPattern(p, n)
	case "splat_parameter":
		p.Value = &program.Expr{Op: program.Spread, Span: p.Span, Name: "*"}
		l.bindPattern(p, l.child(n, "name"))
	default:
		p.Kind, p.Value = program.PatValue, l.patternValue(n)
	}
	return p
}

func (l *lowering) bindPattern(p *program.Pattern, name syntax.ID) {
	if name == 0 {
		return
	}
	if p.Bind = l.source(name); p.Bind == "_" {
		p.Bind = ""
	}
	l.scope.bind(p.Bind)
}

func (l *lowering) asPattern(n syntax.ID) *program.Pattern {
	value := l.child(n, "value")
	if value == 0 {
		return &program.Pattern{Span: l.span(n)}
	}
	p := l.pattern(value)
	p.Span = l.span(n)
	l.bindPattern(p, l.child(n, "name"))
	return p
}

func (l *lowering) subPatterns(p *program.Pattern, n syntax.ID) {
	for _, c := range l.parts(n) {
		if l.tree.FieldOf(c) == "class" {
			p.Const = constantName(l.source(c))
			continue
		}
		p.Subs = append(p.Subs, l.pattern(c))
	}
}

// hashPattern keeps **rest as the key "**" with a binding, and **nil as the key "**" with the value nil.
func (l *lowering) hashPattern(p *program.Pattern, n syntax.ID) {
	p.Kind = program.PatHash
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "keyword_pattern":
			l.keyPattern(p, c)
		case "hash_splat_parameter":
			rest := &program.Pattern{Span: l.span(c)}
			l.bindPattern(rest, l.child(c, "name"))
			p.Keys, p.Subs = append(p.Keys, "**"), append(p.Subs, rest)
		case "hash_splat_nil":
			none := &program.Pattern{Kind: program.PatValue, Span: l.span(c), Value: l.new(program.Nil, c)}
			p.Keys, p.Subs = append(p.Keys, "**"), append(p.Subs, none)
		default:
			if l.tree.FieldOf(c) == "class" {
				p.Const = constantName(l.source(c))
			}
		}
	}
}

func (l *lowering) keyPattern(p *program.Pattern, n syntax.ID) {
	key := l.child(n, "key")
	if key == 0 {
		return
	}
	p.Keys = append(p.Keys, l.expr(key).Name)
	if value := l.child(n, "value"); value != 0 {
		p.Subs = append(p.Subs, l.pattern(value))
		return
	}
	l.scope.bind(l.source(key))
	p.Subs = append(p.Subs, nil)
}

// patternValue is what a value pattern compares with; a pin is the variable or expression it pins.
func (l *lowering) patternValue(n syntax.ID) *program.Expr {
	switch l.kind(n) {
	case "variable_reference_pattern":
		if v := l.firstPart(n); v != 0 {
			return l.expr(v)
		}
	case "expression_reference_pattern":
		return l.optional(l.child(n, "value"))
	}
	return l.expr(n)
}
