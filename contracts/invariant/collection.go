package invariant

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Collection reports whether a field is seen to hold a collection that whoever gets hold of it can change: by its type, by what it
// is given, or because the class itself changes it in place.
func (s *Set) Collection(field string) bool {
	if f := s.lineage.field(field); f != nil && f.Type != nil {
		return !ReadonlyType(f.Type) && collectionType(f.Type)
	}
	held := false
	for _, c := range s.lineage.classes {
		for _, f := range c.Fields {
			held = held || f.Name == field && makesCollection(f.Init)
		}
		for _, m := range c.Methods {
			m.Body().Walk(func(e *program.Expr) bool {
				if t := e.X; e.Op == program.Assign && t != nil && t.Op == program.Field_ && t.Name == field {
					held = held || makesCollection(e.Y)
				}
				if x, ok := flow.Resizes(e, m.File.Language); ok && x != nil && x.Op == program.Field_ && x.Name == field && e.Name != "delete" {
					held = true
				}
				return true
			})
		}
	}
	return held
}

// makesCollection reports whether a value is a new collection that is not frozen.
func makesCollection(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Array, program.Hash:
		return true
	case program.New:
		return e.Name == "Set" || e.Name == "Map" || e.Name == "Array"
	case program.Call:
		if e.Name == "freeze" {
			return false
		}
		return e.Name == "new" && e.X != nil && (e.X.Name == "Set" || e.X.Name == "Array" || e.X.Name == "Hash") || (e.Name == "to_a" || e.Name == "Array")
	}
	return false
}

func collectionType(t *program.Type) bool {
	switch t.Name {
	case "Array", "Set", "Map":
		return true
	}
	return false
}

// ReadonlyType reports whether a TypeScript type lets nobody change what it names.
func ReadonlyType(t *program.Type) bool {
	return strings.HasPrefix(t.Name, "Readonly") || strings.HasPrefix(strings.TrimSpace(t.Text), "readonly ") || t.Name == "Iterable" || t.Name == "IterableIterator"
}
