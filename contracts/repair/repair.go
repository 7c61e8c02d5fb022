// Package repair builds the edits that mend findings: guard clauses in the style of the house, at the place where they belong. It
// imports the program model and the vocabulary only.
package repair

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Clause is a guard clause to insert: it fails when Bad holds.
type Clause struct {
	Title     string // "Raise ArgumentError if amount is nil"
	Bad       string // condition in the host language that is true for the values to reject
	Good      string // Ruby, optional: its opposite, for "unless"; wins over Bad
	Message   string // "amount is required"
	Error     string // class to raise; "" takes that of the house, or the configured one
	Exit      string // the failing exit as written; "" raises Error with Message
	Rejects   string
	Preferred bool

	imports []contracts.Edit
}

// Insert is the repair that puts a clause at the head of m; ok is false where the body has no place for it.
func Insert(p *contracts.Pass, m *program.Method, subject string, c Clause) (contracts.Repair, bool) {
	if p.Unmended {
		return contracts.Repair{}, false
	}
	if !m.HasBody() || m.Broken || m.BodyForm == program.NoBody || m.Kind == program.KindSignature {
		return contracts.Repair{}, false
	}
	if c.Error == "" {
		c.Error = p.Config.PreconditionError(m.File.Language)
	}
	edit, ok := place(m, subject, c.written(houseOf(p, m)))
	if !ok {
		return contracts.Repair{}, false
	}
	edits := append(c.imports, edit)
	if e, ok := c.documented(m); ok {
		edits = append(edits, e)
	}
	rejects := c.Rejects
	if rejects == "" && subject != "" && !necessary(m, subject) {
		rejects = "also rejects it where nothing reads " + subject
	}
	return contracts.Repair{Title: c.Title, Preferred: c.Preferred, Safe: rejects == "", Rejects: rejects, Edits: edits}, true
}

// Failure is the statement that raises or throws, in the file's quotes.
func Failure(f *program.File, class, message string) string {
	if f.Language == program.Ruby {
		if class == "RuntimeError" {
			return "raise " + Literal(f, message) // what a message alone raises
		}
		return "raise " + class + ", " + Literal(f, message)
	}
	return "throw new " + class + "(" + Literal(f, message) + ")" + stop(f)
}

// Replace is a repair that changes one span.
func Replace(f *program.File, span syntax.Span, text, title string, preferred, safe bool) contracts.Repair {
	return contracts.Repair{Title: title, Preferred: preferred, Safe: safe, Edits: []contracts.Edit{{File: f, Span: span, NewText: text}}}
}
