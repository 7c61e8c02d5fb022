package records

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/prisma"
)

// table is what a schema or an entity class says of the columns that name one row.
type table struct {
	columns map[string]bool // all that are declared
	unique  [][]string
}

// keyedIn reports whether criteria name the rows of a key by what a table declares; known is false where it does not tell.
func (t *table) keyedIn(criteria *program.Expr) (key, known bool) {
	if t == nil || criteria == nil || criteria.Op != program.Hash {
		return false, false
	}
	if where := option(&program.Expr{List: criteria.List}, "where"); where != nil {
		if criteria = where; criteria.Op != program.Hash {
			return false, false
		}
	}
	given := map[string]bool{}
	for _, p := range criteria.List {
		if p.Op != program.Pair || p.X == nil {
			return false, false // spread: what is in it nobody knows
		}
		if !exact(p.Y) {
			continue
		}
		if !t.columns[p.X.Name] && UniqueKey(p.X.Name) {
			return false, false // inherited, or of another name in the table
		}
		given[p.X.Name] = true
	}
	for _, set := range t.unique {
		if subset(set, given) {
			return true, true
		}
	}
	return false, true
}

func subset(set []string, of map[string]bool) bool {
	for _, name := range set {
		if !of[name] {
			return false
		}
	}
	return len(set) > 0
}

// prismaTable is the table that a call on a Prisma client writes: prisma.order.updateMany(…).
func (k *Knowledge) prismaTable(e *program.Expr) *table {
	m := k.prismaModel(e.X)
	if m == nil {
		return nil
	}
	t := &table{columns: map[string]bool{}, unique: m.Unique}
	for _, f := range m.Fields {
		t.columns[f.Name] = true
	}
	return t
}

// prismaModel is the model that a member of a client stands for, where one schema declares it.
func (k *Knowledge) prismaModel(x *program.Expr) *prisma.Model {
	if x == nil || x.Op != program.Member || x.X == nil || k.models == nil {
		return nil
	}
	if found := k.models(x.Name); len(found) == 1 {
		return found[0]
	}
	return nil
}

// prismaCall recognises a write of a Prisma client that nothing declares as one: db.order.update({ where, data }) where a schema has
// the model.
func (k *Knowledge) prismaCall(e *program.Expr) bool {
	if !throwing[Prisma][e.Name] && !counting[Prisma][e.Name] || len(e.List) != 1 || e.List[0].Op != program.Hash || k.prismaModel(e.X) == nil {
		return false
	}
	return option(e, "where") != nil || option(e, "data") != nil
}

// typeORMTable is the table of the entity that a call on a repository or manager writes.
func (k *Knowledge) typeORMTable(f *flow.Frame, s *flow.State, e *program.Expr, library Library) *table {
	name := ""
	if library == TypeORMManager {
		if len(e.List) > 0 && e.List[0].Op == program.Constant {
			name = e.List[0].Name
		}
	} else {
		name = repositoryOf(f, s, e.X)
	}
	if name == "" {
		return nil
	}
	found := k.resolve(nil, name)
	if len(found) != 1 || decorator(found[0].Decorators, "Entity") == nil {
		return nil
	}
	return entityTable(found[0])
}

// repositoryOf is the entity of a repository: Repository<Order>, getRepository(Order).
func repositoryOf(f *flow.Frame, s *flow.State, x *program.Expr) string {
	if x == nil {
		return ""
	}
	var t *program.Type
	switch x.Op {
	case program.Field_:
		if f.Method.Class != nil {
			t = flow.FieldType(f.Method.Class, x.Name)
		}
	case program.Local:
		v := f.Value(s, x)
		switch {
		case v == nil:
		case v.Param != nil:
			t = v.Param.Type
		case v.Expr != nil && v.Expr != x && v.Expr.Op == program.Call:
			return repositoryOf(f, s, v.Expr)
		}
	case program.Call:
		if x.Name == "getRepository" && len(x.List) == 1 && x.List[0].Op == program.Constant {
			return x.List[0].Name
		}
	}
	if t == nil || len(t.Args) != 1 {
		return ""
	}
	return last(t.Args[0].Name)
}

// entityTable reads @PrimaryColumn, @Column({ unique: true }), @Index({ unique: true }), @OneToOne and @Unique([…]).
func entityTable(c *program.Class) *table {
	t := &table{columns: map[string]bool{}}
	for _, fd := range c.Fields {
		for _, d := range fd.Decorators {
			switch d.Name {
			case "PrimaryColumn", "PrimaryGeneratedColumn", "ObjectIdColumn", "OneToOne", "Unique":
				t.unique = append(t.unique, []string{fd.Name})
			case "Column", "Index":
				if isTrue(option(d, "unique")) {
					t.unique = append(t.unique, []string{fd.Name})
				}
			default:
				continue
			}
			t.columns[fd.Name] = true
		}
	}
	for _, d := range c.Decorators {
		if d.Name != "Unique" && (d.Name != "Index" || !isTrue(option(d, "unique"))) {
			continue
		}
		for _, a := range d.List {
			if a.Op == program.Array {
				t.unique = append(t.unique, texts(a.List))
			}
		}
	}
	return t
}

func texts(list []*program.Expr) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.Name)
	}
	return out
}

func decorator(list []*program.Expr, name string) *program.Expr {
	for _, d := range list {
		if d.Name == name {
			return d
		}
	}
	return nil
}
