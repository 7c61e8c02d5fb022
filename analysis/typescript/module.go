package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// export is what an export statement says of the declaration in it.
type export struct {
	on         bool
	byDefault  bool
	decorators []syntax.ID
	anchor     syntax.ID // the outermost node, above which documentation stands; 0 for the declaration itself
}

// program lowers the whole file; statements outside declarations become the body of a synthetic method.
func (l *lowering) program() {
	for _, n := range l.parts(0) {
		l.item(n, export{})
	}
	if len(l.top) == 0 {
		return
	}
	span := syntax.Span{Start: l.top[0].Span.Start, End: l.top[len(l.top)-1].Span.End}
	l.file.TopLevel = &program.Method{
		File: l.file, Kind: program.KindTopLevel, Span: span, BodySpan: span,
		Content: program.Ready(&program.Expr{Op: program.Block, Span: span, List: l.top}),
	}
}

// item lowers one statement of a module or namespace.
func (l *lowering) item(n syntax.ID, ex export) {
	if l.depth > maxDepth {
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case "import_statement", "import_alias":
		l.imports(n)
	case "export_statement":
		l.exportStatement(n)
	case "function_declaration", "generator_function_declaration", "function_signature":
		l.function(n, n, l.child(n, "name"), ex)
	case "lexical_declaration", "variable_declaration":
		l.variables(n, ex)
	case "ambient_declaration", "ERROR":
		for _, c := range l.parts(n) {
			if l.kind(c) == "statement_block" { // declare global { … }
				l.items(c)
			} else {
				l.item(c, ex)
			}
		}
	case "internal_module", "module":
		l.namespace(n)
	case "expression_statement":
		if c := l.firstPart(n); c != 0 && l.kind(c) == "internal_module" {
			l.namespace(c)
			return
		}
		l.moduleCode(n)
	default:
		if !l.typeDeclaration(n, ex) {
			l.moduleCode(n)
		}
	}
}

// typeDeclaration lowers a class or whatever else declares a type; false if n is no such thing.
func (l *lowering) typeDeclaration(n syntax.ID, ex export) bool {
	switch l.kind(n) {
	case "class_declaration", "abstract_class_declaration", "class":
		l.class(n, "", ex)
	case "interface_declaration":
		l.interfaceType(n, ex)
	case "type_alias_declaration":
		l.alias(n, ex)
	case "enum_declaration":
		l.enum(n, ex)
	default:
		return false
	}
	return true
}

// moduleCode lowers a statement that runs when the module is loaded. Names declared in its blocks are local to them.
func (l *lowering) moduleCode(n syntax.ID) {
	switch l.kind(n) {
	case "expression_statement":
		l.top = append(l.top, l.statement(n)...)
	default:
		l.within(nil, func() {
			l.hoist(n)
			l.top = append(l.top, l.statement(n)...)
		})
	}
}

func (l *lowering) exportStatement(n syntax.ID) {
	ex := export{on: true, byDefault: l.has(n, "default"), anchor: n}
	for _, c := range l.parts(n) {
		if l.kind(c) == "decorator" {
			ex.decorators = append(ex.decorators, c)
		}
	}
	if d := l.child(n, "declaration"); d != 0 {
		l.item(d, ex)
		return
	}
	if v := l.child(n, "value"); v != 0 {
		l.exportValue(n, l.bare(v), ex)
		return
	}
	for _, c := range l.parts(n) {
		if k := l.kind(c); k == "ERROR" || strings.HasSuffix(k, "_declaration") {
			l.item(c, ex)
		}
	}
}

// exportValue lowers export default …
func (l *lowering) exportValue(n, v syntax.ID, ex export) {
	switch l.kind(v) {
	case "class":
		l.class(v, "default", ex)
	case "arrow_function", "function_expression", "generator_function":
		l.function(v, v, l.child(v, "name"), ex)
	default:
		l.top = append(l.top, l.expr(v))
	}
}

// variables lowers module-level const, let and var: functions and classes to declarations, the rest to module code.
func (l *lowering) variables(n syntax.ID, ex export) {
	for _, d := range l.parts(n) {
		name, value := l.child(d, "name"), l.bare(l.child(d, "value"))
		if l.kind(d) != "variable_declarator" {
			l.moduleCode(d)
			continue
		}
		if value != 0 && l.kind(name) == "identifier" {
			if ex.anchor == 0 {
				ex.anchor = n
			}
			switch l.kind(value) {
			case "arrow_function", "function_expression", "generator_function":
				l.function(d, value, name, ex)
				continue
			case "class":
				l.class(value, l.source(name), ex)
				continue
			}
			if table := l.uncast(value); l.functionTable(table) {
				l.table(d, table, name, ex)
				continue
			}
		}
		l.top = append(l.top, l.declarator(d))
	}
}

func (l *lowering) namespace(n syntax.ID) {
	old := l.prefix
	if name := l.child(n, "name"); name != 0 && l.kind(name) != "string" {
		l.prefix += l.source(name) + "."
	}
	if body := l.child(n, "body"); body != 0 {
		l.items(body)
	}
	l.prefix = old
}

func (l *lowering) items(block syntax.ID) {
	for _, c := range l.parts(block) {
		l.item(c, export{})
	}
}
