// Package contracts holds the vocabulary of contract checking: rules, findings and repairs. The checker that runs the rules
// is contracts/check, the rules are its sibling folders.
package contracts

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Severity of a finding. The zero value is Off.
type Severity uint8

// The severities, weakest first.
const (
	Off Severity = iota
	Hint
	Information
	Warning
	Error
)

var severityNames = [...]string{"off", "hint", "information", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads a severity's name.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), nil
		}
	}
	return Off, fmt.Errorf("unknown severity %q (want %s)", name, strings.Join(severityNames[:], ", "))
}

// Finding is one undischarged obligation or one defective guard.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string
	File     *program.File
	Span     syntax.Span
	Symbol   string // "Billing::Charge#call"
	Subject  string // the parameter, field or variable it is about
	Evidence []Evidence
	Repairs  []Repair // ranked, preferred first
}

// Evidence is another place that explains a finding.
type Evidence struct {
	File    *program.File
	Span    syntax.Span
	Message string
}

// Repair is one way to mend a finding, as data.
type Repair struct {
	Title     string // imperative: "Raise ArgumentError if amount is nil"
	Preferred bool   // the weakest mend of what was observed; at most one per finding
	Safe      bool   // legal inputs behave as before
	Rejects   string // what it newly rejects, e.g. "also rejects 0"; "" if nothing beyond the failing values
	Edits     []Edit // do not overlap
}

// Edit replaces a span of a file.
type Edit struct {
	File    *program.File
	Span    syntax.Span
	NewText string
}
