// Package card writes what a method or class asks of its callers, how it fails, what it does to the world and what it promises:
// one structure behind the command line, hover, signature help, code lenses, inlay hints and completion. It imports the model, the
// summaries and the vocabulary of contracts; it writes no findings.
package card

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Mark says where a clause comes from and how far it can be relied on.
type Mark string

// The marks.
const (
	Declared    Mark = "declared"    // by a tag; whether the code holds it cannot be seen
	Implemented Mark = "implemented" // by a tag, and the code holds it
	Drifted     Mark = "drifted"     // by a tag, and the code does not hold it
	Inherited   Mark = "inherited"   // by a tag of what is overridden
	Inferred    Mark = "inferred"    // from the code alone
	Trusted     Mark = "trusted"     // by @trusted: nobody checks it
	Documented  Mark = "documented"  // prose
)

// Card is the contract of one method, or of a class.
type Card struct {
	Symbol     string    `json:"symbol"`
	Kind       string    `json:"kind"` // "method", "constructor", "function", "class"
	File       string    `json:"file"`
	Line       int       `json:"line"`
	Status     Status    `json:"status"`
	Params     []Param   `json:"params,omitempty"`
	Requires   []Clause  `json:"requires,omitempty"`
	Fails      []Failure `json:"fails,omitempty"`
	Effects    []Effect  `json:"effects,omitempty"`
	Ensures    []Clause  `json:"ensures,omitempty"`
	Invariants []Clause  `json:"invariants,omitempty"`
	Callers    *Callers  `json:"callers,omitempty"`
	Methods    []*Card   `json:"methods,omitempty"`

	method *program.Method
}

// Method is the method that the card describes; nil for a class.
func (c *Card) Method() *program.Method { return c.method }

// Status says how much of a contract was seen to hold.
type Status string

// The statuses. A contract is verified only if every clause of it was seen to hold and nothing was taken on trust.
const (
	None     Status = "none"
	Verified Status = "verified"
	Partly   Status = "partly verified"
	Broken   Status = "drifted"
)

// Param is one parameter with what is known of it.
type Param struct {
	Name     string   `json:"name"`
	Type     string   `json:"type,omitempty"`
	Default  string   `json:"default,omitempty"`
	Required bool     `json:"required"`
	Facts    []string `json:"facts,omitempty"` // what holds of it once the guards have let it pass
	Trusted  string   `json:"trusted,omitempty"`
}

// Clause is one condition.
type Clause struct {
	Text    string `json:"text"`
	Mark    Mark   `json:"mark"`
	Message string `json:"message,omitempty"`
	From    string `json:"from,omitempty"`    // of inherited clauses: who declares it
	Example string `json:"example,omitempty"` // of drifted ones: a value on which tag and code differ
	File    string `json:"file"`
	Line    int    `json:"line"`

	span syntax.Span
}

// Failure is one way to fail.
type Failure struct {
	When string `json:"when"`
	How  string `json:"how"` // "raises ArgumentError", "returns nil"
	Mark Mark   `json:"mark"`
	Line int    `json:"line"`
}

// Effect is one side effect, in the order of evaluation. What a method does through others stands at the line of its own call.
type Effect struct {
	Kind string `json:"kind"`
	What string `json:"what"`
	Line int    `json:"line"`
	Via  string `json:"via,omitempty"` // the method that does it, where that is another one
}

// Callers is the evidence of the calls that are known.
type Callers struct {
	Count int      `json:"count"`
	Files int      `json:"files"`
	Notes []string `json:"notes,omitempty"` // what some of them pass
}
