package uncheckedlookup

import (
	"regexp"
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// keyAsked reports whether a dig stands in a branch that is taken only where its receiver was asked about the first key:
// if h.key?("a") && h["a"].any? … h.dig("a", -1).
func keyAsked(m *program.Method, dig *program.Expr) bool {
	if dig.X == nil || len(dig.List) == 0 {
		return false
	}
	t := m.File.Text
	alias := tapped(m, dig.X)
	same := func(a, b *program.Expr) bool {
		return a != nil && b != nil && (t.Slice(a.Span) == t.Slice(b.Span) || b == dig.X && alias != nil && t.Slice(a.Span) == t.Slice(alias.Span))
	}
	asks := func(cond *program.Expr) bool {
		found := false
		cond.Walk(func(e *program.Expr) bool {
			keyed := e.Op == program.Index || e.Op == program.Call && (e.Name == "key?" || e.Name == "has_key?" || e.Name == "dig")
			found = found || keyed && len(e.List) > 0 && same(e.X, dig.X) && same(e.List[0], dig.List[0])
			return !found
		})
		return found
	}
	asksAll := func(cond *program.Expr) bool {
		found := false
		cond.Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Call && e.Name == "dig" && same(e.X, dig.X) && slices.EqualFunc(e.List, dig.List, same)
			return !found
		})
		return found
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && e.Span.End <= dig.Span.Start && leaves(e) {
			found = found || asksAll(e.X) // return unless h.dig("a", "b")
		}
		if !e.Span.Contains(dig.Span) {
			return false
		}
		if (e.Op == program.If || e.Op == program.And) && e.X != nil && e.Y != nil && e.Y.Span.Contains(dig.Span) {
			found = found || asks(e.X)
		}
		return !found
	})
	return found
}

// leaves reports whether one arm of a condition does nothing but leave.
func leaves(e *program.Expr) bool {
	for _, arm := range []*program.Expr{e.Y, e.Z} {
		for arm != nil && arm.Op == program.Block && len(arm.List) == 1 {
			arm = arm.List[0]
		}
		if arm != nil && (arm.Op == program.Return || arm.Op == program.Next || arm.Op == program.Break || arm.Op == program.Raise) {
			return true
		}
	}
	return false
}

// tapped is what the parameter of a tap's block stands for: h of h.tap { |same| … }; nil for anything else.
func tapped(m *program.Method, x *program.Expr) *program.Expr {
	if x.Op != program.Local {
		return nil
	}
	var out *program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Name == "tap" && e.X != nil && e.Closure != nil && len(e.Closure.Params) == 1 && e.Closure.Params[0].Name == x.Name && e.Closure.Span.Contains(x.Span) {
			out = e.X
		}
		return true
	})
	return out
}

// ownArguments reports whether e is what a job was enqueued with, which its own code decides, or the surroundings of a request.
func ownArguments(e *program.Expr) bool {
	if e == nil || e.Op != program.Call || len(e.List) > 0 {
		return false
	}
	return e.Name == "arguments" && e.X == nil || e.Name == "env" && e.X != nil && e.X.Name == "request" // what the server itself puts there
}

// answerOfService reports whether a dig goes into what a class of the project or of a library answers to a query of its own: what that
// holds, and what it never lacks, is that class's affair.
func answerOfService(m *program.Method, dig *program.Expr) bool {
	if dig.Op != program.Call || dig.Name != "dig" || dig.X == nil {
		return false
	}
	x := flow.Strip(dig.X)
	if x.Op == program.Local { // deep in what is kept, something may well be missing
		if x = soleValue(m, x.Name); x == nil || len(dig.List) > 1 {
			return false
		}
	}
	if x.Op != program.Call || x.X == nil || x.Name == "parse" || x.Name == "load" || x.Name == "fetch" || x.Name == "dig" || x.Name == "require" || x.Name == "permit" {
		return false
	}
	return x.X.Op == program.Constant || len(x.List) > 0 && x.X.Op == program.Call || // client.lists.members(id, count: 10)
		len(x.List) == 0 && x.X.Op == program.Local && !payload.MatchString(x.Name) // a member of an object in hand: entity.subsets
}

// payload are names of members that hold what came from outside.
var payload = regexp.MustCompile(`(?i)(body|params|data|payload|json|response|attributes|metadata|info|extra|headers)$|^(to_h|to_unsafe_h|as_json|parsed_response)$`)

// soleValue is what a method assigns to a local that it assigns once and does not take for a parameter; else nil.
func soleValue(m *program.Method, name string) *program.Expr {
	for _, p := range m.Params {
		if p.Name == name {
			return nil
		}
	}
	var only *program.Expr
	n := 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == name {
			only, n = flow.Strip(e.Y), n+1
		}
		return true
	})
	if n != 1 {
		return nil
	}
	return only
}
