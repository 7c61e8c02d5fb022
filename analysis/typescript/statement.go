package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// body lowers a statement block.
func (l *lowering) body(n syntax.ID) *program.Expr {
	e := l.new(program.Block, n)
	for _, c := range l.parts(n) {
		e.List = append(e.List, l.statement(c)...)
	}
	return e
}

// one lowers a statement to a single expression.
func (l *lowering) one(n syntax.ID) *program.Expr {
	if list := l.statement(n); len(list) == 1 {
		return list[0]
	} else {
		return &program.Expr{Op: program.Block, Span: l.span(n), List: list}
	}
}

// block lowers a statement to a Block; nil for none.
func (l *lowering) block(n syntax.ID) *program.Expr {
	if n == 0 {
		return nil
	}
	if l.kind(n) == "statement_block" {
		return l.expr(n)
	}
	return wrap(l.one(n))
}

// statement lowers one statement: declarations may be several assignments or, for types, nothing.
func (l *lowering) statement(n syntax.ID) []*program.Expr {
	if l.depth > maxDepth {
		return []*program.Expr{l.new(program.Opaque, n)}
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case "expression_statement":
		if x := l.firstPart(n); x != 0 {
			return []*program.Expr{l.expr(x)}
		}
		return nil
	case "lexical_declaration", "variable_declaration":
		var out []*program.Expr
		for _, d := range l.parts(n) {
			if l.kind(d) == "variable_declarator" {
				out = append(out, l.declarator(d))
			}
		}
		return out
	case "empty_statement", "debugger_statement", "function_signature", "import_statement", "type_arguments":
		return nil
	case "function_declaration", "generator_function_declaration":
		return []*program.Expr{l.innerFunction(n)}
	}
	if l.typeDeclaration(n, export{}) {
		return nil
	}
	if lower := statements[l.kind(n)]; lower != nil {
		return []*program.Expr{lower(l, n)}
	}
	if expressions[l.kind(n)] != nil {
		return []*program.Expr{l.expr(n)}
	}
	return []*program.Expr{l.opaque(n)}
}

// statements says how the statements with control flow are lowered.
var statements map[string]lowerer

func init() {
	statements = map[string]lowerer{
		"if_statement": (*lowering).ifElse, "switch_statement": (*lowering).switchOf,
		"while_statement": (*lowering).while, "do_statement": (*lowering).while,
		"for_statement": (*lowering).forLoop, "for_in_statement": (*lowering).forEach,
		"try_statement": (*lowering).try, "labeled_statement": (*lowering).labeled,
		"return_statement": wrapper(program.Return), "throw_statement": (*lowering).throw,
		"break_statement": (*lowering).jump, "continue_statement": (*lowering).jump,
	}
}

// innerFunction declares a local function. It is hoisted in truth; its place is where it is written.
func (l *lowering) innerFunction(n syntax.ID) *program.Expr {
	e := l.new(program.Assign, n)
	e.Flags = program.Decl
	if name := l.child(n, "name"); name != 0 {
		e.X = l.name(name)
	}
	e.Y = l.closure(n)
	return e
}

func (l *lowering) throw(n syntax.ID) *program.Expr {
	e := l.new(program.Raise, n)
	if x := l.firstPart(n); x != 0 {
		e.List = []*program.Expr{l.expr(x)}
	}
	return e
}

func (l *lowering) jump(n syntax.ID) *program.Expr {
	e := l.new(program.Break, n)
	if l.kind(n) == "continue_statement" {
		e.Op = program.Next
	}
	e.Name = l.source(l.child(n, "label"))
	return e
}

// labeled puts the label into the loop's or block's name.
func (l *lowering) labeled(n syntax.ID) *program.Expr {
	body := l.child(n, "body")
	if body == 0 {
		return l.opaque(n)
	}
	e := l.one(body)
	if e.Op == program.While || e.Op == program.For || e.Op == program.Block {
		e.Name = l.source(l.child(n, "label"))
	}
	return e
}
