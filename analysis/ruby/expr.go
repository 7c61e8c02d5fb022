package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

type lowerFunc func(*lowering, syntax.ID) *program.Expr

// lowerers says how each kind of node is lowered. It is filled in init because the functions refer back to it.
var lowerers map[string]lowerFunc

func init() {
	lowerers = map[string]lowerFunc{
		"nil": atom(program.Nil), "true": atom(program.True), "false": atom(program.False), "self": atom(program.Self),
		"integer": text(program.Int), "float": text(program.Float),
		"rational": text(program.Float), "complex": text(program.Float),
		"global_variable": text(program.Global), "class_variable": text(program.Global),
		"identifier": (*lowering).identifier, "file": (*lowering).identifier, "line": (*lowering).identifier,
		"encoding":          (*lowering).identifier,
		"instance_variable": (*lowering).instanceVariable,
		"constant":          (*lowering).constant, "scope_resolution": (*lowering).scopeResolution,

		"string": (*lowering).string, "heredoc_beginning": (*lowering).heredoc, "chained_string": (*lowering).chained,
		"character": (*lowering).character, "bare_string": (*lowering).string,
		"simple_symbol": (*lowering).symbol, "delimited_symbol": (*lowering).delimitedSymbol,
		"bare_symbol": (*lowering).bareSymbol, "hash_key_symbol": (*lowering).bareSymbol,
		"operator": (*lowering).bareSymbol, "setter": (*lowering).bareSymbol,
		"regex": (*lowering).regex, "subshell": (*lowering).subshell,
		"array": (*lowering).array, "string_array": (*lowering).array, "symbol_array": (*lowering).array,
		"right_assignment_list": (*lowering).array, "hash": (*lowering).hash, "pair": (*lowering).pair,
		"range": (*lowering).rangeOf, "interpolation": (*lowering).parenthesized,

		"call": (*lowering).call, "super": (*lowering).bareSuper, "yield": (*lowering).yield,
		"element_reference": (*lowering).index, "lambda": (*lowering).lambda,
		"splat_argument": spread("*"), "hash_splat_argument": spread("**"), "block_argument": spread("&"),
		"forward_argument": spread("..."),
		"unary":            (*lowering).unary, "binary": (*lowering).binary,
		"alias": (*lowering).rename, "undef": (*lowering).rename,

		"assignment": (*lowering).assignment, "operator_assignment": (*lowering).operatorAssignment,
		"left_assignment_list": (*lowering).target, "destructured_left_assignment": (*lowering).target,
		"rest_assignment": (*lowering).target,

		"if": (*lowering).ifElse, "elsif": (*lowering).ifElse, "unless": (*lowering).unlessElse,
		"conditional": (*lowering).ternary, "if_modifier": (*lowering).ifModifier,
		"unless_modifier": (*lowering).unlessModifier,
		"while":           (*lowering).while, "until": (*lowering).while,
		"while_modifier": (*lowering).whileModifier, "until_modifier": (*lowering).whileModifier,
		"for": (*lowering).forIn, "case": (*lowering).caseWhen, "case_match": (*lowering).caseIn,
		"match_pattern": (*lowering).match, "test_pattern": (*lowering).match,
		"begin": (*lowering).begin, "rescue_modifier": (*lowering).rescueModifier,
		"return": jump(program.Return), "break": jump(program.Break), "next": jump(program.Next),
		"redo": jump(program.Redo), "retry": jump(program.Retry),

		"parenthesized_statements": (*lowering).parenthesized, "pattern": (*lowering).parenthesized,
		"in":          (*lowering).parenthesized,
		"begin_block": (*lowering).block, "end_block": (*lowering).block, "then": (*lowering).block,
		"else": (*lowering).block, "do": (*lowering).block, "body_statement": (*lowering).block,
		"block_body": (*lowering).block,

		"method": (*lowering).definition, "singleton_method": (*lowering).definition,
		"class": (*lowering).definition, "module": (*lowering).definition, "singleton_class": (*lowering).definition,
	}
}

// expr lowers any expression or statement.
func (l *lowering) expr(n syntax.ID) *program.Expr {
	if l.depth > maxDepth {
		return l.opaque(n)
	}
	l.depth++
	defer func() { l.depth-- }()
	if f := lowerers[l.kind(n)]; f != nil {
		return f(l, n)
	}
	e := l.opaque(n)
	e.List = l.exprs(l.parts(n))
	return e
}

func (l *lowering) exprs(nodes []syntax.ID) []*program.Expr {
	var out []*program.Expr
	for _, n := range nodes {
		out = append(out, l.expr(n))
	}
	return out
}

// optional lowers n, or gives nil for 0.
func (l *lowering) optional(n syntax.ID) *program.Expr {
	if n == 0 {
		return nil
	}
	return l.expr(n)
}

func (l *lowering) opaque(n syntax.ID) *program.Expr {
	return &program.Expr{Op: program.Opaque, Span: l.span(n), Name: l.kind(n)}
}

func (l *lowering) new(op program.Op, n syntax.ID) *program.Expr {
	return &program.Expr{Op: op, Span: l.span(n)}
}

func atom(op program.Op) lowerFunc {
	return func(l *lowering, n syntax.ID) *program.Expr { return l.new(op, n) }
}

func text(op program.Op) lowerFunc {
	return func(l *lowering, n syntax.ID) *program.Expr { return l.named(op, n) }
}

// named is an expression whose name is the whole node.
func (l *lowering) named(op program.Op, n syntax.ID) *program.Expr {
	return &program.Expr{Op: op, Span: l.span(n), Name: l.source(n), NameSpan: l.span(n)}
}

// identifier is a variable where one of that name was bound before, otherwise a call on self.
func (l *lowering) identifier(n syntax.ID) *program.Expr {
	if l.source(n) == "&" { // masked, see mask.go
		return &program.Expr{Op: program.Spread, Span: l.span(n), Name: "&"}
	}
	return l.word(l.read(l.span(n)))
}

func (l *lowering) read(s syntax.Span) *program.Expr {
	name := l.text.Slice(s)
	op := program.Call
	if l.scope.bound(name) {
		op = program.Local
	}
	return &program.Expr{Op: op, Span: s, Name: name, NameSpan: s}
}

func (l *lowering) instanceVariable(n syntax.ID) *program.Expr {
	s := l.span(n)
	name := syntax.Span{Start: min(s.Start+1, s.End), End: s.End}
	return &program.Expr{Op: program.Field_, Span: s, Name: l.text.Slice(name), NameSpan: name}
}

func (l *lowering) constant(n syntax.ID) *program.Expr {
	return &program.Expr{Op: program.Constant, Span: l.span(n), NameSpan: l.span(n), Name: constantName(l.source(n))}
}

// scopeResolution is a constant's path; below anything else than constants (self.class::LIMIT) it is sent like a message.
func (l *lowering) scopeResolution(n syntax.ID) *program.Expr {
	scope := l.optional(l.child(n, "scope"))
	name := l.child(n, "name")
	if scope == nil || scope.Op == program.Constant || name == 0 {
		return l.constant(n)
	}
	return &program.Expr{Op: program.Call, Span: l.span(n), X: scope, Name: l.source(name), NameSpan: l.span(name)}
}

// definition lowers a definition that stands in an expression (memoize def x); its value is the method's name.
func (l *lowering) definition(n syntax.ID) *program.Expr {
	l.define(n)
	if name := l.child(n, "name"); name != 0 && l.kind(n) != "class" && l.kind(n) != "module" {
		return &program.Expr{Op: program.Symbol, Span: l.span(n), Name: l.source(name), NameSpan: l.span(name)}
	}
	return l.new(program.Nil, n)
}

// parenthesized is what stands inside: the one statement itself, or a block of several.
func (l *lowering) parenthesized(n syntax.ID) *program.Expr {
	parts := l.parts(n)
	switch len(parts) {
	case 0:
		return l.new(program.Nil, n)
	case 1:
		return l.expr(parts[0])
	}
	return l.block(n)
}
