package unbranchedoptional

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// rows reports what is read of a nullable column of a record that the method has looked up, where no compiler says it.
func rows(p *contracts.Pass) {
	if p.File.Language != program.TypeScript || !p.Program.LooseNull(p.File.Path) {
		return
	}
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal || len(r.Rows) == 0 {
			continue
		}
		told := map[*flow.Value]bool{}
		for _, rec := range r.Records {
			if rec.Deref == nil || rec.Deref.Value == nil || told[rec.Deref.Value] || rec.Deref.Value.Base == nil || !open(r, rec) {
				continue
			}
			row := r.Rows[awaited(rec.Deref.Value.Base.Expr)]
			if row == nil {
				continue
			}
			if column, ok := row.Nullable(rec.Deref.Value.Key); ok {
				told[rec.Deref.Value] = true
				// in the state in which the row is sought it may well be there
				p.Report(contracts.Finding{
					Severity: contracts.Information, Span: rec.Deref.Expr.Span, Symbol: entry.Symbol(r.Method), Subject: rec.Deref.Value.Key,
					Message: fmt.Sprintf("the column `%s` is declared nullable but read here without a branch; null fails", rec.Deref.Value.Key),
					Evidence: []contracts.Evidence{{File: column.File, Span: column.Span,
						Message: fmt.Sprintf("`%s` is declared nullable here", rec.Deref.Value.Key)}},
				})
			}
		}
	}
}

// awaited is the call behind an await.
func awaited(e *program.Expr) *program.Expr {
	for e != nil && (e.Op == program.Await || e.Op == program.NonNull || e.Op == program.Cast) {
		e = e.X
	}
	return e
}

// open reports whether nothing on the way has asked for what a record dereferences, and no clause takes its failure.
func open(r *entry.Run, rec *entry.Record) bool {
	f := rec.Deref.Fact
	return f.Null != flow.NonNull && f.Tested == 0 && !f.Assumed && f.Truth == flow.Unknown && !rec.Vouched && rec.Frame.Depth() == 0 &&
		!entry.InHandler(rec) && !entry.Converted(rec) && !entry.Contained(r.Method, rec.Expr)
}
