package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// jsx is opaque but for the expressions embedded in attributes and content.
func (l *lowering) jsx(n syntax.ID) *program.Expr {
	e := l.new(program.Opaque, n)
	l.embedded(n, e)
	return e
}

func (l *lowering) embedded(n syntax.ID, e *program.Expr) {
	if l.depth > maxDepth {
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "jsx_expression":
			for _, x := range l.parts(c) {
				e.List = append(e.List, l.expr(x))
			}
		case "jsx_element", "jsx_self_closing_element", "jsx_opening_element", "jsx_attribute", "jsx_fragment":
			l.embedded(c, e)
		}
	}
}
