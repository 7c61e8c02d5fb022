// Package repair builds the edits that mend findings: guard clauses in the style of the house, at the place where they belong. It
// imports the program model and the vocabulary only.
package repair

import (
	"strings"

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
	First     []Clause // what must hold before the condition can be asked: guards that stand right above it
	Above     string   // a statement that stands right above the guard, without what ends it

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
	h := houseOf(p, m)
	c = c.blaming(p, m, h)
	write := c.written(h)
	if len(c.First) > 0 {
		write = inTurn(p, m, h, append(c.First, c))
	}
	if c.Above != "" {
		write = below(c.Above, write)
	}
	edit, ok := place(m, subject, write)
	if !ok {
		return contracts.Repair{}, false
	}
	edits := append(c.imports, edit)
	if e, ok := c.documented(m); ok {
		edits = append(edits, e)
	}
	rejects := c.Rejects
	if rejects == "" && subject != "" && !necessary(m, subject) {
		rejects, c.Preferred = "also rejects it where nothing reads "+subject, false
	}
	switch {
	case !c.Preferred || !c.raises():
	case answered(m, subject):
		c.Preferred, rejects = false, "raises where a handler answers now"
	case returnsFailures(m):
		c.Preferred, rejects = false, "raises where failures are returned"
	}
	return contracts.Repair{Title: c.Title, Preferred: c.Preferred, Safe: rejects == "", Rejects: rejects, Edits: edits}, true
}

// inTurn writes guards one below the other.
func inTurn(p *contracts.Pass, m *program.Method, h *house, clauses []Clause) writer {
	return func(f *program.File, indent string) []string {
		var out []string
		for _, c := range clauses {
			if c.Error == "" {
				c.Error = p.Config.PreconditionError(f.Language)
			}
			out = append(out, c.blaming(p, m, h).written(h)(f, indent)...)
		}
		return out
	}
}

// below writes a statement above what a writer writes.
func below(statement string, write writer) writer {
	return func(f *program.File, indent string) []string {
		return append([]string{statement + stop(f)}, write(f, indent)...)
	}
}

// raises reports whether a clause leaves by an exception.
func (c Clause) raises() bool { return c.Exit == "" || !strings.HasPrefix(c.Exit, "return") }

// blaming gives a clause that raises what languages raise for a wrong argument the class that the house has for it: in a controller it
// is what makes the answer one about the request.
func (c Clause) blaming(p *contracts.Pass, m *program.Method, h *house) Clause {
	if c.Exit != "" || c.Error == h.class || !h.own() || c.Error != general(p, m.File.Language) && c.Error != p.Config.PreconditionError(m.File.Language) {
		return c
	}
	c.Title = strings.Replace(c.Title, c.Error, h.class, 1)
	c.Error = h.class
	c.imports = append(c.imports, h.brings(m.File)...)
	return c
}

// own reports whether the house raises a class of its own for wrong arguments.
func (h *house) own() bool { return h.class != "" && !builtin[root(h.class)] }

// general is the class for arguments that are there and wrong where nothing else is known.
func general(p *contracts.Pass, lang program.Language) string {
	if lang == program.TypeScript {
		return "RangeError"
	}
	return p.Config.PreconditionError(lang)
}

// Blame is the class by which a method says that an argument is there and wrong, with what must be imported for it.
func Blame(p *contracts.Pass, m *program.Method) (class string, imports []contracts.Edit) {
	c := Clause{Error: general(p, m.File.Language)}
	if !p.Unmended {
		c = c.blaming(p, m, houseOf(p, m))
	}
	return c.Error, c.imports
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
