package typescript

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (l *lowering) imports(n syntax.ID) {
	from := l.unquoted(l.child(n, "source"))
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "import_clause":
			l.importClause(c, from)
		case "import_require_clause":
			l.imported(l.firstPart(c), "*", l.unquoted(l.child(c, "source")), c)
		}
	}
}

func (l *lowering) importClause(n syntax.ID, from string) {
	for _, c := range l.parts(n) {
		switch l.kind(c) {
		case "identifier":
			l.imported(c, "default", from, c)
		case "namespace_import":
			l.imported(l.firstPart(c), "*", from, c)
		case "named_imports":
			for _, s := range l.parts(c) {
				name, local := l.child(s, "name"), l.child(s, "alias")
				if local == 0 {
					local = name
				}
				l.imported(local, l.source(name), from, s)
			}
		}
	}
}

func (l *lowering) imported(local syntax.ID, name, from string, n syntax.ID) {
	if local == 0 {
		return
	}
	l.file.Imports = append(l.file.Imports, program.Import{
		Local: l.source(local), Name: name, From: from, Span: l.span(n),
	})
}
