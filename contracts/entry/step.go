package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Step reports whether a public Ruby method is, as far as the project shows, called by its own class alone, and is no entry by its name:
// what comes in is told of at the entry that hands it on.
func Step(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return m.File.Language == program.Ruby && m.Kind == program.KindMethod && !m.Static && !EntryName(m.Name) &&
		len(ownCallers(p, m, prm)) > 0 && len(CallersOf(p, m, prm)) == 0
}

// Inner reports whether a public method of either language is called by its own class alone, as far as the project shows: a guard belongs to
// where the value comes in.
func Inner(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return m.Kind == program.KindMethod && !m.Static && !EntryName(m.Name) && len(m.Decorators) == 0 &&
		len(ownCallers(p, m, prm)) > 0 && len(CallersOf(p, m, prm)) == 0
}

// StoredValidated reports whether what a use stores of a parameter goes, by a write that raises, to an attribute that its model validates.
func StoredValidated(p *contracts.Pass, s *Subject, rec *Record) bool {
	e := rec.Expr
	if s.Method.File.Language != program.Ruby || e == nil || e.Op != program.Call || e.Name != "create!" && e.Name != "update!" || e.X == nil {
		return false
	}
	for i, a := range rec.Args {
		if a.Value.ParamOf() != s.Param {
			continue
		}
		if name := nameOfArgument(e, i); name != "" && knowledge(p).Validates(rec.Frame.Method.Class, e.X, name) {
			return true
		}
	}
	return false
}
