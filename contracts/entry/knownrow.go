package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Expected reports whether the program itself suggests that a TypeScript lookup finds something: by what it looks for, or by what was
// done above it. Whoever reads the result unchecked then relies on that, and may be right.
func Expected(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	return HeldRow(p, m, lookup) || OwnEntry(p, m, lookup) || KnownRow(p, m, lookup) || ownKeys(p, m, lookup)
}

// ownKeys reports whether nothing that a lookup goes by has come in from outside.
func ownKeys(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	e := lookup
	if e != nil && e.Op == program.Await {
		e = e.X
	}
	if e == nil || e.Op != program.Call || m.File.Language != program.TypeScript || !m.HasBody() || len(e.List) == 0 {
		return false
	}
	keyed := false // what is sought by its state alone may not be there today
	for _, a := range e.List {
		if a == nil {
			continue
		}
		if a.Op == program.Closure_ {
			a = a.Closure.Body
		}
		if CameIn(p, m, a) {
			return false
		}
		a.Walk(func(x *program.Expr) bool {
			keyed = keyed || x.Op == program.Local || x.Op == program.Field_
			return !keyed
		})
	}
	return keyed
}

// KnownRow reports whether a TypeScript method has already asked for the row that a lookup names, in a way that does not come to the
// lookup where there is none: it has looked the row up and read or refused it, changed it and looked at how many rows that were, or
// handed its key to a check.
func KnownRow(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	if m.File.Language != program.TypeScript || !m.HasBody() {
		return false
	}
	keys := rowKeys(m, lookup)
	if len(keys) == 0 {
		return false
	}
	if knownToCallers(p, m, keys) {
		return true
	}
	return answeredAbove(p, m, keys, lookup)
}

// knownToCallers reports whether a method is always given a key of which the caller has made sure, as far as its calls are seen.
func knownToCallers(p *contracts.Pass, m *program.Method, keys map[string]bool) bool {
	for name := range keys {
		prm := paramNamed(m.Params, name)
		if prm == nil {
			continue
		}
		calls := CallsOf(p, m, prm)
		for _, g := range calls {
			e := bareKey(g.Expr)
			if e == nil || !g.Site.Method.HasBody() || !answeredAbove(p, g.Site.Method, map[string]bool{g.Site.Method.File.Text.Slice(e.Span): true}, g.Site.Call) {
				return false
			}
		}
		if len(calls) > 0 {
			return true
		}
	}
	return false
}

// answeredAbove reports whether some call above a lookup is given one of its keys and answers for it.
func answeredAbove(p *contracts.Pass, m *program.Method, keys map[string]bool, lookup *program.Expr) bool {
	nest, found := NestingOf(p, m), false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || e.Span.Start >= lookup.Span.Start {
			return false
		}
		if e.Op == program.Call && e.Span.End <= lookup.Span.Start && givenKey(m, e, keys) {
			found = answersFor(p, m, nest, e, lookup)
		}
		return !found
	})
	return found
}

// rowKeys are the texts of the values that name the row of a lookup.
func rowKeys(m *program.Method, lookup *program.Expr) map[string]bool {
	if lookup.Op == program.Await {
		lookup = lookup.X
	}
	if lookup == nil || lookup.Op != program.Call {
		return nil
	}
	out := map[string]bool{}
	add := func(e *program.Expr) {
		if e = bareKey(e); e != nil && (e.Op == program.Local || e.Op == program.Member) {
			out[m.File.Text.Slice(e.Span)] = true
		}
	}
	for _, a := range lookup.List {
		if a.Op != program.Hash {
			add(a)
			continue
		}
		a.Walk(func(x *program.Expr) bool {
			if x.Op == program.Pair && x.X != nil && x.Y != nil && rowKey.MatchString(x.X.Name) || x.Op == program.Pair && len(a.List) == 1 && x.Y != nil {
				add(x.Y)
			}
			if x.Op == program.Pair && x.X != nil && x.X.Name == "where" && x.Y != nil && x.Y.Op == program.Hash && len(x.Y.List) == 1 {
				add(x.Y.List[0].Y)
			}
			return x.Op != program.Closure_
		})
	}
	return out
}

// givenKey reports whether a call is given one of the keys, alone or in an object.
func givenKey(m *program.Method, call *program.Expr, keys map[string]bool) bool {
	found := false
	for _, a := range call.List {
		if a == nil || a.Op == program.Closure_ {
			continue
		}
		a.Walk(func(x *program.Expr) bool {
			found = found || (x.Op == program.Local || x.Op == program.Member) && keys[m.File.Text.Slice(x.Span)]
			return !found && x.Op != program.Closure_ && x.Op != program.Call || x == a || x.Op == program.Call && keyWrapper.MatchString(x.Name)
		})
	}
	return found
}

var checking = regexp.MustCompile(`^_?(check|validate|ensure|assert|verify|require|guard|must)([A-Z]|$)`)

// changing are writes by key; who looks up the row behind one has no doubt that it is there.
var changing = regexp.MustCompile(`^(update|increment|decrement|restore)$`)

// answersFor reports whether a call that is given the key keeps what follows from running where there is no such row.
func answersFor(p *contracts.Pass, m *program.Method, nest *Nesting, call, lookup *program.Expr) bool {
	stmt, list := nest.Statement(call)
	if stmt == nil || !list.Span.Contains(lookup.Span) || !nest.Before(stmt, lookup) {
		return false
	}
	if checking.MatchString(call.Name) || call.X != nil && changing.MatchString(call.Name) {
		return true
	}
	target := stmt
	if target.Op != program.Assign || target.X == nil || target.X.Op != program.Local {
		return false
	}
	held := flow.Strip(target.Y)
	if held != nil && held.Op == program.Await {
		held = flow.Strip(held.X)
	}
	if held != call {
		return false
	}
	name := target.X.Name
	for _, g := range GuardsOf(p, m) {
		if g.Stmt.Span.Start > call.Span.End && list.Span.Contains(g.Stmt.Span) && nest.Before(g.Stmt, lookup) && Mentions(g.Cond, name) {
			return true
		}
	}
	return FindsNothing(call, program.TypeScript) && readBetween(m, name, call.Span.End, lookup.Span.Start)
}

// readBetween reports whether a member of a local is read between two places.
func readBetween(m *program.Method, name string, from, to int) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Member && !e.Has(program.Safe) && e.X != nil && e.X.Op == program.Local && e.X.Name == name && e.Span.Start >= from && e.Span.End <= to
		return !found
	})
	return found
}
