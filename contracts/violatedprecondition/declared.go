package violatedprecondition

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// raising are the calls that raise for an input which its declaration rejects; run and result answer with a failure.
var raising = map[string]bool{"call": true, "call!": true, "run!": true, "new": true, "perform": true}

// declared judges what a call gives to inputs that a class declares in macros.
func declared(p *contracts.Pass, site entry.Site, report func(contracts.Finding, *program.Expr)) {
	if !raising[site.Call.Name] {
		return
	}
	read := entry.InputsOf(p, site)
	if read == nil {
		return
	}
	for _, pair := range site.Call.List {
		if pair == nil || pair.Op != program.Pair || pair.X == nil || pair.Y == nil {
			continue
		}
		for _, in := range read.Inputs {
			if in.Param.Name == pair.X.Name {
				if f, ok := input(p, site, read.Class, in, pair.Y); ok {
					report(f, pair.Y)
				}
			}
		}
	}
}

func input(p *contracts.Pass, site entry.Site, c *program.Class, in *dsl.Input, arg *program.Expr) (contracts.Finding, bool) {
	a := argument{param: in.Param, expr: arg, passed: entry.Passing(p, site.Method)[arg]}
	severity := contracts.Error
	switch {
	case rejected(in.Known, a.passed.Known):
	case a.passed.MayBeNil() && in.Known.Null == flow.NonNull:
		severity = contracts.Warning
	default:
		return contracts.Finding{}, false
	}
	judged := &call{p: p, site: site}
	return contracts.Finding{Severity: severity, Span: arg.Span, Symbol: entry.Symbol(site.Method), Subject: in.Param.Name,
		Message:  fmt.Sprintf("%s; `%s` declares `%s` otherwise", judged.what(a), c.Name, in.Param.Name),
		Evidence: []contracts.Evidence{{File: in.Class.File, Span: in.Param.NameSpan, Message: "declared here"}},
		Repairs:  repairs(site.Method.File, a)}, true
}

// rejected reports whether a value is none of those that a declaration admits.
func rejected(want flow.Fact, k summary.Known) bool {
	switch k.Kind {
	case summary.KnownNil:
		return want.Null == flow.NonNull
	case summary.KnownNumber:
		return want.Lo.Set && (k.Num < want.Lo.At || k.Num == want.Lo.At && want.Lo.Open) || want.Hi.Set && (k.Num > want.Hi.At || k.Num == want.Hi.At && want.Hi.Open)
	case summary.KnownString:
		return want.OneOf.Excludes(&program.Expr{Op: program.Str, Name: k.Text})
	case summary.KnownSymbol:
		return want.OneOf.Excludes(&program.Expr{Op: program.Symbol, Name: k.Text})
	}
	return false
}
