package records

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// uniqueOnly are the attributes of a validation that asks of one attribute nothing but that no other record has the same, and perhaps
// that it is there; else nil.
func uniqueOnly(e *program.Expr) []string {
	if len(e.List) == 0 || e.List[0].Op != program.Symbol {
		return nil
	}
	set := []string{plain(e.List[0].Name)}
	unique := e.Name == "validates_uniqueness_of"
	for _, a := range e.List[1:] {
		switch {
		case a.Op != program.Pair || a.X == nil:
			return nil
		case a.X.Name == "message", a.X.Name == "case_sensitive", a.X.Name == "allow_nil", a.X.Name == "allow_blank", a.X.Name == "presence" && isTrue(a.Y):
		case a.X.Name == "uniqueness" && (e.Name == "validates" || e.Name == "validates!"):
			unique = true
		case a.X.Name != "scope" || !unique:
			return nil
		}
	}
	if !unique {
		return nil
	}
	scoped := map[string]bool{}
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Pair && x.X != nil && (x.X.Name == "if" || x.X.Name == "unless" || x.X.Name == "conditions") {
			set = nil // it speaks of more
		}
		if x.Op == program.Pair && x.X != nil && x.X.Name == "scope" && x.Y != nil {
			symbolsIn(scoped, x.Y)
		}
		return true
	})
	if set == nil {
		return nil
	}
	for name := range scoped {
		set = append(set, name)
	}
	return set
}

// comparesOthers reports whether records are compared with each other by an attribute.
func (r *refusals) comparesOthers(name string) bool {
	return slices.ContainsFunc(r.uniques, func(set []string) bool { return slices.Contains(set, name) })
}

// tiesOnly reports whether nothing but what is given can speak against a new record: the pairing of its owners, or that a record with
// all of it exists. If it is refused for that, it is there already, which is all that was wanted.
func (r *refusals) tiesOnly(given map[string]bool, found bool) bool {
	owner := func(name string) bool { return r.ties[strings.TrimSuffix(name, "_type")] }
	for name := range r.looks {
		if !strings.HasSuffix(name, "_type") || !owner(name) {
			return false
		}
	}
	for _, set := range r.uniques {
		pairing := true
		for _, name := range set {
			pairing = pairing && owner(name)
		}
		if !pairing && !there(set, given, found) {
			return false
		}
	}
	return true
}

// there reports whether a record of the same unique attributes is the one that was wanted: what is looked for first by all of them,
// or has nothing besides.
func there(set []string, given map[string]bool, found bool) bool {
	for _, name := range set {
		if found && !given[name] {
			return false
		}
	}
	for name := range given {
		if !found && !slices.Contains(set, name) {
			return false
		}
	}
	return true
}

// onlyTies reports whether a model has nothing but owners to pair, which may be paired already: a record of it that is refused for
// that is there.
func (r *refusals) onlyTies() bool {
	return !r.wide && !r.unseen && !r.births && len(r.uniques) > 0 && len(r.lists)+len(r.demands) == 0 && r.tiesOnly(map[string]bool{"": true}, false)
}

// Ties reports whether a key of a query on a class or an association is the name of an owner of its records, whose value is a record in
// hand: find_by(customer: customer).
func (k *Knowledge) Ties(c *program.Class, x *program.Expr, key string) bool {
	x = bare(x)
	for x != nil && x.Op == program.Call && x.X != nil && keeps(x.Name) {
		x = x.X
	}
	if x == nil || strings.HasSuffix(key, "_id") || key == "id" {
		return false
	}
	class := x.Name
	if x.Op != program.Constant {
		class = k.named(c, x).Class
	}
	openings := k.openings(c, class)
	if class == "" || len(openings) == 0 {
		return k.Class(c, k.camelize(key)) == Yes
	}
	return k.refusals(openings, false).ties[key]
}
