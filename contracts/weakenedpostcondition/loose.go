package weakenedpostcondition

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
)

// loose tells of an override that returns null in so many words where the method it overrides never does, and no compiler holds it to the
// type that both declare. Where one does, or the type admits null, the types say it all.
func loose(p *contracts.Pass, m, base *program.Method) {
	if p.Program.StrictNull(m.File.Path) || !base.HasBody() || clauses.Trivial(base) || admitsNull(m.Return) || admitsNull(base.Return) {
		return
	}
	at := nullOf(m)
	if at == nil || !entry.NeverNull(p, base) {
		return
	}
	f := finding(m, base, fmt.Sprintf("`%s` gives something or throws; this override may give null", entry.Symbol(base)))
	f.Evidence = append(f.Evidence, contracts.Evidence{File: m.File, Span: at.Span, Message: "null comes from here"})
	p.Report(f)
}

// admitsNull reports whether a declared result may be null: it is not written, says nothing, or says so.
func admitsNull(t *program.Type) bool {
	for t != nil && t.Name == "Promise" && len(t.Args) == 1 {
		t = t.Args[0]
	}
	return t == nil || t.Nullable || entry.Untyped(t) || t.Name == "void" || t.Name == "never" || t.Name == "boolean"
}

// nullOf is the return of a literal null or undefined, or nil.
func nullOf(m *program.Method) *program.Expr {
	var out *program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if out == nil && e.Op == program.Return && e.X != nil && e.X.Op == program.Nil {
			out = e.X
		}
		return e.Op != program.Closure_
	})
	return out
}
