// Package uncheckedlookup declares the rule unchecked-lookup.
package uncheckedlookup

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
)

//go:embed doc.md
var doc string

// Rule is unchecked-lookup.
var Rule = &contracts.Rule{
	Name: "unchecked-lookup", Family: "contract", Group: "call sites",
	Summary: "The result of a lookup that may find nothing is checked before it is read.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	told := map[*program.Expr]bool{} // of which a warning tells already, in whatever method it is read
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal {
			continue
		}
		reported := map[*program.Expr]bool{}
		for _, rec := range r.Records {
			if rec.Deref == nil || rec.Deref.Value == nil || rec.Deref.Fact.Null == flow.NonNull {
				continue
			}
			if n := rec.Expr.Name; n == "then" || n == "catch" || n == "finally" {
				continue // the promise is there; what it brings is asked for in the callback
			}
			lookup := rec.Deref.Value.Expr
			if call := entry.SignedCall(p, r.Method, rec.Deref.Expr); call != nil {
				lookup = call
			}
			if pending(r, rec) {
				continue // what a promise is asked for, its library asks of the record when it has come
			}
			if lookup == nil || reported[lookup] || entry.InHandler(rec) || entry.Converted(rec) {
				continue
			}
			severity := signed(p, r.Method, lookup, kind(p, lookup))
			if s := registry(p, r, lookup); s != contracts.Off {
				severity = s
			}
			if severity == contracts.Warning && (provided(p, r, rec, lookup) || !reckoned(r, rec) && found(p, r, rec, lookup)) {
				severity = contracts.Information
			}
			if entry.AskedByPredicate(p, r.Method, lookup, rec.Expr) || present(r.Method, lookup) || toldBy(r.Method, lookup) || flagged(r.Method, rec) || listed(holder(r, rec, lookup), lookup) || relation(p, r.Method, lookup) || entry.OwnFinder(p, r.Method, lookup) || lookup.Op == program.Call && lookup.Name == "dig" && (keyAsked(r.Method, lookup) || ownArguments(lookup.X)) {
				continue
			}
			if severity > contracts.Hint && p.File.Language == program.Ruby && onlyAsked(rec.Deref.Fact) {
				severity = contracts.Hint // the method asks, and goes on all the same; a variable may remember the answer
			} else if presenceKnown(rec.Deref.Fact) {
				continue
			}
			if severity == contracts.Off || severity == contracts.Hint && entry.OfParameter(r, lookup.X) {
				continue
			}
			if !written(p.File, lookup) {
				continue // in a module or a base class elsewhere, which is told of it
			}
			reported[lookup] = true
			if told[lookup] {
				continue
			}
			told[lookup] = severity == contracts.Warning
			p.Report(finding(p, r, rec, lookup, severity))
		}
	}
}

// found reports whether the program itself suggests that the lookup finds something.
func found(p *contracts.Pass, r *entry.Run, rec *entry.Record, lookup *program.Expr) bool {
	m := holder(r, rec, lookup)
	return entry.ReferenceRow(r.Method, lookup) || entry.Expected(p, m, lookup) || !entry.SoughtOutside(p, m, lookup)
}

// provided reports whether somebody else answers for what is not found, or nothing comes of reading it.
func provided(p *contracts.Pass, r *entry.Run, rec *entry.Record, lookup *program.Expr) bool {
	return answerOfService(r.Method, lookup) || askedInClass(r.Method, lookup, rec.Expr) || askedThere(r, rec, lookup) ||
		rec.Deref.Expr.Op == program.Local && entry.OnlyTold(rec.Frame.Method, rec.Deref.Expr.Name) ||
		rec.Expr.Closure != nil && !finder(p, r.Method.Class, lookup) || entry.Survived(rec) || entry.ContainedAbove(p, r.Method) ||
		answeredThrough(r.Method, rec) || entry.RefusedBefore(p, holder(r, rec, lookup), lookup)
}

// reckoned reports whether a TypeScript method asks itself whether there is what it reads unasked: its author reckons with nothing,
// whatever the callers make sure of.
func reckoned(r *entry.Run, rec *entry.Record) bool {
	return r.Method.File.Language == program.TypeScript && r.Analysis.Tests(rec.Deref.Value)[rec.Frame.Method]&flow.TestNull != 0
}

// holder is the method in whose text the lookup stands.
func holder(r *entry.Run, rec *entry.Record, lookup *program.Expr) *program.Method {
	if m := rec.Frame.Method; m.Span.Contains(lookup.Span) && m.File == rec.Frame.File() && !r.Method.Span.Contains(lookup.Span) {
		return m
	}
	return r.Method
}

// askedThere reports whether the method that looks something up for a TypeScript caller asks itself whether it is there: what it
// answers then is seldom seen to hang together with what is read.
func askedThere(r *entry.Run, rec *entry.Record, lookup *program.Expr) bool {
	if r.Method.File.Language != program.TypeScript || rec.Frame.Method.Span.Contains(lookup.Span) {
		return false
	}
	for m, t := range r.Analysis.Tests(rec.Deref.Value) {
		if m != rec.Frame.Method && t&flow.TestNull != 0 {
			return true
		}
	}
	return false
}

// pending reports whether a message goes to the promise of a lookup and not to what it brings: prisma.user.findUnique(…).account().
func pending(r *entry.Run, rec *entry.Record) bool {
	if rec.Expr.Op != program.Call || r.Method.File.Language != program.TypeScript {
		return false
	}
	asynchronous := func(e *program.Expr) bool { return e != nil && e.Op == program.Call && typeScript[e.Name] }
	x := rec.Deref.Expr
	if x == nil || x.Op != program.Local {
		return asynchronous(x)
	}
	stores, bare := 0, false
	r.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == x.Name {
			stores++
			bare = asynchronous(e.Y)
		}
		return true
	})
	return stores == 1 && bare
}

// presenceKnown is a collection or value about which a question was asked on every path here.
func presenceKnown(f *flow.Fact) bool { return f.Tested != 0 || f.Assumed }

// onlyAsked is a value of which it was asked on every path whether it is there, and nothing else, and which may be nil all the same.
func onlyAsked(f *flow.Fact) bool {
	return f.Tested == flow.TestNull && !f.Assumed && f.Null != flow.NonNull
}

// signed lets the signature of what is called speak: a result that is never nil is no lookup, one that may be is one, though nobody
// checks signatures at run time.
func signed(p *contracts.Pass, m *program.Method, lookup *program.Expr, severity contracts.Severity) contracts.Severity {
	switch t := entry.SignedResult(p, m, lookup); {
	case t.Nil == rbs.Never:
		return contracts.Off
	case t.Nil == rbs.Admitted && t.Class != "NilClass" && severity == contracts.Off:
		return contracts.Information
	}
	return severity
}

var typeScript = map[string]bool{"findOne": true, "findUnique": true, "findFirst": true, "findByPk": true, "findById": true, "findOneBy": true}

// kind is the severity of reading the lookup's result unchecked; Off if it is no lookup.
func kind(p *contracts.Pass, e *program.Expr) contracts.Severity {
	if e.Op == program.Await {
		e = e.X
	}
	if e == nil || e.Op != program.Call || e.X == nil {
		return contracts.Off
	}
	if p.File.Language == program.TypeScript {
		return typeScriptKind(p, e)
	}
	switch {
	case e.Name == "find_by" && records.FindsItsOwnWay(e.X):
		return contracts.Off
	case e.Name == "find_by" && len(e.List) > 0, strings.HasPrefix(e.Name, "find_by_") && !strings.HasSuffix(e.Name, "!") && !strings.HasPrefix(e.Name, "find_by_sql") && e.X.Op == program.Constant,
		e.Name == "detect" && e.Closure != nil, e.Name == "find" && e.Closure != nil, e.Name == "dig" && len(e.List) > 0 && !e.Has(program.Safe):
		return contracts.Warning
	case (e.Name == "first" || e.Name == "last") && len(e.List) == 0 && e.Closure == nil:
		return contracts.Hint
	}
	return contracts.Off
}

func typeScriptKind(p *contracts.Pass, e *program.Expr) contracts.Severity {
	if p.Program.StrictNull(p.File.Path) || e.X.Op == program.Self {
		return contracts.Off
	}
	if e.Name == "get" && len(e.List) == 1 && e.X.Op == program.Field_ && isMap(p, e.X.Name) {
		if filled(p.File, e) {
			return contracts.Off
		}
		return contracts.Warning
	}
	if (e.Name == "find" || e.Name == "findLast") && len(e.List) == 1 && e.List[0].Op == program.Closure_ {
		return contracts.Warning
	}
	if typeScript[e.Name] && !mentions(e, "rejectOnEmpty") && repositoryLike(e.X) {
		return contracts.Warning
	}
	return contracts.Off
}

// filled reports whether the method puts something under the key of a map before it gets it from there, as where there was nothing:
// if (!m.has(k)) m.set(k, []); m.get(k).push(x).
func filled(f *program.File, get *program.Expr) bool {
	same := func(a, b *program.Expr) bool { return f.Text.Slice(a.Span) == f.Text.Slice(b.Span) }
	found := false
	for _, m := range f.AllMethods() {
		if m.Span.Contains(get.Span) && m.HasBody() {
			m.Body().Walk(func(e *program.Expr) bool {
				found = found || e.Op == program.Call && e.Name == "set" && e.X != nil && len(e.List) == 2 && e.Span.End <= get.Span.Start && same(e.X, get.X) && same(e.List[0], get.List[0])
				return !found
			})
		}
	}
	return found
}

// repositoryLike leaves out services of the project, whose findOne often throws.
func repositoryLike(x *program.Expr) bool {
	name := strings.ToLower(x.Name)
	return !strings.HasSuffix(name, "service") && x.Op != program.Call && name != "super"
}

// written reports whether an expression stands in a file: a value may come from a method of another one.
func written(f *program.File, e *program.Expr) bool {
	for _, m := range f.AllMethods() {
		if !m.Span.Contains(e.Span) || !m.HasBody() {
			continue
		}
		found := false
		m.Body().Walk(func(x *program.Expr) bool {
			found = found || x == e
			return !found && x.Span.Contains(e.Span)
		})
		if found {
			return true
		}
	}
	return false
}

func mentions(e *program.Expr, key string) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Pair && x.X != nil && x.X.Name == key
		return !found
	})
	return found
}

func isMap(p *contracts.Pass, field string) bool {
	for _, c := range p.File.Classes {
		for _, f := range c.Fields {
			if f.Name == field && (f.Type != nil && f.Type.Name == "Map" || f.Init != nil && f.Init.Op == program.New && f.Init.Name == "Map") {
				return true
			}
		}
	}
	return false
}

func finding(p *contracts.Pass, r *entry.Run, rec *entry.Record, lookup *program.Expr, severity contracts.Severity) contracts.Finding {
	f := r.Method.File
	name := rec.Deref.Expr.Name
	if rec.Deref.Expr.Op != program.Local && rec.Deref.Expr.Op != program.Field_ {
		name = ""
	}
	null := "nil"
	if f.Language == program.TypeScript {
		null = "nothing"
	}
	what := "its result"
	if name != "" {
		what = "`" + name + "`"
	}
	out := contracts.Finding{
		Severity: severity, Span: lookup.Span, Symbol: entry.Symbol(r.Method), Subject: name,
		Message:  fmt.Sprintf("%s may return %s and %s is read unchecked at line %d", spoken(f, lookup), null, what, f.Text.LineOf(rec.Expr.Span.Start)+1),
		Evidence: []contracts.Evidence{{File: f, Span: rec.Expr.Span, Message: "read here without a check"}},
	}
	if severity > contracts.Hint {
		out.Repairs = repairs(p, r.Method, lookup, name)
	}
	return out
}

// spoken is how a message names a lookup: by its method, or by the table it reads.
func spoken(f *program.File, e *program.Expr) string {
	e = called(e)
	if e.Op == program.Index && e.X != nil {
		return "`" + f.Text.Slice(e.X.Span) + "[…]`"
	}
	return "`" + e.Name + "`"
}

func called(e *program.Expr) *program.Expr {
	if e.Op == program.Await {
		return e.X
	}
	return e
}
