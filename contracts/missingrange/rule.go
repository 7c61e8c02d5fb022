// Package missingrange declares the rule missing-range.
package missingrange

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is missing-range.
var Rule = &contracts.Rule{
	Name: "missing-range", Family: "contract", Group: "preconditions",
	Summary: "Money, quantities, divisors and limits have a checked range before they take effect.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		if f, ok := judge(p, s); ok {
			f.Severity = s.Borne(p, s.Graded(f.Severity))
			p.Report(f)
		}
	}
}

// hazard is a use for which the value's range decides.
type hazard struct {
	rec  *entry.Record
	what string
	bad  func(name string) string // condition of the values that fail, in TypeScript
	good func(name string) string // condition of the values that do not, in Ruby
	must string

	rejects string // what the guard rejects that may be meant
	most    string // the upper end of a range that has one
	least   string // the lower end of whole numbers that begin above 0
	element *entry.Element
}

// outside reports whether a number is one that the hazard is about.
func (h *hazard) outside(n float64) bool {
	if h.what == "divides" {
		return n == 0
	}
	if most, err := strconv.ParseFloat(h.most, 64); err == nil && n > most {
		return true
	}
	if least, err := strconv.ParseFloat(h.least, 64); err == nil {
		return n < least
	}
	return n < 0
}

func judge(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	if s.Misplaced != nil && s.Misplaced.Asks&flow.TestBound != 0 { // its guard stands in the wrong place
		return contracts.Finding{}, false
	}
	if piped(s.Param) || s.Param.Property || s.Param.Default != nil && s.Param.Default.Op != program.Nil || !(numeric(s.Param) && numbered(p, s)) && !entry.Forged(p, s.Method, s.Param.Type) {
		return contracts.Finding{}, false
	}
	h, severity := find(p, s)
	if h == nil {
		return contracts.Finding{}, false
	}
	if own(p, s) {
		severity = min(severity, contracts.Information)
	}
	name := s.Param.Name
	passed := entry.CallersOf(p, s.Method, s.Param).Outside(h.outside)
	switch {
	case len(passed) > 1 && h.what != "divides" && (entry.Money(name) || entry.Quantity(name)):
		severity = contracts.Information // the program means such values
	case len(passed) > 0:
		severity = max(severity, contracts.Warning)
	case severity == contracts.Warning && entry.Settled(p, s.Method, s.Param):
		severity = contracts.Information
	case severity == contracts.Warning && s.Method.File.Language == program.Ruby && s.Method.Name == "perform" && entry.InApplication(p):
		severity = contracts.Information // the program itself puts jobs into its queues; who enqueues asks, and what the job calls
	}
	return contracts.Finding{
		Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: name,
		Message:  fmt.Sprintf("`%s` %s unchecked; it must be %s", name, h.what, h.must),
		Evidence: append([]contracts.Evidence{{File: h.rec.Frame.File(), Span: h.rec.Expr.Span, Message: fmt.Sprintf("`%s` %s here", name, h.what)}}, passed...),
		Repairs:  repairs(p, s, h),
	}, true
}

// own reports whether a number of a TypeScript program comes from its own code, by its type and by who is seen to give it: where it
// came in from outside, that is where its range is to be asked for.
func own(p *contracts.Pass, s *entry.Subject) bool {
	t := s.Param.Type
	return s.Method.File.Language == program.TypeScript && t != nil && t.Name == "number" && entry.WireOf(s.Method, s.Param) == entry.NotWire && len(s.Param.Decorators) == 0 &&
		len(entry.CallsOf(p, s.Method, s.Param)) > 0
}

// piped reports whether a pipe of the project's own, whose name says more than a conversion, checks a decorated parameter.
func piped(prm *program.Param) bool {
	for _, d := range prm.Decorators {
		for _, pipe := range d.List {
			if pipe.Op == program.New && !conversionPipe[pipe.Name] || pipe.Op == program.Constant && strings.HasSuffix(pipe.Name, "Pipe") && !conversionPipe[pipe.Name] {
				return true
			}
		}
	}
	return false
}

var conversionPipe = map[string]bool{"DefaultValuePipe": true, "ParseIntPipe": true, "ParseFloatPipe": true, "ParseBoolPipe": true}

// numeric reports whether the declaration leaves room for a number out of range.
func numeric(prm *program.Param) bool {
	t := prm.Type
	return t == nil || t.Name == "number" || t.Name == "any" || t.Name == "bigint" || t.Nullable && len(t.Args) == 0 && t.Name == "number"
}

// numbered reports whether nothing says that a key taken from an object of a declared type is no number.
func numbered(p *contracts.Pass, s *entry.Subject) bool {
	if s.Method.File.Language != program.TypeScript || s.Param.Type != nil || s.Param.Key == "" {
		return true
	}
	for _, q := range s.Method.Params {
		for _, leaf := range q.Leaves {
			if leaf != s.Param || q.Type == nil {
				continue
			}
			for _, c := range p.Program.Classes(q.Type.Name) {
				for _, f := range c.Fields {
					if f.Name == leaf.Key {
						return f.Type == nil || f.Type.Name == "number" && len(f.Decorators) < 2
					}
				}
			}
			return q.Type.Name != "" && q.Type.Name != "union" && len(p.Program.Classes(q.Type.Name)) == 0 && !derivedType(q.Type)
		}
	}
	return true
}

// derivedType reports whether a type is put together of others, which are not looked into.
func derivedType(t *program.Type) bool {
	switch t.Name {
	case "Pick", "Omit", "Partial", "Required", "Readonly", "intersection":
		return true
	}
	return false
}

// find picks the most telling hazard of a parameter: divisors and limits, then shares and places in a list, then money or quantity
// before an effect.
func find(p *contracts.Pass, s *entry.Subject) (*hazard, contracts.Severity) {
	name := s.Param.Name
	valued := entry.Money(name) || entry.Quantity(name)
	constrained := s.Tests()&(flow.TestBound|flow.TestOpaque|flow.TestMember) != 0
	for _, rec := range s.Uses {
		if h := operator(p, s, rec); h != nil {
			severity := contracts.Information
			if s.Effect != nil && s.Tests()&flow.TestNumber == 0 && !refused(s, rec) && (h.what == "divides" || s.Method.File.Language == program.Ruby) {
				severity = contracts.Warning
			}
			return h, severity
		}
	}
	if h := calculated(s); h != nil && !constrained {
		if s.Effect != nil {
			return h, contracts.Information
		}
		return h, contracts.Hint
	}
	if h := element(s); h != nil && !constrained {
		return h, contracts.Hint
	}
	if !valued || constrained || s.Presence == entry.Optional && !refusesNull(p, s) || object(s) {
		return nil, contracts.Off
	}
	for _, rec := range s.Uses {
		if reachesEffect(s, rec) {
			severity := contracts.Warning
			if s.Tests()&flow.TestType != 0 || s.Presence == entry.Optional || derived.MatchString(name) || entry.Composed(p, s.Method, s.Param) || entry.Step(p, s.Method, s.Param) || entry.StoredValidated(p, s, rec) {
				severity = contracts.Information
			}
			h := notNegative(rec)
			h.rejects = "also rejects negative numbers, which may be refunds"
			return h, severity
		}
	}
	return nil, contracts.Off
}

// refusesNull reports whether a method of TypeScript takes a number that may be null and throws where it is: what is left is any number.
func refusesNull(p *contracts.Pass, s *entry.Subject) bool {
	if s.Method.File.Language != program.TypeScript || s.Param.Type == nil {
		return false
	}
	return slices.ContainsFunc(entry.GuardsOf(p, s.Method), func(g entry.Guard) bool {
		return g.Exit.Op == program.Raise && g.Cond.Op == program.Binary && g.Cond.Y != nil && g.Cond.Y.Op == program.Nil && entry.SubjectOf(g.Cond) == s.Param.Name
	})
}

// derived are names of money that somebody has worked out, or that may well be owed: bounds, estimates, the state of an account.
var derived = regexp.MustCompile(`(?i)^(min|max|approx|estimated?|expected|previous|old|average|avg)([A-Z_]|$)|balance$`)

// amounts are messages that a number or an amount of money answers; what is asked for anything else is a record by that name.
var amounts = regexp.MustCompile(`^(to_\w+|round|abs|ceil|floor|truncate|cents|amount|currency\w*|fractional|format|exchange_to|fdiv|div|divmod|modulo|clamp|times|succ|pred|coerce|inspect|hash|frozen\?|dup|itself|try|in\?|is_a\?|` +
	`\w+\?|[-+*/%<>=!]+|positive|negative)$`)

// object reports whether a Ruby parameter is asked for members that no number has: deposit.spread.
func object(s *entry.Subject) bool {
	if s.Method.File.Language != program.Ruby {
		return false
	}
	found := false
	for _, rec := range s.Uses {
		e := rec.Expr
		found = found || rec.Kind == flow.Eval && e != nil && e.Op == program.Call && e.X != nil && e.X.Op == program.Local && e.X.Name == s.Param.Name && rec.Frame.Method == s.Method && !amounts.MatchString(e.Name)
	}
	return found
}

// takesEffect is the hazard of money and quantities that are written or sent.
const takesEffect = "takes effect"

func notNegative(rec *entry.Record) *hazard {
	return &hazard{rec: rec, what: takesEffect, must: "a number that is not negative",
		bad:  func(n string) string { return "!Number.isFinite(" + n + ") || " + n + " < 0" },
		good: func(n string) string { return n + ".is_a?(Numeric) && " + n + " >= 0" }}
}

// calculated is the first use of a parameter as a share, or as a place in a list.
func calculated(s *entry.Subject) *hazard {
	for _, rec := range s.Uses {
		if h := share(s, rec); h != nil {
			return h
		}
		if h := offset(s, rec); h != nil {
			return h
		}
	}
	return nil
}

// reachesEffect reports whether the value itself, or arithmetic on it, is what the effect writes or sends.
func reachesEffect(s *entry.Subject, rec *entry.Record) bool {
	e, lang := rec.Expr, s.Method.File.Language
	if e.Op == program.Assign && lang == program.TypeScript && e.X != nil && e.X.Op == program.Field_ {
		return e.Name == "+" || e.Name == "-"
	}
	if flow.Effect(e, lang) == flow.NoEffect || e.Op != program.Call || rec.Frame.Method.Name == e.Name { // a facade hands on
		return false
	}
	for _, a := range rec.Args {
		if arithmetic(a.Value, s.Param, 0) {
			return true
		}
	}
	return false
}

// arithmetic reports whether v is the parameter or computed from it by numbers alone; a text that mentions it is not.
func arithmetic(v *flow.Value, prm *program.Param, depth int) bool {
	if v == nil || depth > 6 {
		return false
	}
	if v.Param == prm {
		return true
	}
	if v.Expr != nil && (v.Expr.Op == program.Template || v.Expr.Op == program.Array) {
		return false
	}
	for _, f := range v.From {
		if arithmetic(f, prm, depth+1) {
			return true
		}
	}
	return false
}

// operator recognises division, modulo and limits whose operand is not known to be fine.
func operator(p *contracts.Pass, s *entry.Subject, rec *entry.Record) *hazard {
	e := rec.Expr
	is := func(o entry.Operand) bool { return o.Value != nil && o.Value.Param == s.Param }
	switch {
	case e.Op == program.Binary && (e.Name == "/" || e.Name == "%") && is(rec.Y) && !rec.Y.Fact.NonZero && rec.Y.Fact.Type != "String":
		if s.Method.File.Language == program.Ruby && pathLike(e) || rec.Y.Fact.Tested&(flow.TestBound|flow.TestOpaque|flow.TestMember) != 0 {
			return nil
		}
		return &hazard{rec: rec, what: "divides", must: "other than 0",
			bad: func(n string) string { return n + " === 0" }, good: func(n string) string { return "!" + n + ".zero?" }}
	case e.Op == program.Call && entry.Limits[e.Name] && len(rec.Args) > 0 && is(rec.Args[0]) && s.Method.File.Language == program.Ruby:
		if bounded(rec.Args[0].Fact) {
			return nil
		}
		return limit(rec, e.Name)
	case e.Op == program.Call && s.Method.File.Language == program.TypeScript && !entry.Log(e):
		for i, a := range rec.Args {
			if is(a) && !bounded(a.Fact) && limitArgument(e, i) && !entry.AnsweredKey(p, rec.Frame.Method, a.Expr) {
				return limit(rec, "limit")
			}
		}
	}
	return nil
}

// refused reports whether a number by its type is the limit of a query, which a database refuses where it is negative before
// anything happens.
func refused(s *entry.Subject, rec *entry.Record) bool {
	if s.Method.File.Language != program.TypeScript || entry.WireOf(s.Method, s.Param) != entry.NotWire || entry.Untyped(s.Param.Type) && s.Param.Key == "" {
		return false
	}
	return rec.Expr.Op == program.Call && queryName.MatchString(rec.Expr.Name)
}

var queryName = regexp.MustCompile(`^(find|get|select|query|paginate|count|destroy|delete|limit|take)`)

func limit(rec *entry.Record, name string) *hazard {
	return &hazard{rec: rec, what: "reaches `" + name + "`", must: "a whole number that is not negative",
		bad:  func(n string) string { return "!Number.isInteger(" + n + ") || " + n + " < 0" },
		good: func(n string) string { return n + ".is_a?(Integer) && " + n + " >= 0" }}
}

// pathLike is Pathname#/ with a string.
func pathLike(e *program.Expr) bool {
	return e.X != nil && (e.X.Op == program.Str || e.X.Name == "root" || e.X.Name == "join")
}

func bounded(f *flow.Fact) bool {
	return f.Lo.Set || f.Tested&(flow.TestBound|flow.TestMember|flow.TestOpaque) != 0
}

// limitArgument recognises take: n, limit: n in an options object and limit(n), repeat(n), and take(n) at the end of a chain.
func limitArgument(e *program.Expr, i int) bool {
	if e.Name == "limit" || e.Name == "repeat" || e.Name == "take" && e.X != nil && e.X.Op == program.Call && len(e.List) == 1 {
		return i == 0
	}
	return optionNamed(e, i, "take") || optionNamed(e, i, "limit") || optionNamed(e, i, "pageSize")
}

// optionNamed reports whether the i-th argument of a call, the values of options counted each, is the option of that name.
func optionNamed(e *program.Expr, i int, name string) bool {
	n := 0
	for _, a := range e.List {
		if a.Op != program.Hash {
			n++
			continue
		}
		for _, pair := range a.List {
			if pair.Op != program.Pair {
				continue
			}
			if n == i && pair.X != nil && pair.X.Name == name {
				return true
			}
			n++
		}
	}
	return false
}
