package entry

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Symbol is how findings name a method: "Billing::Charge#call", "Billing::Charge.call", "ChargeService#run".
func Symbol(m *program.Method) string {
	if m.Class == nil {
		return m.Name
	}
	sep := "#"
	if m.Static {
		sep = "."
	}
	return m.Class.Name + sep + m.Name
}

var protocolMethods = map[string]bool{"==": true, "<=>": true, "hash": true, "eql?": true, "coerce": true, "to_s": true, "inspect": true, "respond_to_missing?": true, "inherited": true, "included": true, "extended": true, "prepended": true, "method_added": true,
	"method_missing": true, "[]=": true, "read_attribute_for_validation": true, "initialize_copy": true, "toString": true, "toJSON": true, "valueOf": true, "as_json": true, "===": true, "[]": true, "each": true}

// frameworkCallbacks are what frameworks call with values of their own. The names are plain words, so each counts in the language
// of its framework only.
var frameworkCallbacks = map[program.Language]map[string]bool{
	program.Ruby: {"validate_each": true, "validate": true, "resolve": true},
	program.TypeScript: {"canActivate": true, "transform": true, "intercept": true, "catch": true, "handleRequest": true, "onModuleInit": true, "use": true, "resolve": true,
		"configure": true, "up": true, "down": true, "componentDidMount": true, "render": true, "validate": true, "defaultMessage": true},
}

// plainWords are those of them that classes of any kind use for methods of their own.
var plainWords = map[string]bool{"render": true, "resolve": true, "transform": true, "validate": true, "configure": true, "use": true, "up": true, "down": true, "catch": true}

var calledRole = regexp.MustCompile(`(Pipe|Middleware|Filter|Strategy|Resolver|Migration|Constraint|Validator|Module|Component|View|Guard|Plugin|Provider|Transformer)$`)

// plainWord reports whether a TypeScript method has a framework's word for its name, in a class that stands for nothing of a framework: it
// inherits nothing, keeps to no interface and has no such role by its name.
func plainWord(m *program.Method) bool {
	c := m.Class
	if m.File.Language != program.TypeScript || !plainWords[m.Name] || c == nil || c.Super != "" || len(c.Mixins) > 0 || calledRole.MatchString(c.Name) {
		return false
	}
	head, _, _ := strings.Cut(m.File.Text.Slice(syntax.Span{Start: c.NameSpan.End, End: c.Span.End}), "{")
	return !strings.Contains(head, "extends") // what a call makes has no plain name: extends PassportStrategy(Jwt)
}

// Owes reports whether the parameters of an entry method owe anything at all.
func Owes(m *program.Method) bool { return ours(m) && !delegator(m) && !ownByName(m) }

// ownByName reports whether a TypeScript method is marked as one of the class's own by the underscore that its name begins with.
func ownByName(m *program.Method) bool {
	return m.File.Language == program.TypeScript && m.Class != nil && strings.HasPrefix(m.Name, "_")
}

// FrameworkCalls reports whether a protocol or a framework decides what a method is given.
func FrameworkCalls(m *program.Method) bool { return !ours(m) }

// ours leaves out methods whose parameters a protocol or a framework decides.
func ours(m *program.Method) bool {
	switch {
	case protocolMethods[m.Name], frameworkCallbacks[m.File.Language][m.Name] && !plainWord(m), m.Kind == program.KindGetter, m.Kind == program.KindSignature:
		return false
	case rack(m), m.Kind == program.KindConstructor && m.Class != nil && len(m.Params) > 0 && m.Params[0].Name == "app" && slices.ContainsFunc(m.Class.Methods, rack):
		return false
	case strings.HasPrefix(m.Name, "Symbol."), strings.HasPrefix(m.Name, "[Symbol"):
		return false
	}
	return true
}

// hidden reports whether a call runs a method of the same class that nobody else can call: what it needs is the entry's to ask for.
func hidden(m *program.Method, e *program.Expr) bool {
	if m.Class == nil || e.X != nil && e.X.Op != program.Self {
		return false
	}
	for _, other := range m.Class.Methods {
		if other.Name == e.Name && other.Static == m.Static {
			return other.Visibility != program.Public
		}
	}
	return false
}

// delegator is a body that hands everything on in one call: def self.call(x:) = new(x:).call. What it hands on is the delegate's to
// ask for, unless that is hidden.
func delegator(m *program.Method) bool {
	if !m.HasBody() || len(m.Body().List) != 1 {
		return false
	}
	e := m.Body().List[0]
	for e != nil && (e.Op == program.Return || e.Op == program.Await) {
		e = e.X
	}
	if e == nil || e.Op != program.Call || e.Closure != nil || hidden(m, e) {
		return false
	}
	params := map[string]bool{}
	for _, p := range m.Params {
		params[p.Name] = true
	}
	whole := true
	// Every mention of a parameter is an argument handed on as it is.
	for c := e; c != nil; c = c.X {
		if answersForNothing(c, m.File.Language) || computes(c, m.File.Language) ||
			c != e && c.Op == program.Call && m.File.Language == program.Ruby && Limits[c.Name] || ofChain(c, m.File.Language) {
			return false
		}
		if c.Op == program.Local && params[c.Name] || c.Op == program.Index {
			whole = false
		}
		for _, a := range c.List {
			whole = whole && handedOn(a)
		}
	}
	return whole && len(m.Params) > 0
}

// ofChain recognises a limit that a query in TypeScript is given at the end of its chain, which no delegate asks about: db("posts").limit(n).
func ofChain(e *program.Expr, lang program.Language) bool {
	return lang == program.TypeScript && e.Op == program.Call && (e.Name == "limit" || e.Name == "take") && e.X != nil && e.X.Op == program.Call && len(e.List) == 1
}

// answersForNothing recognises calls that no delegate is behind: what they are handed takes effect there and then.
func answersForNothing(e *program.Expr, lang program.Language) bool {
	if e.Op != program.Call {
		return false
	}
	switch flow.Effect(e, lang) {
	case flow.Bulk, flow.HTTP, flow.Cache, flow.Lock, flow.FileWrite:
		return true
	}
	return e.X != nil && sinkCall(e, lang)
}

// computes reports whether a call picks a message by name or calculates, which is more than handing on.
func computes(e *program.Expr, lang program.Language) bool {
	if e.Op != program.Call {
		return false
	}
	return dynamic(e) != "" && lang == program.Ruby || e.X != nil && e.X.Op == program.Constant && e.X.Name == "Math"
}

func handedOn(a *program.Expr) bool {
	switch a.Op {
	case program.Spread:
		return a.X == nil || handedOn(a.X)
	case program.Local, program.Self, program.Constant, program.Str, program.Symbol, program.Int, program.True, program.False, program.Nil, program.Field_:
		return true
	case program.Pair:
		return a.Y == nil || handedOn(a.Y)
	}
	return false
}

// Presence is what a declaration says about nil.
type Presence uint8

// Required parameters owe presence; Optional ones owe a branch; Present ones are never nil; Excluded owe nothing.
const (
	Required Presence = iota
	Optional
	Present
	Excluded
)

// PresenceOf reads the declaration of a parameter: kind, default, type, signature and documentation.
func PresenceOf(p *contracts.Pass, m *program.Method, prm *program.Param) Presence {
	switch prm.Kind {
	case program.Rest, program.KeyRest, program.BlockParam, program.Forward, program.Destructured:
		return Excluded
	}
	switch {
	case prm.Name == "" || strings.HasPrefix(prm.Name, "_"):
		return Excluded
	case prm.Default != nil && prm.Default.Op == program.Nil:
		return Optional
	case prm.Default != nil:
		return Excluded
	case assembled(prm) && Untyped(prm.Type) && requestPart(prm).Name == "Headers":
		return Present
	case assembled(prm), dispatched(m, prm):
	case prm.Optional || prm.Type != nil && prm.Type.Nullable:
		return Optional
	}
	if m.Doc != nil && strings.Contains(m.Doc.Text, "@trusted "+prm.Name+" ") {
		return Excluded
	}
	if m.File.Language == program.TypeScript {
		return typedPresence(p, m, prm)
	}
	return declaredPresence(p, m, prm)
}

func typedPresence(pass *contracts.Pass, m *program.Method, p *program.Param) Presence {
	if p.Property && m.Kind == program.KindConstructor {
		return Excluded
	}
	if decorated(p.Decorators, injected) {
		return Excluded
	}
	if untyped(m, p) || sent(pass, m, p) {
		return Required
	}
	return Present
}

// assembled reports whether the framework makes the object that it gives a parameter of the parts of every request, so that it is
// there whatever its declaration says: @Query() query?: Filter.
func assembled(prm *program.Param) bool {
	d := requestPart(prm)
	return d != nil && (d.Name == "Query" || d.Name == "Param" || d.Name == "Headers") && (len(d.List) == 0 || d.List[0].Op != program.Str)
}

// buses are the decorators of classes to which a bus hands what it carries.
var buses = map[string]bool{"CommandHandler": true, "QueryHandler": true, "EventsHandler": true}

// dispatched reports whether a bus gives a parameter the message that it carries, which is there whatever the declaration says.
func dispatched(m *program.Method, prm *program.Param) bool {
	return m.Class != nil && (m.Name == "execute" || m.Name == "handle") && len(m.Params) > 0 && m.Params[0] == prm && decorated(m.Class.Decorators, buses)
}

// untyped reports whether nothing is said of a parameter; the type of a pattern speaks for the keys it takes.
func untyped(m *program.Method, p *program.Param) bool {
	for _, q := range m.Params {
		for _, leaf := range q.Leaves {
			if leaf == p {
				return Untyped(q.Type)
			}
		}
	}
	return Untyped(p.Type)
}

// sent reports whether a text comes off the wire and nothing makes the sender give it; the parts of a path are always there.
func sent(pass *contracts.Pass, m *program.Method, p *program.Param) bool {
	return WireOf(m, p) == WireValue && requestPart(p).Name != "Param" && p.Type.Name == "string" && PassageOf(pass, m, p) == Unpiped
}

// Untyped reports whether a TypeScript type says nothing about a value.
func Untyped(t *program.Type) bool {
	return t == nil || t.Name == "any" || t.Name == "unknown" || t.Name == "Record" && strings.Contains(t.Text, "any")
}

var money = regexp.MustCompile(`(?i)(^|_)(amount|price|total|fee|balance|cost|subtotal|deposit|payment_amount|refund_amount)(_?(cents|in_cents|minor|usd|eur))?$|(^|_)cents$|(Amount|Price|Total|Fee|Balance|Cost)(Cents|InCents)?$|Cents$`)

var quantity = regexp.MustCompile(`(?i)(^|_)(quantity|qty)$|Quantity$|Qty$`)

// Money and Quantity classify a name; a name alone never makes a warning.
func Money(name string) bool { return money.MatchString(name) }

// Quantity reports whether a name speaks of a number of pieces.
func Quantity(name string) bool { return quantity.MatchString(name) }

var wireHash = regexp.MustCompile(`^(params|payload|body|json|event|event_json|webhook|raw|raw_body|request_params|message|attributes|attrs|options|opts|data|args|input|raw_params|hash)$`)

// WireHash reports whether a Ruby parameter's name says that it holds data from outside.
func WireHash(name string) bool { return wireHash.MatchString(name) }
