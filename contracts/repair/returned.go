package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/entry"
)

// outcomes are types of what tells of a failure by itself, and failing is how such are made.
var (
	outcomes = regexp.MustCompile(`^(Result|Either|Left|Right|Try|Outcome|ResultAsync|TaskEither|IOEither|Failable|Validation|Err|Ok)$`)
	failing  = regexp.MustCompile(`^(left|err|errAsync|fail|failure)$`)
)

// returnsFailures reports whether a TypeScript method tells of failures by what it returns: its type says so, or, where it has none, it
// returns one somewhere.
func returnsFailures(m *program.Method) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	if m.Return != nil {
		return outcome(m.Return, 0)
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Closure_ || found {
			return false
		}
		found = e.Op == program.Return && e.X != nil && e.X.Op == program.Call && e.X.X != nil && failing.MatchString(e.X.Name)
		return true
	})
	return found
}

func outcome(t *program.Type, depth int) bool {
	if t == nil || depth > 3 {
		return false
	}
	switch t.Name {
	case "Promise", "union":
		for _, a := range t.Args {
			if outcome(a, depth+1) {
				return true
			}
		}
		return false
	}
	return outcomes.MatchString(t.Name[strings.LastIndexByte(t.Name, '.')+1:])
}

// byResult is the clause that leaves by a failure that the method itself returns elsewhere, where it tells of failures by what it returns:
// return Result.fail<Order>("order is required").
func byResult(m *program.Method, base Clause) (Clause, bool) {
	if !returnsFailures(m) {
		return Clause{}, false
	}
	maker := ""
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Return && maker == "" && e.X != nil && e.X.Op == program.Call && entry.FailingValue(e.X) && len(e.X.List) == 1 {
			maker = callee(m.File, e.X)
		}
		return maker == "" && e.Op != program.Closure_
	})
	if maker == "" || !takesText(m.File, maker) {
		return Clause{}, false
	}
	c := base
	c.Exit = "return " + maker + "(" + Literal(m.File, base.Message) + ")"
	c.Title = "Leave with " + c.Exit
	c.imports = nil
	return c, true
}

// callee is what a call calls as it is written, its type arguments included.
func callee(f *program.File, e *program.Expr) string {
	head := f.Text.Slice(syntax.Span{Start: e.Span.Start, End: e.NameSpan.End})
	rest := f.Text.String()[e.NameSpan.End:e.Span.End]
	generic, _, _ := strings.Cut(rest, "(")
	if strings.ContainsAny(head+generic, "\n({") {
		return ""
	}
	return head + strings.TrimSpace(generic)
}

// takesText reports whether a file gives a text to what makes failures, whatever types it is told.
func takesText(f *program.File, maker string) bool {
	plain, _, _ := strings.Cut(maker, "<")
	for _, m := range f.AllMethods() {
		if !m.HasBody() {
			continue
		}
		found := false
		m.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && len(e.List) == 1 && (e.List[0].Op == program.Str || e.List[0].Op == program.Template) {
				name, _, _ := strings.Cut(callee(f, e), "<")
				found = found || name == plain
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}
