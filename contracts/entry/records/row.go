package records

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/typescript/prisma"
)

// Row is the record that a lookup brings, by the schema or the entity that declares its table.
type Row struct {
	lookup *program.Expr
	model  *prisma.Model
	entity *program.Class
}

// Column is where a column is declared nullable.
type Column struct {
	File *program.File
	Span syntax.Span
}

// finders are the lookups of Prisma and TypeORM that bring one record.
var finders = map[string]bool{"findUnique": true, "findUniqueOrThrow": true, "findFirst": true, "findFirstOrThrow": true,
	"findOne": true, "findOneOrFail": true, "findOneBy": true, "findOneByOrFail": true}

// Row is the record that a call looks up, where one schema or entity declares it; nil for any other call.
func (k *Knowledge) Row(f *flow.Frame, s *flow.State, e *program.Expr) *Row {
	if f.File().Language != program.TypeScript || e.X == nil || !finders[e.Name] || len(e.List) == 0 {
		return nil
	}
	if m := k.prismaModel(e.X); m != nil {
		return &Row{lookup: e, model: m}
	}
	if c := k.entityOf(f, s, e.X); c != nil {
		return &Row{lookup: e, entity: c}
	}
	return nil
}

// entityOf is the entity of a repository, by its type argument or by what the class of the project that it is injects.
func (k *Knowledge) entityOf(f *flow.Frame, s *flow.State, x *program.Expr) *program.Class {
	name := repositoryOf(f, s, x)
	if name == "" && x.Op == program.Field_ && f.Method.Class != nil {
		if t := flow.FieldType(f.Method.Class, x.Name); t != nil {
			name = k.injected(t.Name)
		}
	}
	if name == "" {
		return nil
	}
	found := k.resolve(nil, name)
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// injected is the entity that the constructor of a repository class is given: @InjectRepository(Order).
func (k *Knowledge) injected(class string) string {
	found := k.resolve(nil, class)
	if len(found) != 1 || last(found[0].Super) != "Repository" {
		return ""
	}
	for _, m := range found[0].Methods {
		if m.Kind != program.KindConstructor {
			continue
		}
		for _, prm := range m.Params {
			if d := decorator(prm.Decorators, "InjectRepository"); d != nil && len(d.List) > 0 && d.List[0].Op == program.Constant {
				return d.List[0].Name
			}
		}
	}
	return ""
}

// Nullable is where a column of the record is declared nullable; false for others, and for those that the lookup itself asks for.
func (r *Row) Nullable(name string) (Column, bool) {
	if r.asksFor(name) {
		return Column{}, false
	}
	if r.model != nil {
		if f := r.model.Field(name); f != nil && f.Optional && r.model.File != nil {
			return Column{r.model.File, f.Span}, true
		}
		return Column{}, false
	}
	if f := NullableColumn(r.entity, name); f != nil {
		return Column{r.entity.File, f.NameSpan}, true
	}
	return Column{}, false
}

// asksFor reports whether the criteria of the lookup speak of a column.
func (r *Row) asksFor(name string) bool {
	found := false
	for _, a := range r.lookup.List {
		criteria := a
		if where := option(&program.Expr{List: []*program.Expr{a}}, "where"); where != nil {
			criteria = where
		}
		criteria.Walk(func(x *program.Expr) bool {
			found = found || x.Op == program.Pair && x.X != nil && x.X.Name == name || x.Op == program.Spread
			return !found
		})
	}
	return found
}
