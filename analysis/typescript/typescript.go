// Package typescript lowers TypeScript and JavaScript source text, JSX included, to the neutral model of package program.
// It knows the language's syntax (tree-sitter-typescript and -tsx) and nothing of frameworks or rules. It imports
// analysis/syntax for trees and analysis/program for the model, nothing above them.
package typescript

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Lower parses text and builds its model; the path's ending decides whether angle brackets may open JSX. Time is linear in
// the text, about threefold where an unclosed bracket swallows members, because bodies are then read by themselves. The
// error is non-nil only if the parser fails as such; what the parser could not read is in File.Errors. The text is
// read through p, which may be nil.
func Lower(path string, text *syntax.Text, p *syntax.Parser) (*program.File, error) {
	language := syntax.TypeScript
	if strings.HasSuffix(path, ".tsx") || strings.HasSuffix(path, ".jsx") {
		language = syntax.TSX
	}
	source, err := read(text, language, p)
	if err != nil {
		return nil, err // whoever asked knows the path
	}
	l := newLowering(path, text, source)
	l.program()
	l.markBroken(source)
	return l.file, nil
}
