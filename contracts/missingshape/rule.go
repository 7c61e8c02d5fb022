// Package missingshape declares the rule missing-shape.
package missingshape

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/origin"
)

//go:embed doc.md
var doc string

// Rule is missing-shape.
var Rule = &contracts.Rule{
	Name: "missing-shape", Family: "contract", Group: "preconditions",
	Summary: "Keys of data from outside are required before they are read.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		if f, ok := parameter(p, s); ok {
			f.Severity = s.Borne(p, s.Graded(f.Severity))
			p.Report(f)
		}
	}
	for _, f := range received(p) {
		p.Report(f)
	}
}

// heard reports whether a method listens to what the program itself publishes: on_order_placed(event) of a listener.
func heard(s *entry.Subject) bool {
	return strings.HasPrefix(s.Method.Name, "on_") && s.Param.Name == "event" || subscribes(s)
}

// subscribes recognises what ActiveSupport::Notifications tells its subscribers: a name, two times, an id and a payload of its own.
func subscribes(s *entry.Subject) bool {
	params := s.Method.Params
	return s.Method.Name == "call" && len(params) == 5 && params[4] == s.Param && s.Param.Name == "payload"
}

// receiving are endings of classes that take what comes in from outside.
var receiving = regexp.MustCompile(`(Handler|Processor|Controller|Gateway|Consumer|Listener|Subscriber|Webhook|Webhooks|Resolver|Worker|Job|Endpoint|Route|Router)$`)

// fromOutside reports whether the names of an untyped parameter and of its class say that it holds what came in: everybody else of a
// TypeScript program gives its own objects to parameters that nobody took the time to describe.
func fromOutside(s *entry.Subject) bool {
	switch s.Param.Name {
	case "body", "payload", "webhook", "raw", "raw_body", "event_json":
		return true
	}
	if !entry.WireHash(s.Param.Name) {
		return false
	}
	if s.Method.File.Language == program.TypeScript {
		return false // what a handler of the program is given without a decorator, some other code of the program gives it
	}
	return s.Class == nil || receiving.MatchString(s.Class.Name)
}

// handedByProject reports whether an untyped parameter of a class that takes nothing in itself is given by calls of the project, where
// it is known what it holds.
func handedByProject(p *contracts.Pass, s *entry.Subject) bool {
	return entry.WireOf(s.Method, s.Param) == entry.NotWire && len(s.Param.Decorators) == 0 && s.Class != nil && !receiving.MatchString(s.Class.Name) &&
		len(entry.CallsOf(p, s.Method, s.Param)) > 0
}

// parameter judges a wire hash or an untyped object that came in as a parameter.
func parameter(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	if f, answered := declared(p, s); answered {
		return f, f.Message != ""
	}
	if !s.ShapeRead || s.Param.Name[:1] == "_" {
		return contracts.Finding{}, false
	}
	f := s.Method.File
	severity := contracts.Warning
	switch {
	case s.Presence == entry.Optional || s.Presence == entry.Excluded || s.Param.Default != nil || restored(s) || counted(p, s):
		return contracts.Finding{}, false
	case f.Language == program.Ruby && !entry.WireHash(s.Param.Name) && s.Method.Name != "perform":
		return contracts.Finding{}, false
	case f.Language == program.Ruby && (entry.OwnHash(p, s) || heard(s)):
		severity = contracts.Information // what the program hands itself
	case f.Language == program.Ruby && s.Method.Kind == program.KindConstructor && s.Effect == nil && entry.InApplication(p):
		severity = contracts.Information // an object that only reads the message to others; they have asked what it is
	case f.Language == program.Ruby && s.Method.Name != "perform" && len(entry.CallsOf(p, s.Method, s.Param)) > 0 && entry.Settled(p, s.Method, s.Param):
		severity = contracts.Information // what the program has asked for itself
	case f.Language == program.TypeScript && handedByProject(p, s):
		severity = contracts.Information
	case f.Language == program.Ruby && s.Method.Name != "perform" && !origin.MessageName(s.Param.Name) && entry.InApplication(p):
		severity = contracts.Information // parameters of a request, which fail at once
	case f.Language == program.TypeScript && (len(s.KeyDerefs) == 0 || !fromOutside(s) && entry.WireOf(s.Method, s.Param) != entry.WireObject):
		severity = contracts.Information
		if s.Effect == nil {
			severity = contracts.Hint
		}
	}
	if len(s.KeyDerefs) == 0 {
		if askedAbout(p, s) {
			return contracts.Finding{}, false
		}
		return handedOn(p, s, severity), true
	}
	key := s.KeyDerefs[0]
	out := contracts.Finding{
		Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message:  fmt.Sprintf("%d %s of `%s` %s used unchecked; none is required", len(s.KeyDerefs), plural(len(s.KeyDerefs), "value"), s.Param.Name, are(len(s.KeyDerefs))),
		Evidence: []contracts.Evidence{{File: key.Frame.File(), Span: key.Expr.Span, Message: "a missing key fails here"}},
	}
	out.Repairs = repairs(p, s)
	return out, true
}

// askedAbout reports whether every key that is read is asked about by what it is handed to.
func askedAbout(p *contracts.Pass, s *entry.Subject) bool {
	for _, k := range s.Keys {
		if k.Frame.Depth() > 0 || !entry.AnsweredKey(p, s.Method, k.Expr) {
			return false
		}
	}
	return len(s.Keys) > 0
}

// handedOn is the finding about an untyped object whose keys are read, but not used here.
func handedOn(p *contracts.Pass, s *entry.Subject, severity contracts.Severity) contracts.Finding {
	use := s.Deref
	return contracts.Finding{
		Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message:  fmt.Sprintf("keys of `%s` are read, and nothing requires them", s.Param.Name),
		Evidence: []contracts.Evidence{{File: use.Frame.File(), Span: use.Expr.Span, Message: "a missing key passes here without a sound"}},
		Repairs:  repairs(p, s),
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
