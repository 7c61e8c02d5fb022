package records

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/prisma"
)

// Place is what a schema, an entity or a model says of the place where a value is stored.
type Place struct {
	Name     string
	Required bool                       // it holds no NULL, and nothing else fills it
	Length   int                        // the longest text; 0 where nothing says
	Known    func(access string) string // the condition that it is one of the column's values; nil where nothing says
}

// Stored is the column that a variable becomes, as it is, by a write that gives it by name; nil where it becomes none that is known.
func (k *Knowledge) Stored(m *program.Method, e *program.Expr, variable string) *Place {
	if e.Op != program.Call || e.X == nil {
		return nil
	}
	if m.File.Language == program.Ruby {
		if e.X.Op != program.Constant || !making[e.Name] && e.Name != "create!" && e.Name != "insert!" {
			return nil
		}
		if name := givenAs(e.List, variable); name != "" {
			return k.schemaColumn(m.Class, e.X.Name, name)
		}
		return nil
	}
	if model := k.prismaModel(e.X); model != nil {
		for _, part := range []string{"data", "create", "update"} {
			if data := option(e, part); data != nil {
				if name := givenAs([]*program.Expr{data}, variable); name != "" {
					return prismaColumn(m.File, model, name)
				}
			}
		}
		return nil
	}
	if entity := k.storedEntity(m, e); entity != nil {
		if name := givenAs(e.List, variable); name != "" {
			return entityColumn(m.File, entity, name)
		}
	}
	return nil
}

// givenAs is the name under which arguments give a variable as it is: create(title: t), save({ title: t }).
func givenAs(list []*program.Expr, variable string) string {
	for _, a := range list {
		pairs := []*program.Expr{a}
		if a.Op == program.Hash {
			pairs = a.List
		}
		for _, p := range pairs {
			if p.Op == program.Pair && p.X != nil && p.Y != nil && p.Y.Op == program.Local && p.Y.Name == variable {
				return p.X.Name
			}
		}
	}
	return ""
}

// schemaColumn is a column of the Rails schema, with the values that an enum of the model gives it.
func (k *Knowledge) schemaColumn(c *program.Class, model, name string) *Place {
	if !k.Columns(c, model)[name] {
		return nil
	}
	out := &Place{Name: name, Required: k.Required(c, model, name)}
	k.create(model, func(x *program.Expr) {
		if x.List[0].Name == name {
			if limit := option(x, "limit"); limit != nil && x.Name == "string" {
				out.Length, _ = strconv.Atoi(limit.Name)
			}
		}
	})
	for _, o := range k.openings(c, model) {
		for _, m := range o.Macros {
			switch {
			case m.Name == "enum" && len(m.List) > 0 && (m.List[0].Name == name && m.List[0].Op == program.Symbol || option(m, name) != nil):
				out.Known = func(access string) string { return model + "." + pluralize(name) + ".key?(" + access + ")" }
			case m.Name == "validates" && len(m.List) > 0 && m.List[0].Name == name && option(m, "length") != nil:
				out.Length = 0 // the model refuses it in time
			}
		}
	}
	return out
}

func prismaColumn(f *program.File, model *prisma.Model, name string) *Place {
	field := model.Field(name)
	if field == nil || field.List {
		return nil
	}
	out := &Place{Name: name, Required: !field.Optional && !field.Filled, Length: field.Length}
	if model.File == nil {
		return out
	}
	for _, e := range prisma.Of(model.File).Enums {
		if e.Name == field.Type && len(e.Values) > 0 && len(e.Values) <= 12 {
			quote := `"`
			if strings.Count(f.Text.String(), "'") > strings.Count(f.Text.String(), `"`) {
				quote = "'"
			}
			list := quote + strings.Join(e.Values, quote+", "+quote) + quote
			out.Known = func(access string) string { return "[" + list + "].includes(" + access + ")" }
		}
	}
	return out
}

// entityWrites are what repositories do with what they are given by name.
var entityWrites = map[string]bool{"save": true, "insert": true, "create": true, "update": true, "upsert": true}

// storedEntity is the entity whose repository, held in a field, a call writes to.
func (k *Knowledge) storedEntity(m *program.Method, e *program.Expr) *program.Class {
	if !entityWrites[e.Name] || e.X.Op != program.Field_ || m.Class == nil {
		return nil
	}
	t := flow.FieldType(m.Class, e.X.Name)
	if t == nil || !strings.HasSuffix(t.Name, "Repository") || len(t.Args) != 1 {
		return nil
	}
	if found := k.resolve(nil, t.Args[0].Name); len(found) == 1 && decorator(found[0].Decorators, "Entity") != nil {
		return found[0]
	}
	return nil
}

// generated are columns that the database or the library fills.
var generated = regexp.MustCompile(`^(PrimaryGenerated|CreateDate|UpdateDate|DeleteDate|Version)`)

func entityColumn(f *program.File, entity *program.Class, name string) *Place {
	for _, field := range entity.Fields {
		if field.Name != name {
			continue
		}
		for _, d := range field.Decorators {
			if !strings.HasSuffix(d.Name, "Column") {
				continue
			}
			out := &Place{Name: name, Required: !isTrue(option(d, "nullable")) && option(d, "default") == nil && field.Init == nil && !generated.MatchString(d.Name)}
			if length := option(d, "length"); length != nil {
				out.Length, _ = strconv.Atoi(length.Name)
			}
			if enum := option(d, "enum"); enum != nil && enum.Op == program.Constant && nameable(f, enum.Name) {
				out.Known = func(access string) string { return "Object.values(" + enum.Name + ").includes(" + access + ")" }
			}
			return out
		}
	}
	return nil
}

// nameable reports whether a file can name something as a value: it imports it, or declares it.
func nameable(f *program.File, name string) bool {
	for _, i := range f.Imports {
		if i.Local == name {
			line := f.Text.Slice(f.Text.LineSpan(f.Text.LineOf(i.Span.Start)))
			return !strings.Contains(line, "import type") && !strings.Contains(line, "type "+name)
		}
	}
	for _, c := range f.Classes {
		if c.Name == name {
			return true
		}
	}
	return false
}
