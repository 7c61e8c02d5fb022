package workspace

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Expression reads text, a single expression of a language that stands at offset at of some file, as it would be read in the
// body of an instance method with the parameters named. It is nil for anything else: prose, several statements, broken syntax.
func Expression(lang program.Language, text string, params []string, at int) *program.Expr {
	path, before, after := "expression.rb", "class X\ndef x("+strings.Join(params, ", ")+")\n", "\nend\nend\n"
	if lang == program.TypeScript {
		path, before, after = "expression.ts", "class X { x("+strings.Join(params, ", ")+") { return (\n", "\n); } }\n"
	}
	f, err := Lower(path, syntax.NewText(before+text+after))
	if err != nil || len(f.Errors) > 0 || len(f.Classes) != 1 || len(f.Classes[0].Methods) != 1 {
		return nil
	}
	m := f.Classes[0].Methods[0]
	if m.Broken || !m.HasBody() || len(m.Body().List) != 1 {
		return nil
	}
	e := m.Body().List[0]
	if lang == program.TypeScript {
		if e.Op != program.Return {
			return nil
		}
		e = e.X
	}
	move(e, at-len(before))
	return e
}

// move shifts the spans of an expression.
func move(e *program.Expr, by int) {
	e.Walk(func(x *program.Expr) bool {
		x.Span.Start, x.Span.End = x.Span.Start+by, x.Span.End+by
		if x.NameSpan.Len() > 0 {
			x.NameSpan.Start, x.NameSpan.End = x.NameSpan.Start+by, x.NameSpan.End+by
		}
		return true
	})
}
