package unbranchedoptional

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// columns reports what is read of an entity's column that the entity declares nullable, where no compiler says it: the type hides it,
// or the compiler does not check for null.
func columns(p *contracts.Pass, s *entry.Subject) {
	if p.File.Language != program.TypeScript || s.Param.Type == nil || len(s.KeyDerefs) == 0 {
		return
	}
	classes := p.Program.Classes(s.Param.Type.Name)
	if len(classes) != 1 {
		return
	}
	told := map[string]bool{}
	for _, rec := range s.KeyDerefs {
		key := rec.Deref.Value.Key
		column := records.NullableColumn(classes[0], key)
		if column == nil || told[key] || rec.Frame.File() != p.File || rec.Deref.Expr.Op != program.Member || admitsNull(column) && !p.Program.LooseNull(p.File.Path) {
			continue
		}
		told[key] = true
		p.Report(contracts.Finding{
			Severity: s.Graded(contracts.Information), Span: rec.Deref.Expr.Span, Symbol: entry.Symbol(rec.Frame.Method), Subject: key,
			Message: fmt.Sprintf("the column `%s` is declared nullable but read here without a branch; null fails", key),
			Evidence: []contracts.Evidence{{File: classes[0].File, Span: column.NameSpan,
				Message: fmt.Sprintf("`%s` is declared nullable here", key)}},
		})
	}
}

// admitsNull reports whether the type of a field tells the compiler that it may be missing.
func admitsNull(f *program.Field) bool { return f.Optional || f.Type == nil || f.Type.Nullable }
