package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// SchemaPath is where Rails keeps the description of the tables.
const SchemaPath = "db/schema.rb"

// table reports whether the schema has the table of a class of that name.
func (k *Knowledge) table(class string) bool {
	if k.schema == nil || k.schema.TopLevel == nil {
		return false
	}
	if k.tables == nil {
		k.tables = map[string]bool{}
		k.schema.TopLevel.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && e.Name == "create_table" {
				if len(e.List) > 0 && e.List[0].Op == program.Str {
					k.tables[e.List[0].Name] = true
				}
				return false
			}
			return true
		})
	}
	snake := underscore(strings.ReplaceAll(strings.TrimPrefix(class, "::"), "::", "_"))
	return k.tables[pluralize(snake)]
}

// Columns are those of a model's table, its key included; none where the schema does not tell.
func (k *Knowledge) Columns(c *program.Class, model string) map[string]bool {
	if k.schema == nil || k.schema.TopLevel == nil {
		return nil
	}
	for _, o := range k.openings(c, model) {
		for _, m := range o.Macros { // a table or names of its own
			if m.Name == "table_name" || m.Name == "alias_attribute" || m.Op == program.Assign {
				return nil
			}
		}
	}
	var out map[string]bool
	k.create(model, func(x *program.Expr) {
		if out == nil {
			out = map[string]bool{"id": true}
		}
		out[x.List[0].Name] = true
		if x.Name == "references" || x.Name == "belongs_to" {
			out[x.List[0].Name+"_id"] = true
		}
	})
	return out
}

// create hands over what the schema says of each column of a model's table: t.string "name", null: false.
func (k *Knowledge) create(model string, column func(*program.Expr)) {
	name := pluralize(underscore(strings.ReplaceAll(strings.TrimPrefix(model, "::"), "::", "_")))
	k.schema.TopLevel.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Call || e.Name != "create_table" || e.Closure == nil || len(e.List) == 0 || e.List[0].Name != name {
			return true
		}
		e.Closure.Body.Walk(func(x *program.Expr) bool {
			if x.Op == program.Call && x.X != nil && len(x.List) > 0 && (x.List[0].Op == program.Str || x.List[0].Op == program.Symbol) {
				column(x)
			}
			return true
		})
		return false
	})
}

// VariableOf is what a record of a class is usually called.
func VariableOf(class string) string { return underscore(last(class)) }

// underscore writes a class name as Rails names its file.
func underscore(name string) string {
	var b strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 && name[i-1] != '_' && (name[i-1] < 'A' || name[i-1] > 'Z') {
				b.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

func pluralize(word string) string {
	switch {
	case strings.HasSuffix(word, "y") && !strings.HasSuffix(word, "ay") && !strings.HasSuffix(word, "ey") && !strings.HasSuffix(word, "oy"):
		return word[:len(word)-1] + "ies"
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	}
	return word + "s"
}

func singularize(word string) string {
	switch {
	case strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "statuses"), strings.HasSuffix(word, "addresses"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us"):
		return word[:len(word)-1]
	}
	return word
}
