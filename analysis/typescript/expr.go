package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// optional lowers n where it may be missing.
func (l *lowering) optional(n syntax.ID) *program.Expr {
	if n == 0 {
		return nil
	}
	return l.expr(n)
}

// expr lowers one expression; it never answers nil.
func (l *lowering) expr(n syntax.ID) *program.Expr {
	if l.depth > maxDepth {
		return l.new(program.Opaque, n)
	}
	l.depth++
	defer func() { l.depth-- }()
	kind := l.kind(n)
	if lower := expressions[kind]; lower != nil {
		return l.regroup(lower(l, n))
	}
	if strings.HasSuffix(kind, "_statement") || strings.HasSuffix(kind, "_declaration") {
		return l.one(n)
	}
	return l.opaque(n)
}

type lowerer func(*lowering, syntax.ID) *program.Expr

// expressions says how each kind of expression node is lowered; the rest is opaque. It is filled in by init because the
// functions in it refer to it.
var expressions map[string]lowerer

func init() {
	expressions = map[string]lowerer{
		"identifier": (*lowering).name, "shorthand_property_identifier": (*lowering).name,
		"shorthand_property_identifier_pattern": (*lowering).name,
		"type_identifier":                       (*lowering).name,
		"property_identifier":                   func(l *lowering, n syntax.ID) *program.Expr { return l.named(program.Str, n, n) },
		"private_property_identifier":           (*lowering).privateName,
		"this":                                  func(l *lowering, n syntax.ID) *program.Expr { return l.new(program.Self, n) },
		"super":                                 func(l *lowering, n syntax.ID) *program.Expr { return l.named(program.Self, n, n) },
		"import":                                func(l *lowering, n syntax.ID) *program.Expr { return l.named(program.Constant, n, n) },
		"meta_property":                         func(l *lowering, n syntax.ID) *program.Expr { return l.named(program.Constant, n, n) },
		"null":                                  func(l *lowering, n syntax.ID) *program.Expr { return l.new(program.Nil, n) },
		"undefined":                             func(l *lowering, n syntax.ID) *program.Expr { return l.named(program.Nil, n, n) },
		"true":                                  func(l *lowering, n syntax.ID) *program.Expr { return l.new(program.True, n) },
		"false":                                 func(l *lowering, n syntax.ID) *program.Expr { return l.new(program.False, n) },

		"number": (*lowering).number, "string": (*lowering).str, "template_string": (*lowering).template,
		"regex": func(l *lowering, n syntax.ID) *program.Expr { return l.named(program.Regex, n, n) },
		"array": (*lowering).array, "object": (*lowering).object, "spread_element": (*lowering).spread,

		"arrow_function": (*lowering).closure, "function_expression": (*lowering).closure,
		"generator_function": (*lowering).closure, "class": (*lowering).classValue,

		"member_expression": (*lowering).memberAccess, "subscript_expression": (*lowering).index,
		"call_expression": (*lowering).call, "new_expression": (*lowering).construct,
		"non_null_expression":      wrapper(program.NonNull),
		"parenthesized_expression": (*lowering).inner, "instantiation_expression": (*lowering).inner,
		"as_expression": (*lowering).cast, "satisfies_expression": (*lowering).cast, "type_assertion": (*lowering).assertion,
		"await_expression": (*lowering).await, "yield_expression": (*lowering).yield,

		"unary_expression": (*lowering).unary, "binary_expression": (*lowering).binary,
		"ternary_expression": (*lowering).ternary, "sequence_expression": (*lowering).sequence,
		"assignment_expression": (*lowering).assign, "augmented_assignment_expression": (*lowering).augmented,
		"update_expression": (*lowering).update,

		"statement_block": (*lowering).body,
		"jsx_element":     (*lowering).jsx, "jsx_self_closing_element": (*lowering).jsx, "jsx_fragment": (*lowering).jsx,
	}
}

func wrapper(op program.Op) lowerer {
	return func(l *lowering, n syntax.ID) *program.Expr {
		e := l.new(op, n)
		e.X = l.optional(l.firstPart(n))
		return e
	}
}

// inner is what stands in parentheses, or before type arguments.
func (l *lowering) inner(n syntax.ID) *program.Expr {
	if x := l.firstPart(n); x != 0 {
		return l.expr(x)
	}
	return l.new(program.Opaque, n)
}

func (l *lowering) name(n syntax.ID) *program.Expr {
	switch s := l.source(n); {
	case l.frame.bound(s):
		return l.named(program.Local, n, n)
	case s == "undefined":
		return l.named(program.Nil, n, n)
	}
	return l.named(program.Constant, n, n)
}

// privateName is the left side of "#x in o".
func (l *lowering) privateName(n syntax.ID) *program.Expr {
	e := l.named(program.Str, n, n)
	e.Name = l.key(n)
	return e
}

func (l *lowering) classValue(n syntax.ID) *program.Expr {
	c := l.class(n, "", export{})
	return &program.Expr{Op: program.Constant, Span: l.span(n), Name: c.Name, NameSpan: c.NameSpan}
}

func (l *lowering) cast(n syntax.ID) *program.Expr {
	e := l.new(program.Cast, n)
	parts := l.parts(n)
	if len(parts) == 0 {
		return l.opaque(n)
	}
	e.X = l.expr(parts[0])
	if len(parts) > 1 {
		e.Type = l.typ(parts[1])
	} else if c := l.tree.ChildOfKind(n, "const"); c != 0 {
		e.Type = &program.Type{Span: l.span(c), Text: "const", Name: "const"}
	}
	return e
}

// assertion is <T>x.
func (l *lowering) assertion(n syntax.ID) *program.Expr {
	e := l.new(program.Cast, n)
	for _, p := range l.parts(n) {
		if l.kind(p) == "type_arguments" {
			if t := l.firstPart(p); t != 0 {
				e.Type = l.typ(t)
			}
			continue
		}
		e.X = l.expr(p)
	}
	if e.X == nil {
		return l.opaque(n)
	}
	return e
}

// await is a declaration in "await using r = f()", which the grammar reads as an assignment.
func (l *lowering) await(n syntax.ID) *program.Expr {
	x := l.firstPart(n)
	if x != 0 && l.kind(x) == "assignment_expression" && l.has(x, "using") {
		return l.assign(x)
	}
	e := l.new(program.Await, n)
	e.X = l.optional(x)
	return e
}

func (l *lowering) yield(n syntax.ID) *program.Expr {
	e := l.new(program.Yield, n)
	if x := l.firstPart(n); x != 0 {
		e.List = []*program.Expr{l.expr(x)}
	}
	return e
}

func (l *lowering) sequence(n syntax.ID) *program.Expr {
	e := l.new(program.Block, n)
	for _, p := range l.spine(n, "sequence_expression") {
		e.List = append(e.List, l.expr(p))
	}
	return e
}
