package contractdrift

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/tags"
)

// asserted judges "@asserts x EXPR": a helper whose body can be seen raises for what EXPR excludes.
func asserted(p *contracts.Pass, m *program.Method, c *clauses.Clause) {
	name, text, ok := strings.Cut(strings.TrimSpace(c.Text), " ")
	if params := tags.Params(m); c.Quoted && len(params) == 1 { // of the only parameter
		name, text, ok = params[0], c.Text, true
	}
	if !ok || !parameter(m, name) {
		return
	}
	at := c.Span.Start + strings.Index(c.Text, text)
	trimmed := strings.TrimSpace(text)
	if strings.HasPrefix(trimmed, "`") {
		if end := strings.IndexByte(trimmed[1:], '`'); end >= 0 {
			trimmed = trimmed[1 : 1+end]
		}
	}
	at += strings.Index(text, trimmed)
	e := workspace.Expression(m.File.Language, trimmed, tags.Params(m), at)
	if e == nil {
		return
	}
	judged := *c
	judged.Expr, judged.Cond, judged.Text, judged.Span = e, e, trimmed, syntax.Span{Start: at, End: at + len(trimmed)}
	if v, d := clauses.Judge(p, &judged); v == clauses.Broken {
		p.Report(finding(m, d, contracts.Warning, fmt.Sprintf("`@asserts %s %s` is not true: %s passes", name, trimmed, quoted(d))))
	}
}

func parameter(m *program.Method, name string) bool {
	for _, p := range tags.Params(m) {
		if p == name {
			return true
		}
	}
	return false
}
