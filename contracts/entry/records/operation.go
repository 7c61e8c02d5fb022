package records

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Answer is how an operation tells that it failed.
type Answer uint8

// The answers: it raises or rejects; it gives a boolean about the record; it gives the record, stored or not; the response of a
// request that reports errors by a status; a number of rows; nothing, since it asks no validation or only leaves a message.
const (
	NoAnswer Answer = iota
	Raises
	Boolean
	Record
	Response
	Count
	Unverifiable
)

// Operation is a write to a store or to another system.
type Operation struct {
	Answer   Answer
	Receiver Receiver
	Write    bool // it changes something a postcondition could be about
	ByKey    bool // Count: it is meant for the rows of a key, so no row is a failure
	Bypasses bool // it asks no validation
	Object   bool // its answer is an object that is there whether or not it succeeded
}

// Debt is what the operation's caller owes, for the flow analysis.
func (o Operation) Debt() flow.Debt {
	switch o.Answer {
	case Boolean:
		return flow.BooleanDebt
	case Record:
		return flow.RecordDebt
	case Response:
		return flow.ResponseDebt
	case Count:
		if o.ByKey {
			return flow.CountDebt
		}
	}
	return flow.NoDebt
}

// Operation classifies a call; the zero Operation is no write that is known.
func (k *Knowledge) Operation(f *flow.Frame, s *flow.State, e *program.Expr) Operation {
	if e.Op != program.Call {
		return Operation{}
	}
	if f.File().Language == program.TypeScript {
		return k.typeScript(f, s, e)
	}
	if o := system(e); o.Answer != NoAnswer {
		return o
	}
	if o := k.request(f, s, e); o.Answer != NoAnswer {
		return o
	}
	return k.activeRecord(f, s, e)
}

// pairs are the keyed arguments of a call, those of a hash literal included.
func pairs(e *program.Expr) []*program.Expr {
	return slices.DeleteFunc(Unfolded(e.List), func(a *program.Expr) bool { return a.Op != program.Pair })
}

// Unfolded are arguments with what a hash holds in the place of the hash.
func Unfolded(arguments []*program.Expr) []*program.Expr {
	var out []*program.Expr
	for _, a := range arguments {
		switch {
		case a == nil:
		case a.Op == program.Hash:
			out = append(out, a.List...)
		default:
			out = append(out, a)
		}
	}
	return out
}

// option is the value of a keyed argument, or nil.
func option(e *program.Expr, name string) *program.Expr {
	for _, p := range pairs(e) {
		if p.X != nil && p.X.Name == name {
			return p.Y
		}
	}
	return nil
}
