package unverifiedmutation

import (
	"fmt"
	"regexp"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// unwaited are words of a comment whose author means not to wait.
var unwaited = regexp.MustCompile(`(?i)(n't|not|never|no need to|without|instead of) ((be|using?|to) )?(await|wait|block)|fire[- ]and[- ]forget|best[- ]effort|background|deliberate|on purpose|purposely|intentional`)

// floating reports a write that nobody waits for.
func floating(w entry.Promise) contracts.Finding {
	m := w.Run.Method
	out := contracts.Finding{Severity: contracts.Warning, Span: w.Statement.Span, Symbol: entry.Symbol(m), Subject: entry.Target(w.Op)}
	out.Message = fmt.Sprintf("`%s` is neither awaited nor returned; its failure would go unseen", entry.Head(m.File, w.Op))
	if entry.CommentedAbove(m.File, w.Statement.Span.Start, unwaited) {
		out.Severity = contracts.Information
	}
	if w.Async {
		at := w.Statement.Span
		at.End = at.Start
		out.Repairs = []contracts.Repair{repair.Replace(m.File, at, "await ", "Await the write", true, true)}
	}
	return out
}
