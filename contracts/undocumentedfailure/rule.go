// Package undocumentedfailure declares the rule undocumented-failure.
package undocumentedfailure

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
	"github.com/agentcore/proviso/contracts/trial"
)

//go:embed doc.md
var doc string

// Rule is undocumented-failure.
var Rule = &contracts.Rule{
	Name: "undocumented-failure", Family: "contract", Group: "documentation",
	Summary: "Documentation names the errors with which a method rejects what it is given, and no others.",
	Doc:     doc, Default: contracts.Hint, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	if entry.TestPath(p.File.Path) {
		return
	}
	for _, m := range p.Methods() {
		if m.Doc == nil || !m.HasBody() || m.Broken || m.Visibility != program.Public || m.Kind == program.KindTopLevel || !documented(m.Doc.Text) {
			continue
		}
		stale(p, m)
		if repair.Tagged(m.Doc.Text) { // prose keeps no list that could be complete
			missing(p, m)
		}
	}
}

var directive = regexp.MustCompile(`^[#/*\s]*(rubocop|typed|frozen_string_literal|proviso|eslint|@ts-|TODO|FIXME|prettier|istanbul|v8 |c8 |nodoc|:nodoc|sig\b)`)

var word = regexp.MustCompile(`[A-Za-z]{2}`)

// documented reports whether a comment documents: it has a line that is more than a directive to some tool.
func documented(text string) bool {
	for line := range strings.Lines(text) {
		if word.MatchString(line) && !directive.MatchString(line) {
			return true
		}
	}
	return false
}

var failureTag = regexp.MustCompile(`@(?:raises?|throws|exception)\b[ \t]*[\[{]?[ \t]*([A-Z][\w:.]*)?`)

// missing reports guards that raise errors which the documentation does not name.
func missing(p *contracts.Pass, m *program.Method) {
	named := map[string]bool{}
	for _, t := range failureTag.FindAllStringSubmatch(m.Doc.Text, -1) {
		if t[1] == "" {
			return // any error is meant
		}
		named[last(t[1])] = true
	}
	for _, g := range append(slices.Clone(entry.GuardsOf(p, m)), elses(m)...) {
		class := trial.Error(g.Exit)
		if g.Exit.Op != program.Raise || class == "" || named[last(class)] || strings.Contains(m.Doc.Text, last(class)) || entry.Caught(m, g.Exit) {
			continue
		}
		if declared(p, m, g) {
			continue
		}
		cond := "`" + when(m, g) + "`"
		if g.Stmt.Op == program.Case {
			cond = "`" + m.File.Text.Slice(g.Cond.Span) + "` is anything else"
		}
		f := contracts.Finding{Severity: contracts.Hint, Span: g.Exit.Span, Symbol: entry.Symbol(m), Subject: entry.SubjectOf(g.Cond),
			Message: fmt.Sprintf("raises %s when %s; the documentation does not say so", class, cond)}
		if r, ok := write(m, class, cond); ok {
			f.Repairs = []contracts.Repair{r}
		}
		p.Report(f)
	}
}

// elses are the last arms of a case or switch, reached by what no other arm takes, where they raise.
func elses(m *program.Method) []entry.Guard {
	var out []entry.Guard
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Case || e.X == nil {
			return e.Op != program.Closure_
		}
		rest := e.Z
		for _, w := range e.Whens() {
			if w.Default {
				rest = w.Body
			}
		}
		for rest != nil && rest.Op == program.Block && len(rest.List) > 0 {
			rest = rest.List[len(rest.List)-1]
		}
		if rest != nil && rest.Op == program.Raise && entry.SubjectOf(e.X) != "" {
			out = append(out, entry.Guard{Stmt: e, Cond: e.X, Fails: true, Exit: rest})
		}
		return true
	})
	return out
}

// declared reports whether a precondition says of the same value what is legal; a caller who keeps it meets no error.
func declared(p *contracts.Pass, m *program.Method, g entry.Guard) bool {
	return slices.ContainsFunc(clauses.Of(p, m).Pre, func(c *clauses.Clause) bool {
		return c.Checked() && entry.SubjectOf(c.Expr) == entry.SubjectOf(g.Cond)
	})
}

func last(name string) string { return name[strings.LastIndexAny(name, ":.")+1:] }

// when is the condition on which a guard raises.
func when(m *program.Method, g entry.Guard) string {
	text := m.File.Text.Slice(g.Cond.Span)
	if g.Fails {
		return text
	}
	return clauses.Negation(m.File, g.Cond)
}

// stale reports conditional failure tags that the code does not bear out.
func stale(p *contracts.Pass, m *program.Method) {
	for _, c := range clauses.Of(p, m).Raise {
		v, d, errors := clauses.Excludes(p, c)
		class := last(c.Error)
		switch {
		case v == clauses.Broken && d.Bare:
			report(p, m, c, fmt.Sprintf("`@%s [%s]` is stale: nothing raises for `%s`", c.Name, c.Error, d.Example()))
		case v == clauses.Kept && class != "" && len(errors) > 0 && !slices.ContainsFunc(errors, func(e string) bool { return e == "" || last(e) == class || related(p, e, class) }):
			report(p, m, c, fmt.Sprintf("`@%s [%s]` is stale: %s is raised", c.Name, c.Error, errors[0]))
		}
	}
}

// related reports whether one class of errors is seen to be, or cannot be seen not to be, a kind of the other.
func related(p *contracts.Pass, raised, documented string) bool {
	if builtin[raised] {
		return documented == "StandardError" || documented == "Error" || raised == "RangeError" && documented == "Exception"
	}
	for _, c := range p.Program.Classes(raised) {
		return last(c.Super) == documented || c.Super == "" || !builtin[strings.TrimPrefix(c.Super, "::")]
	}
	return true
}

var builtin = map[string]bool{"ArgumentError": true, "TypeError": true, "RangeError": true, "KeyError": true, "RuntimeError": true, "Error": true, "StandardError": true}

func report(p *contracts.Pass, m *program.Method, c *clauses.Clause, message string) {
	t := m.File.Text
	line := t.LineSpan(t.LineOf(c.Tag.Tag.Start))
	f := contracts.Finding{Severity: contracts.Hint, Span: c.Span, Symbol: entry.Symbol(m), Subject: entry.SubjectOf(c.Expr), Message: message}
	if rest := strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: c.Tag.Tag.Start})); (rest == "#" || rest == "*" || rest == "//") && strings.TrimSpace(t.Slice(syntax.Span{Start: c.Tag.Tag.End, End: line.End})) == "" {
		line.End = min(line.End+len(t.EOL()), t.Len())
		f.Repairs = []contracts.Repair{repair.Replace(m.File, line, "", "Remove the stale tag", false, true)}
	}
	p.Report(f)
}

// write adds a tag to the documentation.
func write(m *program.Method, class, cond string) (contracts.Repair, bool) {
	if strings.Contains(cond, "\n") || strings.Count(cond, "`") != 2 {
		return contracts.Repair{}, false
	}
	text := "@raise [" + class + "] if " + cond
	if m.File.Language == program.TypeScript {
		text = "@throws {" + class + "} if " + cond
	}
	edit, ok := repair.Document(m.File, m.Doc, m.Span.Start, text)
	return contracts.Repair{Title: "Document it: " + text, Safe: true, Edits: []contracts.Edit{edit}}, ok
}
