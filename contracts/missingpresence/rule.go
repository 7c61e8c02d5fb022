// Package missingpresence declares the rule missing-presence.
package missingpresence

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/crashingguard"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is missing-presence.
var Rule = &contracts.Rule{
	Name: "missing-presence", Family: "contract", Group: "preconditions",
	Summary: "A value that a boundary dereferences or hands to a silent sink is checked for nil first.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		if f, ok := judge(p, s); ok {
			f.Severity = s.Borne(p, s.Graded(f.Severity))
			p.Report(f)
		}
	}
	environment(p)
}

// judge turns the uses of one parameter into a finding, unless it owes nothing or a more specific rule answers for it.
func judge(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	if s.Presence != entry.Required && !doubted(p, s) && (s.Presence != entry.Optional || s.HighSink == nil) || s.ShapeRead || s.Misplaced != nil || s.Heard() {
		return contracts.Finding{}, false
	}
	if (s.Param.Optional || s.Presence == entry.Optional) && s.HighSinkName == "raw SQL" && s.Method.File.Language == program.TypeScript {
		return contracts.Finding{}, false // values to bind, which a query need not have
	}
	if entry.WireOf(s.Method, s.Param) == entry.WireObject && !entry.Untyped(s.Param.Type) {
		return contracts.Finding{}, false // the frame is there; what it holds is missing-shape's to ask
	}
	use := s.Deref
	if use != nil && s.HighSink == nil && (foundMissing(use.Deref.Fact) || crashingguard.Speaks(p, use)) {
		return contracts.Finding{}, false // the guard above it is wrong, which other rules say
	}
	severity := contracts.Hint
	what := "dereferenced"
	switch {
	case s.HighSink != nil:
		use, severity, what = s.HighSink, contracts.Warning, "passed to "+s.HighSinkName
		if strings.HasPrefix(s.HighSinkName, "the request") && handsOnWhole(s) {
			severity = contracts.Information // a body that is handed on whole may be anything, nothing included
		}
	case use == nil:
		low, name := s.LowSink(p)
		if low == nil {
			return stored(p, s)
		}
		use, what = low, "passed to "+name
		if s.Effect != nil {
			severity = contracts.Information
		}
	case doubted(p, s), s.AskedAround(p), s.Tested(use.Frame.Method) && !s.TestedElsewhere(use.Frame.Method):
		severity = contracts.Warning
		if s.Superfluous() || !s.AskedPlainly() || ofProject(s) {
			severity = contracts.Information
		}
	case s.TestedAnywhere():
		return contracts.Finding{}, false
	case s.Effect != nil:
		severity = contracts.Information
	}
	if s.Typed && !(s.AskedAround(p) && !s.Guarded(p)) { // where the code doubts its own types, they say nothing
		severity = contracts.Hint
	}
	callers := entry.CallersOf(p, s.Method, s.Param).Reaching(s)
	passed := callers.Evidence(p, s.Param)
	if s.HighSink != nil && s.Method.File.Language == program.Ruby && (entry.Unlikely(p, s) || entry.Step(p, s.Method, s.Param)) {
		severity = min(severity, contracts.Information)
	}
	if severity == contracts.Warning && s.Method.File.Language == program.TypeScript && (entry.CallsOf(p, s.Method, s.Param).Trusted() || s.HighSink != nil && ofProject(s) && (s.Param.Type == nil && (strings.Contains(s.HighSinkName, "cache key") || s.Param.Key != "") || len(entry.CallsOf(p, s.Method, s.Param)) > 0)) {
		severity = contracts.Information
	}
	if severity == contracts.Warning && (entry.Settled(p, s.Method, s.Param) || s.HighSinkWhole && entry.InApplication(p)) {
		severity = contracts.Information
	}
	if severity == contracts.Warning && entry.FilledByOwn(p, s.Method, s.Param) {
		severity = contracts.Information
	}
	switch {
	case s.HighSink != nil && strings.HasPrefix(s.HighSinkName, "the request") && callers.WritesNil():
		severity = min(severity, contracts.Information) // who writes nil means nothing by it
	case callers.Grave(p, s.Param) && !s.Typed: // who passes it against the type is told at the call
		severity = max(severity, contracts.Warning)
	case severity == contracts.Information && (callers.AllPresent() || len(callers) == 0 && entry.BuiltWith(p, s.Method, s.Param)):
		severity = contracts.Hint
	}
	if entry.Specific(p, s, severity) {
		return contracts.Finding{}, false
	}
	f := contracts.Finding{
		Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message: fmt.Sprintf("`%s` is %s at line %d but never checked; %s", s.Param.Name, what, lineOf(use), consequence(s, what)),
		Evidence: []contracts.Evidence{{File: use.Frame.File(), Span: use.Expr.Span,
			Message: fmt.Sprintf("`%s` is %s here", s.Param.Name, what)}},
	}
	f.Evidence = append(f.Evidence, passed...)
	f.Repairs = repairs(p, s)
	if callers.GivesNil() || severity == contracts.Hint && s.Overrides(p) { // whether the call or the method is wrong is for a person to say, and so is where one guard for all of a kind belongs
		for i := range f.Repairs {
			f.Repairs[i].Preferred = false
		}
	}
	return f, true
}

// freeForm are names of what has no form that a receiver counts on.
var freeForm = regexp.MustCompile(`(?i)^(content|contents|data|payload|body|meta|metadata|extra|props|values|fields|attributes|json)$|(Content|Data|Payload|Body|Metadata)$`)

// handsOnWhole reports whether an untyped parameter of TypeScript is the body of a request, all of it: fetch(url, { body: JSON.stringify(x) }).
func handsOnWhole(s *entry.Subject) bool {
	if s.Method.File.Language != program.TypeScript || !entry.Untyped(s.Param.Type) || s.HighSink.Expr == nil {
		return false
	}
	found := freeForm.MatchString(s.Param.Name)
	whole := func(e *program.Expr) bool {
		e = flow.Strip(e)
		if e != nil && e.Op == program.Call && e.Name == "stringify" && len(e.List) > 0 {
			e = flow.Strip(e.List[0])
		}
		return e != nil && e.Op == program.Local && e.Name == s.Param.Name
	}
	for i, a := range s.HighSink.Expr.List {
		found = found || i > 0 && whole(a)
		if a == nil || a.Op != program.Hash {
			continue
		}
		for _, pair := range a.List {
			found = found || pair.Op == program.Pair && pair.X != nil && (pair.X.Name == "body" || pair.X.Name == "data" || pair.X.Name == "json") && whole(pair.Y)
		}
	}
	return found
}

// ofProject reports whether an untyped parameter of TypeScript is given by other code of the program alone: what asks about it on
// another path shows as often that somebody was careful as that it may be missing.
func ofProject(s *entry.Subject) bool {
	return s.Method.File.Language == program.TypeScript && len(s.Param.Decorators) == 0 && entry.WireOf(s.Method, s.Param) == entry.NotWire && entry.Untyped(s.Param.Type)
}

// stored tells of a column that holds no nil: the database refuses it, late and in its own words.
func stored(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	use, column := s.RequiredColumn(p)
	if use == nil || entry.Specific(p, s, contracts.Hint) {
		return contracts.Finding{}, false
	}
	callers := entry.CallersOf(p, s.Method, s.Param).Reaching(s)
	f := contracts.Finding{
		Severity: contracts.Hint, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message: fmt.Sprintf("`%s` becomes the column `%s` at line %d, which holds no %s, but is never checked", s.Param.Name, column, lineOf(use), nothing(s)),
		Evidence: append([]contracts.Evidence{{File: use.Frame.File(), Span: use.Expr.Span, Message: fmt.Sprintf("`%s` is stored here", s.Param.Name)}},
			callers.Evidence(p, s.Param)...),
		Repairs: repairs(p, s),
	}
	if callers.GivesNil() {
		for i := range f.Repairs {
			f.Repairs[i].Preferred = false
		}
	}
	return f, true
}

// nothing is what databases hold where nothing is, in the words of the language.
func nothing(s *entry.Subject) string {
	if s.Method.File.Language == program.TypeScript {
		return "null"
	}
	return "nil"
}

// foundMissing reports whether a guard above lets pass only what is not there.
func foundMissing(f *flow.Fact) bool {
	asked := f.By != nil && (f.By.Name == "present?" || f.By.Name == "blank?")
	return f.Null == flow.IsNull || f.Null != flow.NonNull && (f.Truth == flow.No || f.Empty == flow.Yes && asked)
}

// doubted reports whether the code tests a value on another path that its type says is there, and no compiler holds callers to
// the type.
func doubted(p *contracts.Pass, s *entry.Subject) bool {
	return s.Presence == entry.Present && s.OnPath && s.HighSink == nil && !p.Program.StrictNull(s.Method.File.Path) && s.AskedAround(p)
}

func consequence(s *entry.Subject, what string) string {
	null := "nil"
	if s.Method.File.Language == program.TypeScript {
		null = "null or undefined"
	}
	if what == "dereferenced" {
		return null + " would fail there instead of at the boundary"
	}
	return null + " would pass without a sound"
}

func lineOf(r *entry.Record) int { return r.Frame.File().Text.LineOf(r.Expr.Span.Start) + 1 }
