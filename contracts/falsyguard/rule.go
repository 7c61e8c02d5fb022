// Package falsyguard declares the rule falsy-guard.
package falsyguard

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is falsy-guard.
var Rule = &contracts.Rule{
	Name: "falsy-guard", Family: "contract", Group: "guard quality",
	Summary: "A guard for absence does not also reject 0, false or a legal empty string.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		for _, g := range entry.Guards(r.Method.Body()) {
			atoms(g.Cond, g.Fails, func(atom *program.Expr, fails bool) { judge(p, r, g, atom, fails) })
		}
	}
}

// atoms calls f for each condition that alone makes the guard fail, with the truth on which it does.
func atoms(e *program.Expr, fails bool, f func(*program.Expr, bool)) {
	switch {
	case e == nil:
	case e.Op == program.Not:
		atoms(e.X, !fails, f)
	case e.Op == program.Or && fails, e.Op == program.And && !fails:
		atoms(e.X, fails, f)
		atoms(e.Y, fails, f)
	default:
		f(e, fails)
	}
}

func judge(p *contracts.Pass, r *entry.Run, g entry.Guard, atom *program.Expr, fails bool) {
	name, rejects, null := rejected(p, r.Method, g, atom, fails)
	if rejects == "" || rejects == "false" && !aboutAbsence(g.Exit, name) || rejects != "false" && quiet(g.Exit) {
		return
	}
	severity, spoken := contracts.Warning, name
	if p.File.Language == program.TypeScript && rejects != "false" && g.Exit.Op == program.Return && !saysMissing(g.Exit) && !counted.MatchString(name) {
		severity = contracts.Information // another answer for a number that is 0 is often meant
	}
	if operand := flow.Strip(atom); p.File.Language == program.TypeScript && (operand.Op == program.Member || operand.Op == program.Field_) {
		spoken = p.File.Text.Slice(operand.Span)
		if rejects != "false" && !saysMissing(g.Exit) && !counted.MatchString(operand.Name) {
			severity = contracts.Information // many a number of an object has no meaning when it is 0
		}
	}
	f := contracts.Finding{Severity: severity, Span: g.Stmt.Span, Symbol: entry.Symbol(r.Method), Subject: name,
		Message: fmt.Sprintf("this guard also rejects %s, a legal `%s`", rejects, spoken)}
	if span, text := replacement(r.Method, atom, null); text != "" {
		f.Repairs = []contracts.Repair{repair.Replace(p.File, span, text, "Reject only absence: "+text, true, false)}
	}
	p.Report(f)
}

// counted are names of numbers that are 0 as a matter of course.
var counted = regexp.MustCompile(`(^|_)(quantity|qty|count|offset|index|position|discount|percent(age)?|stock)$|[a-z](Quantity|Qty|Count|Offset|Index|Position|Discount|Percent(age)?|Stock)$`)

// aboutAbsence reports whether an exit says that the value is missing; a flag that only chooses a way out is no guard.
func aboutAbsence(exit *program.Expr, name string) bool {
	return says(exit, "required", "missing", strings.ToLower(name)+" must")
}

// quiet reports whether an exit says nothing at all: a number that is 0 then switches something off, as an absent one does.
func quiet(exit *program.Expr) bool { return exit.Op == program.Return && exit.X == nil }

// saysMissing reports whether an exit calls the value missing, which a number that is 0 is not, whatever its type admits.
func saysMissing(exit *program.Expr) bool { return says(exit, "is required", "is missing") }

func says(exit *program.Expr, words ...string) bool {
	found := false
	exit.Walk(func(e *program.Expr) bool {
		text := strings.ToLower(e.Name)
		if e.Op == program.Str || e.Op == program.Symbol {
			found = found || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
		}
		return !found
	})
	return found
}

// rejected names the legal value a falsy test of a parameter or field rejects; "" if there is none.
func rejected(p *contracts.Pass, m *program.Method, g entry.Guard, atom *program.Expr, fails bool) (name, rejects, null string) {
	if m.File.Language == program.Ruby {
		return rubyRejected(m, atom, fails)
	}
	t, optional := declared(p, m, flow.Strip(atom))
	if fails || t == nil || !t.Nullable && !optional && !(t.Name == "number" && saysMissing(g.Exit)) {
		return "", "", ""
	}
	name = entry.SubjectOf(atom)
	last := flow.Strip(atom).Name
	switch rejects = falsyMember(t); rejects {
	case "0", "0n":
		if contradicts(m, last) {
			return "", "", ""
		}
	case "":
		return "", "", ""
	}
	return name, rejects, " == null"
}

// times are names of numbers that say when or how long, whose 0 is over.
var times = regexp.MustCompile(`(?i)^(exp|iat|nbf)$|expir|timestamp`)

// contradicts reports whether 0 is rejected on purpose elsewhere, or the value is an id, whose 0 is never legal.
func contradicts(m *program.Method, name string) bool {
	if times.MatchString(name) || name == "id" || strings.HasSuffix(name, "Id") || strings.HasSuffix(name, "_id") {
		return true
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Binary && e.X != nil && e.X.Op == program.Local && e.X.Name == name && (e.Name == "<=" || e.Name == "<") && e.Y != nil && (e.Y.Name == "0" || e.Y.Name == "1") {
			found = found || e.Name == "<=" || e.Y.Name == "1"
		}
		if e.Op == program.Binary && (e.Name == "/" || e.Name == "%") && e.Y != nil && e.Y.Op == program.Local && e.Y.Name == name {
			found = true
		}
		return !found
	})
	return found
}

// replacement is the test for absence alone that stands for the atom and a "!" in front of it.
func replacement(m *program.Method, atom *program.Expr, null string) (span syntax.Span, text string) {
	s, t := atom.Span, m.File.Text
	operand := t.Slice(flow.Strip(atom).Span)
	before := strings.TrimRight(t.String()[:s.Start], " ")
	if m.File.Language == program.TypeScript {
		if !strings.HasSuffix(before, "!") {
			return s, ""
		}
		s.Start = len(before) - 1
		return s, operand + null
	}
	switch {
	case atom.Op == program.Call && atom.Name == "blank?" && atom.X != nil:
		return s, t.Slice(atom.X.Span) + null
	case strings.HasSuffix(before, "!"):
		s.Start = len(before) - 1
		return s, operand + null
	}
	return s, ""
}
