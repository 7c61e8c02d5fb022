// Package ruby lowers Ruby source text to the neutral model of package program. It knows Ruby's syntax (tree-sitter-ruby)
// and what Ruby's own words mean (visibility, mixins, accessors); frameworks and rules are known elsewhere. It imports
// analysis/syntax for trees and analysis/program for the model, nothing above them.
package ruby

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Lower parses text and builds its model. Time is linear in the text, about double where the text has errors, because
// methods are then read a second time, each by itself. The error is non-nil only if the parser fails as such; what the
// parser could not read is in File.Errors. The text is read through p, which may be nil.
func Lower(path string, text *syntax.Text, p *syntax.Parser) (*program.File, error) {
	source, err := read(text, p)
	if err != nil {
		return nil, err // whoever asked knows the path
	}
	l := newLowering(path, text, source)
	l.program()
	l.markBroken(source)
	return l.file, nil
}
