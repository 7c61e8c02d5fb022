package unverifiedmutation

import (
	"fmt"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// floating reports a write that nobody waits for.
func floating(w entry.Promise) contracts.Finding {
	m := w.Run.Method
	out := contracts.Finding{Severity: contracts.Warning, Span: w.Statement.Span, Symbol: entry.Symbol(m), Subject: entry.Target(w.Op)}
	out.Message = fmt.Sprintf("`%s` is neither awaited nor returned; its failure would go unseen", entry.Head(m.File, w.Op))
	if w.Async {
		at := w.Statement.Span
		at.End = at.Start
		out.Repairs = []contracts.Repair{repair.Replace(m.File, at, "await ", "Await the write", true, true)}
	}
	return out
}
