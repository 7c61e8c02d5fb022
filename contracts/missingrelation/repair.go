package missingrelation

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs allow both ends to be equal; then, for whoever means more, they demand both ends, or that they differ. In Ruby the first
// leaves ends that may be nil alone: their presence is another question.
func repairs(p *contracts.Pass, r *entry.Relation) []contracts.Repair {
	low, high, f := r.Pair.Low.Name, r.Pair.High.Name, r.Method.File
	class, verb := p.Config.PreconditionError(f.Language), "Raise"
	if f.Language == program.TypeScript {
		class, verb = "RangeError", "Throw"
	}
	c := repair.Clause{Title: verb + " " + class + " if " + low + " is " + beyond(r) + " " + high, Bad: low + " > " + high, Message: low + " must not be " + beyond(r) + " " + high, Preferred: true,
		Rejects: "also rejects reversed ends, which were an empty range before"}
	strict := c
	strict.Preferred, strict.Rejects = false, "also rejects reversed ends, and equal ones"
	strict.Title, strict.Bad, strict.Message = "Demand that "+low+" is "+opposite(r)+" "+high, low+" >= "+high, low+" must be "+opposite(r)+" "+high
	clauses := []repair.Clause{c}
	if f.Language == program.TypeScript {
		clauses[0].Error, strict.Error = class, class
	} else {
		owed := absent(r, low, high)
		if len(owed) > 0 {
			both := c
			both.Preferred, both.First = false, owed
			both.Title, both.Rejects = "Demand "+low+" and "+high+", in this order", "also rejects ends that are nil, and reversed ones"
			given := low + " && " + high + " && "
			clauses[0].Bad, strict.Bad = given+c.Bad, given+strict.Bad
			clauses = append(clauses, both)
		}
	}
	var out []contracts.Repair
	for _, c := range append(clauses, strict) {
		if edit, ok := repair.Insert(p, r.Method, "", c); ok {
			out = append(out, edit)
		}
	}
	return out
}

// absent are the guards for the ends about whose presence nothing above asks, without which they cannot be compared.
func absent(r *entry.Relation, ends ...string) []repair.Clause {
	var out []repair.Clause
	for _, end := range ends {
		if !repair.Guarded(r.Method, end) {
			out = append(out, repair.Clause{Bad: end + ".nil?", Message: end + " is required"})
		}
	}
	return out
}

// opposite is the word for the right order.
func opposite(r *entry.Relation) string {
	if beyond(r) == "above" {
		return "below"
	}
	return "before"
}
