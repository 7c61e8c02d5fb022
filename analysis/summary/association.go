package summary

import "github.com/agentcore/proviso/analysis/program"

// Association is a macro by which a Ruby class says that its objects belong with others: has_many :lines, class_name: "OrderLine".
type Association struct {
	Name  string
	In    string // the class that declares it
	Class string // as class_name gives it; "" if Name tells it
}

var associations = map[string]bool{"has_many": true, "has_one": true, "belongs_to": true, "has_and_belongs_to_many": true}

// Associates reports whether a macro declares an association.
func Associates(m *program.Expr) bool {
	return m.X == nil && associations[m.Name] && len(m.List) > 0 && m.List[0].Name != ""
}

type associationsKey struct{}

// Associations lists what the classes of a Ruby file are associated with.
func Associations(f *program.File) []Association {
	return f.Derive(associationsKey{}, func() any {
		var out []Association
		if f.Language != program.Ruby {
			return out
		}
		for _, c := range f.Classes {
			for _, m := range c.Macros {
				if Associates(m) {
					out = append(out, Association{m.List[0].Name, c.Name, classNamed(m)})
				}
			}
		}
		return out
	}).([]Association)
}

func classNamed(macro *program.Expr) string {
	options := macro.List
	for _, a := range macro.List {
		if a.Op == program.Hash {
			options = a.List
		}
	}
	for _, p := range options {
		if p.Op == program.Pair && p.X != nil && p.X.Name == "class_name" && p.Y != nil {
			return p.Y.Name
		}
	}
	return ""
}
