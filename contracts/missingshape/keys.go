package missingshape

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// maxKeys is how many keys are asked for one by one; for more, a schema is the better way.
const maxKeys = 6

// each are guards, one below the other, for the keys that are used: whoever lacks one is told which.
func each(p *contracts.Pass, s *entry.Subject) (contracts.Repair, bool) {
	f, name := s.Method.File, s.Param.Name
	var clauses []repair.Clause
	seen := map[string]bool{}
	for _, d := range s.KeyDerefs {
		c, key := required(p, f, name, d)
		if key == "" || d.Frame.Depth() > 0 {
			return contracts.Repair{}, false
		}
		if !seen[key] {
			seen[key] = true
			clauses = append(clauses, c)
		}
	}
	if len(clauses) == 0 || len(clauses) > maxKeys || s.Access() != name {
		return contracts.Repair{}, false
	}
	last := clauses[len(clauses)-1]
	last.First = clauses[:len(clauses)-1]
	last.Title, last.Rejects = "Demand each key that is used", "also rejects keys that are there and "+null(f)
	return repair.Insert(p, s.Method, name, last)
}

// required is the guard for a key that a record uses.
func required(p *contracts.Pass, f *program.File, name string, d *entry.Record) (c repair.Clause, key string) {
	read := d.Deref.Expr
	if f.Language == program.TypeScript {
		if read.Op != program.Member || read.X == nil || read.X.Op != program.Local || read.X.Name != name {
			return c, ""
		}
		return repair.Clause{Bad: repair.Lacks(p, f, name, read.Name), Message: name + "." + read.Name + " is required"}, read.Name
	}
	if read.Op != program.Index || len(read.List) != 1 || read.X == nil || read.X.Op != program.Local || read.X.Name != name || read.List[0].Op != program.Symbol && read.List[0].Op != program.Str {
		return c, ""
	}
	return repair.Clause{Bad: f.Text.Slice(read.Span) + ".nil?", Message: read.List[0].Name + " is required", Error: "KeyError"}, read.List[0].Name
}

func null(f *program.File) string {
	if f.Language == program.TypeScript {
		return "null"
	}
	return "nil"
}
