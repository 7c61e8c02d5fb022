package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/entry"
)

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
