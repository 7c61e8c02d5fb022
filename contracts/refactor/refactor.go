// Package refactor rewrites guards that are right but stand or read badly. It mends nothing: a rewriting keeps what a method does,
// or changes how it fails as its title says. Editors offer rewritings; nothing applies them unasked.
package refactor

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Rewriting is one way to write a method anew, as data.
type Rewriting struct {
	Kind  string // the last part of the code action's kind: "guardsFirst"
	Title string
	Edits []contracts.Edit
	// Create is the text of a new file at Path, where the rewriting makes one.
	Path, Create string
}

// At lists the rewritings of the method around a place of the file.
func At(p *contracts.Pass, asked syntax.Span) []Rewriting {
	m := around(p.File, asked)
	if m == nil || !m.HasBody() || m.Broken || m.BodyForm != program.BlockBody {
		return nil
	}
	var out []Rewriting
	for _, make := range []func(*contracts.Pass, *program.Method, syntax.Span) (Rewriting, bool){guardsFirst, extractGuards, guardClauses, otherExit, exhaustive, requireBlock, enumerate, specs} {
		if r, ok := make(p, m, asked); ok {
			out = append(out, r)
		}
	}
	return out
}

// around is the innermost method that holds a place.
func around(f *program.File, asked syntax.Span) *program.Method {
	var found *program.Method
	for _, m := range f.AllMethods() {
		if m.Kind != program.KindTopLevel && m.Span.Contains(asked) && (found == nil || found.Span.Contains(m.Span)) {
			found = m
		}
	}
	return found
}
