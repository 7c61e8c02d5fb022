package missingpresence

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// environment tells by a hint of variables of the environment that a Ruby boundary reads by ENV[…] and dereferences: ENV.fetch would say
// which one is missing. Whoever deploys the program sets them, so that little is to be said.
func environment(p *contracts.Pass) {
	if p.File.Language != program.Ruby {
		return
	}
	told := map[*program.Expr]bool{}
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal {
			continue
		}
		for _, rec := range r.Records {
			if rec.Deref == nil || rec.Deref.Value == nil || rec.Deref.Fact.Null == flow.NonNull || rec.Deref.Fact.Tested != 0 || rec.Frame.Depth() > 0 {
				continue
			}
			read := variable(r.Method, rec.Deref.Expr)
			if read == nil || told[read] {
				continue
			}
			told[read] = true
			p.Report(contracts.Finding{Severity: contracts.Hint, Span: read.Span, Symbol: entry.Symbol(r.Method), Subject: read.List[0].Name,
				Message:  fmt.Sprintf("`ENV[%q]` may not be set, and is dereferenced at line %d", read.List[0].Name, p.File.Text.LineOf(rec.Expr.Span.Start)+1),
				Evidence: []contracts.Evidence{{File: p.File, Span: rec.Expr.Span, Message: "nil would fail here"}}})
		}
	}
}

// variable is the read of a variable of the environment that e is, or that the only store of the local e gives it.
func variable(m *program.Method, e *program.Expr) *program.Expr {
	if e.Op == program.Local {
		if e = summary.OnlyValue(m, e.Name); e == nil {
			return nil
		}
	}
	if e.Op != program.Index || e.X == nil || e.X.Op != program.Constant || e.X.Name != "ENV" || len(e.List) != 1 || e.List[0].Op != program.Str {
		return nil
	}
	return e
}
