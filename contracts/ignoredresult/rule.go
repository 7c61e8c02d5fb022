// Package ignoredresult declares the rule ignored-result.
package ignoredresult

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
	"github.com/agentcore/proviso/contracts/ignoredguard"
)

//go:embed doc.md
var doc string

// Rule is ignored-result.
var Rule = &contracts.Rule{
	Name: "ignored-result", Family: "contract", Group: "call sites",
	Summary: "The result of a call that can fail is read.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if entry.TestPath(p.File.Path) || entry.OneOff(p.File.Path) {
		return
	}
	for _, site := range entry.Sites(p) {
		if !entry.Unread(p, site.Method)[site.Call] {
			continue
		}
		if s := p.Program.Summaries(); site.Target.Method != nil && !site.Target.Wrapped {
			sum := s.Of(site.Target.Method)
			if !owes(site, sum) || undone(site.Target.Method) || ignoredguard.Speaks(p, site.Method, site.Call) || meant(site) {
				continue
			}
			if at, may := mayFail(p, site, sum); may && (at.File != sum.Method.File || entry.Refusable(p, sum.Method, at.Span)) {
				p.Report(finding(p, site, at, sum.Status == summary.BooleanStatus))
			}
		}
	}
}

// owes reports whether a dropped value had to be read: some way through the callee was seen to end in a failure that only its
// value tells.
func owes(site entry.Site, sum *summary.Summary) bool {
	call := site.Call
	if sum.Failure.File == nil || strings.HasPrefix(call.Name, "perform_") || strings.HasSuffix(sum.Method.Name, "!") || handsOver(call) || asked(site) || showsIn(site) {
		return false
	}
	own := call.X == nil || call.X.Op == program.Self
	switch sum.Status {
	case summary.ResultStatus:
		return !own && !sum.Shared || own && sum.Fresh
	case summary.BooleanStatus:
		return !own && entry.EntryName(sum.Method.Name) && !standsAside(sum.Method)
	}
	return false
}

var removing = regexp.MustCompile(`(?i)^(delete|remove|revoke|destroy|cancel|unsubscribe|unlink|clear|discard)`)

var absent = regexp.MustCompile(`(?i)not_?found|no_.*found|not_?exist|already`)

// undone reports whether a method takes something away and fails only where there is nothing of it: whoever calls it wants no more.
func undone(m *program.Method) bool {
	if !removing.MatchString(m.Name) || !m.HasBody() {
		return false
	}
	failures, others := 0, 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Return && e.X != nil && entry.FailingValue(e.X) {
			if failures++; !mentions(e.X, absent) {
				others++
			}
		}
		return e.Op != program.Closure_
	})
	return failures > 0 && others == 0
}

func mentions(e *program.Expr, words *regexp.Regexp) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || words.MatchString(x.Name)
		return !found
	})
	return found
}

// mayFail gives the first failing exit that can be reached for what the call passes.
func mayFail(p *contracts.Pass, site entry.Site, sum *summary.Summary) (summary.Site, bool) {
	t := site.Target
	given := map[*program.Param]*program.Expr{}
	take := func(e *program.Expr, m *program.Method) {
		if e == nil || m == nil {
			return
		}
		args, _ := summary.Arguments(e, m.Params)
		for prm, a := range args {
			given[prm] = a
		}
	}
	take(t.CtorArgs, t.Ctor)
	take(t.Args, t.Method)
	known := entry.Passing(p, site.Method)
	return sum.MayFail(func(r summary.Ref) summary.Known {
		if r.Param == nil && t.Ctor != nil {
			if s := p.Program.Summaries().Of(t.Ctor).Stores[r.Field]; s != nil && s.Op == summary.Refers {
				r = s.Ref
			}
		}
		a := known[given[r.Param]]
		if a.Known.Kind == summary.Unsure && a.Null == flow.NonNull {
			return summary.Known{Kind: summary.Something, Filled: a.Filled}
		}
		if a.Known.Kind == summary.Unsure && given[r.Param] != nil && records.AskedFor(site.Method, given[r.Param]) {
			return summary.Known{Kind: summary.Something, Filled: true}
		}
		return a.Known
	})
}

// handsOver reports whether the call is given something to do with its result.
func handsOver(call *program.Expr) bool {
	if call.Closure != nil {
		return true
	}
	for _, a := range call.List {
		if a != nil && (a.Op == program.Closure_ || a.Op == program.Spread && a.Name == "&") {
			return true
		}
	}
	return false
}

// asked reports whether the object that was called is asked for the outcome elsewhere: service.call; service.errors.
func asked(site entry.Site) bool {
	x := site.Call.X
	if x == nil || site.Made == nil || x.Op != program.Local {
		return false
	}
	n := 0
	site.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Local && e.Name == x.Name {
			n++
		}
		return true
	})
	return n > 2 // where it is made, and the call itself
}

// showsIn reports whether the method compares, below a call of its own class, what an argument of the call is like now: the outcome
// shows in that. refresh(user); user.token != "invalid".
func showsIn(site entry.Site) bool {
	call := site.Call
	if answersWith(site) {
		return true
	}
	if call.X != nil && call.X.Op != program.Self {
		return false
	}
	given := map[string]bool{}
	for _, a := range call.List {
		if a != nil && a.Op == program.Local {
			given[a.Name] = true
		}
	}
	found := false
	site.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Span.Start > call.Span.End && e.Op == program.Binary && (e.Name == "==" || e.Name == "!=") &&
			e.X != nil && e.X.Op == program.Call && e.X.X != nil && e.X.X.Op == program.Local && given[e.X.X.Name]
		return !found
	})
	return found
}

// answersWith reports whether a controller answers with the very record that it hands to the call, errors and all: respond_with(order).
func answersWith(site entry.Site) bool {
	found := false
	site.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Name == "respond_with" && e.X == nil && e.Span.Start > site.Call.Span.End && len(e.List) > 0 {
			for _, a := range site.Call.List {
				found = found || a != nil && program.Same(a, e.List[0])
			}
		}
		return !found
	})
	return found
}

// batched reports whether the call is made for one row after the other of a query: one that fails does not stop the rest.
func batched(site entry.Site) bool {
	found := false
	site.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Closure != nil && (e.Name == "find_each" || e.Name == "in_batches" || e.Name == "find_in_batches" || e.Name == "each" && site.Method.Name == "perform") && e.Closure.Span.Contains(site.Call.Span)
		return !found
	})
	return found
}

func finding(p *contracts.Pass, site entry.Site, at summary.Site, boolean bool) contracts.Finding {
	f := site.Method.File
	name := called(f, site.Call)
	severity := contracts.Warning
	if explained(site) || saidAloud(p, site.Target.Method, at) || harmless(site, at) || (boolean || f.Language == program.Ruby && site.Method.Name == "perform") && batched(site) || formal(site.Target.Method) || aloud(p, site.Target.Method, at) || recorded(site.Target.Method, at) || keptInErrors(p, site, at) {
		severity = contracts.Information
	}
	return contracts.Finding{
		Severity: severity, Span: whole(site), Symbol: entry.Symbol(site.Method), Subject: name,
		Message: fmt.Sprintf("`%s` can return a failure, which nobody reads", name),
		Evidence: []contracts.Evidence{{File: at.File, Span: at.Span,
			Message: "a failing exit"}},
		Repairs: repairs(p, site),
	}
}

// whole is the call with the await before it.
func whole(site entry.Site) syntax.Span {
	span := site.Call.Span
	site.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Await && e.X == site.Call {
			span = e.Span
		}
		return e.Span.Contains(site.Call.Span)
	})
	return span
}

// called is the callee as the call writes it, arguments left out.
func called(f *program.File, call *program.Expr) string {
	x := call.X
	switch {
	case x == nil:
		return call.Name
	case x.Op == program.Call && x.Name == "new" && x.X != nil:
		return f.Text.Slice(x.X.Span) + "#" + call.Name
	case x.Op == program.New:
		return x.Name + "#" + call.Name
	case x.Span.Len() < 40 || x.Op == program.Constant:
		return f.Text.Slice(x.Span) + "." + call.Name
	}
	return call.Name
}
