// Package swallowedguard declares the rule swallowed-guard.
package swallowedguard

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is swallowed-guard.
var Rule = &contracts.Rule{
	Name: "swallowed-guard", Family: "contract", Group: "guard quality",
	Summary: "What a guard raises is not rescued by its own method, which then goes on.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, m := range entry.Bodies(p) {
		if !tries(m.Body()) {
			continue
		}
		guards := guards(p, m)
		entry.WalkPath(m.Body(), func(path entry.Path, e *program.Expr) bool {
			if g, ok := guards[e]; ok {
				judge(p, m, path, g)
			}
			return true
		})
	}
}

func tries(body *program.Expr) bool {
	found := false
	body.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Try
		return !found
	})
	return found
}

// judge follows what the guard raises outwards to whoever catches it.
func judge(p *contracts.Pass, m *program.Method, path entry.Path, g guard) {
	for from := len(path); ; {
		try, at := path.Enclosing(g.stmt, from)
		if try == nil {
			return
		}
		if exit := finalReturn(try.W); exit != nil && keeps(try, exit) {
			return
		} else if exit != nil {
			report(p, m, g, exit.Span, "what it raises is overridden by this return", nil)
			return
		}
		for _, r := range try.Rescues() {
			if !entry.Catches(p, m.Class, r, g.class) {
				continue
			}
			if swallows(p, m, path[:at], try, r, g) && !fallsBack(m, r) {
				report(p, m, g, r.Span, "what it raises is rescued here", repairs(m, path[:at], try, r, g))
			}
			return
		}
		from = at
	}
}

// swallows reports whether the method goes on behind the clause as if the guard had held.
func swallows(p *contracts.Pass, m *program.Method, above entry.Path, try *program.Expr, r *program.Rescue, g guard) bool {
	how, value, _ := entry.Handling(r)
	switch how {
	case entry.Leaves:
		return entry.Claims(value)
	case entry.GoesOn:
	default:
		return false
	}
	whole := try
	if n := len(above); n > 0 && unread(m, above[n-1], try) {
		whole, above = above[n-1], above[:n-1]
	}
	if !above.Statement() && len(above) > 0 {
		return false // the value of the whole is used: nil may be what was wanted
	}
	rest, end := above.After(whole)
	if len(rest) == 0 {
		return end == entry.MethodEnd && entry.Claims(value)
	}
	return proceeds(m, rest, g, onlyGuards(p, m, try.Y))
}

// unread reports whether a Ruby statement stores the value of a protected body in a local that at most a line of a log reads.
func unread(m *program.Method, store, try *program.Expr) bool {
	if m.File.Language != program.Ruby || store.Op != program.Assign || store.Name != "" || store.X == nil || store.X.Op != program.Local || store.Y != try {
		return false
	}
	read := false
	m.Body().Walk(func(e *program.Expr) bool {
		if entry.Log(e) || e == store {
			return e == store && !read
		}
		read = read || e.Op == program.Local && e.Name == store.X.Name && e != store.X
		return !read
	})
	return !read
}

// proceeds reports whether the statements behind the clause work with what the guard rejects. Where the protected body did
// nothing but guard, any effect is work that the guard was to prevent.
func proceeds(m *program.Method, rest []*program.Expr, g guard, alone bool) bool {
	fails := map[*program.Expr]bool{}
	for _, other := range entry.Guards(&program.Expr{Op: program.Block, List: rest}) {
		fails[other.Stmt] = true
	}
	for _, s := range rest {
		keys := entry.Keys([]*program.Expr{s})
		used := alone && acts(s, m.File.Language)
		for _, t := range g.tested {
			used = used || keys[entry.Key(t)] || alone && keys[entry.Key(entry.Root(t))]
		}
		switch {
		case fails[s] && used, s.Op == program.Raise, s.Op == program.Return && entry.FailingValue(s.X):
			return false // checked once more, or given up
		case used:
			return true
		}
	}
	return false
}

// keeps reports whether every clause puts what is then returned into words of its own: catch (err) { result = { ok: false, err } }.
func keeps(try, exit *program.Expr) bool {
	if exit.X == nil || exit.X.Op != program.Local && exit.X.Op != program.Field_ || len(try.Rescues()) == 0 {
		return false
	}
	for _, r := range try.Rescues() {
		stores := false
		if r.Body != nil {
			r.Body.Walk(func(e *program.Expr) bool {
				target := e.X
				if e.Op == program.Assign && target != nil && target.Op == program.Index && target.X != nil {
					target = target.X // result[:error] = …
				}
				stores = stores || e.Op == program.Assign && target != nil && target.Op == exit.X.Op && target.Name == exit.X.Name
				return !stores
			})
		}
		if !stores {
			return false
		}
	}
	return true
}

var anotherWay = regexp.MustCompile(`(?i)\bfall(ing|s)?[- ]?back|\bfallback|\btry(ing)? (the |an)?(next|other)|\binstead\b|\bretry`)

// fallsBack reports whether a TypeScript clause says, in a comment or in what it logs, that the method goes another way from there.
func fallsBack(m *program.Method, r *program.Rescue) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	for _, c := range m.File.Comments {
		if r.Span.Contains(c.Span) && anotherWay.MatchString(c.Text) {
			return true
		}
	}
	return r.Body != nil && anotherWay.MatchString(m.File.Text.Slice(r.Body.Span))
}

func acts(s *program.Expr, lang program.Language) bool {
	found := false
	s.Walk(func(e *program.Expr) bool {
		found = found || flow.Effect(e, lang) != flow.NoEffect
		return !found
	})
	return found
}

// finalReturn is a return in an ensure or finally that takes the place of an error in flight and is no failure itself.
func finalReturn(cleanup *program.Expr) *program.Expr {
	if cleanup == nil {
		return nil
	}
	for _, s := range cleanup.List {
		if s.Op == program.Return && !entry.FailingValue(s.X) {
			return s
		}
	}
	return nil
}

// leapt reports whether a clause takes nothing but a class of the project's own, by its name, that the guard raises: it is raised to get there,
// as to roll a transaction back.
func leapt(m *program.Method, g guard, by syntax.Span) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		for _, r := range e.Rescues() {
			found = found || r.Span == by && g.class != "" && len(r.Classes) == 1 && r.Classes[0] == g.class && !builtIn[strings.TrimPrefix(g.class, "::")]
		}
		return !found
	})
	return found
}

// builtIn are Ruby's own classes of errors that guards raise.
var builtIn = map[string]bool{"ArgumentError": true, "TypeError": true, "KeyError": true, "RangeError": true, "IndexError": true, "RuntimeError": true, "StandardError": true,
	"Exception": true, "NameError": true, "NoMethodError": true}

func report(p *contracts.Pass, m *program.Method, g guard, by syntax.Span, why string, repairs []contracts.Repair) {
	line := m.File.Text.LineOf(by.Start) + 1
	message := fmt.Sprintf("what this guard raises is rescued at line %d, and the method goes on", line)
	severity := contracts.Warning
	if m.File.Language == program.Ruby && leapt(m, g, by) {
		severity = contracts.Information
	}
	p.Report(contracts.Finding{
		Severity: severity, Span: g.stmt.Span, Symbol: entry.Symbol(m), Subject: g.subject(m), Message: message,
		Evidence: []contracts.Evidence{{File: m.File, Span: by, Message: why}}, Repairs: repairs,
	})
}
