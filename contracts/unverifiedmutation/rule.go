// Package unverifiedmutation declares the rule unverified-mutation.
package unverifiedmutation

import (
	_ "embed"
	"fmt"
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is unverified-mutation.
var Rule = &contracts.Rule{
	Name: "unverified-mutation", Family: "contract", Group: "postconditions",
	Summary: "The status of a write is read before the method reports success.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	lost := map[*program.Expr]bool{}
	for _, w := range entry.Floating(p) {
		lost[w.Op] = true
		p.Report(floating(w))
	}
	for _, m := range entry.Mutations(p) {
		if !m.Read && m.Kind != flow.CountDebt && !lost[m.Op] && !readBack(m) { // counts and answers read on some paths have rules of their own
			p.Report(finding(p, m))
		}
	}
}

func finding(p *contracts.Pass, m *entry.Mutation) contracts.Finding {
	r, f := m.Run, m.Run.Method.File
	out := contracts.Finding{
		Severity: m.Weight(), Span: entry.WholeCall(r.Method, m.Op), Symbol: entry.Symbol(r.Method), Subject: entry.Target(m.Op),
		Message: message(f, m),
	}
	if f.Language == program.TypeScript && (letPass(r.Method, m.Op) || filling(r.Method, m.Op) || letGo(r.Method, m.Op)) {
		out.Severity = min(out.Severity, contracts.Information)
	}
	if f.Language == program.Ruby {
		out.Repairs = rubyRepairs(p, m)
	} else {
		out.Repairs = responseRepairs(p, m)
	}
	return out
}

func message(f *program.File, m *entry.Mutation) string {
	call := entry.Head(f, m.Op)
	switch {
	case m.Op.Name == "fetch" && m.Op.X == nil:
		return "the response's status is never checked; fetch does not reject on an HTTP error"
	case m.Op.Name == "each" || m.Op.Name == "find_each":
		return fmt.Sprintf("`%s` drops what every `save` answers; a failed write would pass for success", call)
	case m.Op.Name == "system" || m.Op.Name == "flock" || m.Op.Name == "try_lock" || m.Op.Name == "set" || m.Op.Name == "setnx":
		return fmt.Sprintf("`%s` says by its value whether it succeeded, and nobody reads it", call)
	case m.Kind == flow.ResponseDebt:
		return fmt.Sprintf("the response of `%s` is never asked for its status; an HTTP error would pass for success", call)
	case m.Kind == flow.RecordDebt:
		return fmt.Sprintf("`%s` gives a record even when nothing was stored, and nobody asks whether it was", call)
	}
	return fmt.Sprintf("the result of `%s` is never checked; a failed write would pass for success", call)
}

var conceding = regexp.MustCompile(`(?i)\b(ignor(e|ed|ing)|best[- ]effort|does(n't| not) matter|no matter|deliberate(ly)?|on purpose|fire and forget)\b`)

// letPass reports whether the call stands in a protected body whose clause says in a comment that errors are let pass.
func letPass(m *program.Method, op *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(op.Span) {
			for _, r := range e.Rescues() {
				for _, c := range m.File.Comments {
					found = found || r.Span.Contains(c.Span) && conceding.MatchString(c.Text)
				}
			}
		}
		return !found
	})
	return found
}

// letGo reports whether a request stands in a protected body whose clause raises nothing: who provides for a request that does not arrive
// provides for its answer as well, or cares for neither.
func letGo(m *program.Method, op *program.Expr) bool {
	if op.Name != "fetch" {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(op.Span) {
			for _, r := range e.Rescues() {
				raises := false
				if r.Body != nil {
					r.Body.Walk(func(x *program.Expr) bool {
						raises = raises || x.Op == program.Raise
						return !raises
					})
				}
				found = found || !raises
			}
		}
		return !found
	})
	return found || told(m, op)
}

// told reports whether the method reads the body of an answer, where an API says how it came out: (await response.json()).success.
func told(m *program.Method, op *program.Expr) bool {
	read := false
	m.Body().Walk(func(e *program.Expr) bool {
		read = read || e.Op == program.Call && e.Name == "json" && e.Span.End >= op.Span.End
		return !read
	})
	return read
}

var claiming = regexp.MustCompile(`(?i)lock|claim|acquire|once|idempot|dedup|unique|reserve|nonce|mutex|lease|leader`)

// filling reports whether a Redis SET under a condition has nothing to do with a lock, by all names around it: it gives a value to
// what has none yet, and who came first does not matter.
func filling(m *program.Method, op *program.Expr) bool {
	if op.Name != "set" {
		return false
	}
	class := ""
	if m.Class != nil {
		class = m.Class.Name
	}
	return !claiming.MatchString(class + " " + m.Name + " " + m.File.Text.Slice(op.Span))
}
