package violatedprecondition

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// argument is what a call gives one parameter.
type argument struct {
	param  *program.Param
	expr   *program.Expr // nil when nothing is passed
	passed entry.Passed
	silent bool // nil is none of our business: the compiler says it, or the parameter admits it
}

// call is one call under judgement.
type call struct {
	p      *contracts.Pass
	site   entry.Site
	callee *program.Method
	ctor   *summary.Summary // of the constructor that set the fields, or nil
	args   map[*program.Param]argument
	order  []*program.Param
}

// judge looks for an argument that what the call runs rejects; at is the node at which the finding stands.
func judge(p *contracts.Pass, site entry.Site) (f contracts.Finding, at *program.Expr, ok bool) {
	t := site.Target
	c := &call{p: p, site: site, args: map[*program.Param]argument{}}
	if !t.Resolved() {
		m := site.Scope(p.Program).Signature(site.Call)
		if m == nil {
			return f, nil, false
		}
		c.pass(site.Call, m) // nobody knows what will run, but its type says what it asks
		return c.tagged(m)
	}
	if t.Method != nil && t.Method.File.Language == program.TypeScript && throwing.MatchString(t.Method.Name) {
		return f, nil, false // it is called to throw
	}
	sums := p.Program.Summaries()
	if t.Ctor != nil && (site.Call.X == nil || site.Call.X.Op != program.Field_) { // an object kept in a field has changed since
		c.ctor = sums.Of(t.Ctor)
		c.pass(t.CtorArgs, t.Ctor)
		if t.CtorArgs == site.Call {
			if f, at, ok = c.check(c.ctor); ok {
				return f, at, true
			}
			if f, at, ok = c.tagged(t.Ctor); ok {
				return f, at, true
			}
			if f, at, ok = c.tried(t.Ctor); ok {
				return f, at, true
			}
		}
	}
	if t.Method == nil {
		return f, nil, false
	}
	if t.Args != nil {
		c.pass(t.Args, t.Method)
	}
	if f, at, ok = c.check(sums.Of(t.Method)); ok {
		return f, at, true
	}
	if f, at, ok = c.tagged(t.Method); ok {
		return f, at, true
	}
	return c.tried(t.Method)
}

// pass pairs the arguments of an expression with the parameters of a method.
func (c *call) pass(e *program.Expr, m *program.Method) {
	given, complete := summary.Arguments(e, m.Params)
	known := map[*program.Expr]entry.Passed{}
	if len(given) > 0 {
		known = entry.Passing(c.p, c.site.Method)
	}
	var add func([]*program.Param)
	add = func(list []*program.Param) {
		for _, prm := range list {
			add(prm.Leaves)
			expr, passed := given[prm]
			switch {
			case passed:
				c.add(m, argument{param: prm, expr: expr, passed: written(e, known[expr])})
			case complete:
				if k := absent(prm, m.File.Language); k.Kind != summary.Unsure {
					c.add(m, argument{param: prm, passed: entry.Passed{Known: k}})
				}
			}
		}
	}
	add(m.Params)
}

// written is what arrives of an argument: a queue that writes its arguments as JSON makes texts of symbols.
func written(e *program.Expr, given entry.Passed) entry.Passed {
	if (e.Name == "perform_async" || e.Name == "perform_in" || e.Name == "perform_at") && given.Known.Kind == summary.KnownSymbol {
		given.Known.Kind = summary.KnownString
	}
	return given
}

func (c *call) add(m *program.Method, a argument) {
	a.silent = c.nilAllowed(m, a)
	if prm := a.passed.Optional; prm != nil && (entry.GivenWell(c.p, c.site.Method, prm) || entry.CallsUnseen(c.p, c.site.Method, prm)) {
		a.passed.Optional = nil // nobody is seen to leave it out
	}
	if a.expr != nil && (a.expr.Op == program.True || a.expr.Op == program.False) {
		a.passed.Known = summary.Known{} // a switch: who throws it wants what comes of it, as does assert(false)
	}
	c.args[a.param] = a
	c.order = append(c.order, a.param)
}

// nilAllowed reports whether passing nil is not for this rule to judge.
func (c *call) nilAllowed(m *program.Method, a argument) bool {
	if m.File.Language == program.TypeScript {
		if a.param.Default != nil { // undefined takes the default
			return true
		}
		admits := a.param.Optional || a.param.Type != nil && a.param.Type.Nullable // the compiler lets it through
		return !admits && !entry.Untyped(a.param.Type) && c.p.Program.StrictNull(c.site.Method.File.Path)
	}
	return false
}

// absent is what a parameter is when nothing is passed for it.
func absent(prm *program.Param, lang program.Language) summary.Known {
	if lang == program.TypeScript && prm.Default == nil && !prm.Optional {
		return summary.Known{} // the compiler counts arguments
	}
	t := summary.Absent(prm, lang)
	if t.Op != summary.Literal {
		return summary.Known{}
	}
	return summary.KnownOf(t.Lit)
}

// of finds the argument that a reference of the callee stands for.
func (c *call) of(r summary.Ref) (argument, bool) {
	if r.Param != nil {
		a, ok := c.args[r.Param]
		return a, ok
	}
	if c.ctor == nil {
		return argument{}, false
	}
	stored := c.ctor.Stores[r.Field]
	if stored == nil || stored.Op != summary.Refers || stored.Ref.Param == nil {
		return argument{}, false
	}
	a, ok := c.args[stored.Ref.Param]
	return a, ok
}

func (c *call) known(r summary.Ref) summary.Known {
	a, ok := c.of(r)
	if !ok {
		return c.stored(r)
	}
	if a.silent && a.passed.Known.Kind == summary.KnownNil {
		return summary.Known{}
	}
	return a.passed.Known
}

// stored is what the constructor puts in a field, as far as it is a literal; what it leaves alone is nil in a new Ruby object.
func (c *call) stored(r summary.Ref) summary.Known {
	if r.Param != nil || c.ctor == nil {
		return summary.Known{}
	}
	t := c.ctor.Stores[r.Field]
	switch {
	case t != nil && t.Op == summary.Literal:
		return summary.KnownOf(t.Lit)
	case t == nil && c.fresh():
		return summary.Known{Kind: summary.KnownNil}
	}
	return summary.Known{}
}

// fresh reports whether the object is made by the call, by a constructor that can be seen whole.
func (c *call) fresh() bool {
	m, t := c.ctor.Method, c.site.Target
	if m.File.Language != program.Ruby || !c.ctor.Known || m.Class == nil || t.CtorArgs != c.site.Call && t.CtorArgs != c.site.Call.X {
		return false
	}
	return m.Class.Super == "" || len(flow.Resolve(c.p.Program, m.Class, m.Class.Super)) > 0
}

// check judges the arguments by a summary: first what is certain, then each that may be nil.
func (c *call) check(s *summary.Summary) (contracts.Finding, *program.Expr, bool) {
	c.callee = s.Method
	if v := s.Violated(c.known); v != nil {
		return c.certain(v)
	}
	for _, prm := range c.order {
		a := c.args[prm]
		admitted := c.optional(a)
		if !a.passed.MayBeNil() || a.silent || admitted && c.p.File.Language == program.Ruby || c.unlikely(a) {
			continue
		}
		v := s.Violated(func(r summary.Ref) summary.Known {
			if b, ok := c.of(r); ok && b.param == prm {
				return summary.Known{Kind: summary.KnownNil, Undef: !givesNull(a.passed.Lookup)}
			}
			return c.known(r)
		})
		if v != nil && admitted && v.Check.Kind == summary.Dereferences {
			continue // its own unbranched use
		}
		if v != nil && v.Check.Kind != summary.FailsSoftly && (v.Definite || a.passed.Lookup != nil) && !c.guard(v) {
			severity := contracts.Warning
			if admitted { // its type takes it, its guard does not
				severity = contracts.Information
			}
			if a.passed.Optional != nil && (c.flagged(a.passed.Optional) || c.chosen(a.passed.Optional)) {
				severity = contracts.Information
			}
			if l := a.passed.Lookup; l != nil && (!entry.SoughtOutside(c.p, c.site.Method, l) || entry.Expected(c.p, c.site.Method, l)) {
				severity = contracts.Information
			}
			if l := a.passed.Lookup; l != nil && c.site.Method.File.Language == program.Ruby && (!v.Definite && c.told(v, prm) || entry.RefusedBefore(c.p, c.site.Method, l)) {
				severity = contracts.Information
			}
			if a.expr != nil && a.expr.Op == program.Field_ && entry.FieldAsked(c.site.Method, a.expr.Name) {
				severity = contracts.Information
			}
			if o := a.passed.Optional; o != nil && a.passed.Lookup == nil && entry.InApplication(c.p) && !entry.LeftOut(c.p, c.site.Method, o) {
				severity = contracts.Information // nobody is seen to leave it out
			}
			return c.finding(v, a, severity)
		}
	}
	return contracts.Finding{}, nil, false
}

// told reports whether what the callee does to a parameter stands behind a condition on another one: its caller may well have made that
// one say whether the first is there.
func (c *call) told(v *summary.Violation, prm *program.Param) bool {
	found := false
	c.callee.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.And || e.Op == program.Or || e.Op == program.If) && e.X != nil && !e.X.Span.Contains(v.Check.At.Span) && e.Span.Contains(v.Check.At.Span) {
			for _, q := range c.callee.Params {
				found = found || q != prm && entry.Mentions(e.X, q.Name)
			}
		}
		return !found
	})
	return found
}

// givesNull reports whether a lookup is one of a store's, which answers null for what is not there, and not undefined.
func givesNull(lookup *program.Expr) bool {
	if lookup == nil {
		return false
	}
	switch lookup.Name {
	case "findOne", "findOneBy", "findUnique", "findFirst", "findByPk", "findById":
		return true
	}
	return false
}

// flagged reports whether a TypeScript call stands behind a flag that is handed in beside the parameter that may be missing: who sets
// the flag may well know to give the value.
func (c *call) flagged(optional *program.Param) bool {
	m := c.site.Method
	if m.File.Language != program.TypeScript {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.And || e.Op == program.If) && e.X != nil && e.Y != nil && e.Y.Span.Contains(c.site.Call.Span) {
			for _, prm := range m.Params {
				found = found || prm != optional && prm.Type != nil && prm.Type.Name == "boolean" && entry.Mentions(e.X, prm.Name)
			}
		}
		return !found && e.Span.Contains(c.site.Call.Span)
	})
	return found
}

// chosen reports whether a TypeScript call stands in a branch that is taken by what another parameter says, and no call that leaves the
// optional one out is known to take it: who asks for that branch may well know to give what it needs.
func (c *call) chosen(optional *program.Param) bool {
	m := c.site.Method
	if m.File.Language != program.TypeScript {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if (e.Op == program.Case || e.Op == program.If) && e.X != nil && e.Span.Contains(c.site.Call.Span) && !e.X.Span.Contains(c.site.Call.Span) {
			for _, prm := range m.Params {
				found = found || prm != optional && entry.Mentions(e.X, prm.Name)
			}
		}
		return !found && e.Span.Contains(c.site.Call.Span)
	})
	return found
}

// unlikely reports whether the project itself suggests that an argument is there: those who call the method always give it, or the row
// is that of a record in hand.
func (c *call) unlikely(a argument) bool {
	if prm := a.passed.Optional; prm != nil {
		return c.site.Method.File.Language == program.TypeScript && (entry.FrameworkCalls(c.site.Method) || entry.CallsOf(c.p, c.site.Method, prm).Trusted())
	}
	return entry.HeldRow(c.p, c.site.Method, a.passed.Lookup) || entry.OwnFinder(c.p, c.site.Method, a.passed.Lookup)
}

// guard reports whether the call is itself the guard: a helper that is there to reject the value.
func (c *call) guard(v *summary.Violation) bool {
	if v.Check.Kind == summary.Dereferences {
		return false
	}
	x := c.site.Call.X
	own := x == nil || x.Op == program.Self
	return own && c.callee.Kind != program.KindConstructor || flow.GuardName(c.callee.Name) || c.callee.Class != nil && guardClass.MatchString(c.callee.Class.Name)
}

var guardClass = regexp.MustCompile(`(Guard|Assert|Assertions?|Validator|Preconditions?|Check)$`)

// throwing are names of methods that are there to throw: throwIfErrors(["no data"]).
var throwing = regexp.MustCompile(`^_?(throw|raise|fail|reject|abort|panic)([A-Z_]|$)`)

// certain grades a violation by what is passed for certain.
func (c *call) certain(v *summary.Violation) (contracts.Finding, *program.Expr, bool) {
	a, ok := c.blamed(v)
	if !ok {
		return contracts.Finding{}, nil, false
	}
	null := a.passed.Known.Kind == summary.KnownNil
	severity := contracts.Error
	switch {
	case null && v.Check.Kind == summary.Dereferences && c.optional(a):
		return contracts.Finding{}, nil, false // its own unbranched use
	case v.Check.Kind == summary.FailsSoftly:
		severity = contracts.Warning
		if !v.Definite || a.expr == nil {
			return contracts.Finding{}, nil, false
		}
	case !v.Definite:
		return contracts.Finding{}, nil, false // whoever writes it down knows the way that is taken
	}
	return c.finding(v, a, severity)
}

// blamed is the argument that a violation is about: the first one of its condition of which something is known.
func (c *call) blamed(v *summary.Violation) (argument, bool) {
	var absent *argument
	for _, r := range v.Refs {
		a, ok := c.of(r)
		if !ok || a.passed.Known.Kind == summary.Unsure {
			continue
		}
		if a.expr != nil {
			return a, true
		}
		if absent == nil {
			absent = &a
		}
	}
	if absent != nil {
		return *absent, true
	}
	return argument{}, false
}

// optional reports whether the callee declares that a parameter may be nil.
func (c *call) optional(a argument) bool {
	m := c.callee
	if c.ctor != nil && declares(c.ctor.Method, a.param) {
		m = c.ctor.Method
	}
	return entry.PresenceOf(c.p, m, a.param) == entry.Optional
}

func declares(m *program.Method, prm *program.Param) bool {
	for _, q := range m.Params {
		if q == prm {
			return true
		}
		for _, l := range q.Leaves {
			if l == prm {
				return true
			}
		}
	}
	return false
}
