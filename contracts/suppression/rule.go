// Package suppression reads the comments that ask the checker for silence, applies them to findings, and declares the two rules
// that keep such comments honest. It imports the program model and the vocabulary; the checker imports it. The rules have no Run
// of their own: only the checker knows what a comment suppressed.
package suppression

import (
	_ "embed"

	"github.com/agentcore/proviso/contracts"
)

var (
	//go:embed unused.md
	unusedPage string
	//go:embed unexplained.md
	unexplainedPage string
)

// Unused is unused-suppression.
var Unused = &contracts.Rule{
	Name: "unused-suppression", Family: "contract", Group: "suppressions",
	Summary: "A suppression suppresses something.",
	Doc:     unusedPage, Default: contracts.Warning, Fixable: true,
}

// Unexplained is unexplained-suppression.
var Unexplained = &contracts.Rule{
	Name: "unexplained-suppression", Family: "contract", Group: "suppressions",
	Summary: "A suppression says why it is there.",
	Doc:     unexplainedPage, Default: contracts.Warning, Fixable: true,
}
