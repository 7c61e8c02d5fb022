// Package prisma reads Prisma schemas: models with their fields, what is unique, and enums. Garbage gives nothing.
package prisma

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Schema is what one file declares.
type Schema struct {
	Models []*Model
	Enums  []*Enum
}

// Model is a table or view.
type Model struct {
	File   *program.File // that declares it; nil where a text was read
	Name   string
	Fields []*Field
	Unique [][]string // sets of fields that name one row: @id, @unique, @@id, @@unique
}

// Field is a column, or a relation where its type is another model.
type Field struct {
	Name, Type     string
	Span           syntax.Span // of the name in the text
	Optional, List bool
	Filled         bool // it has a default, or the client fills it
	Length         int  // @db.VarChar(50); 0 where nothing says
}

// Enum is a set of names.
type Enum struct {
	Name   string
	Values []string
}

type key struct{}

// Of is what a schema file declares, read once.
func Of(f *program.File) *Schema {
	return f.Derive(key{}, func() any {
		s := Read(f.Text.String())
		for _, m := range s.Models {
			m.File = f
		}
		return s
	}).(*Schema)
}

// Field finds a field by name, or nil.
func (m *Model) Field(name string) *Field {
	for _, f := range m.Fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Names reports whether values for these fields name one row.
func (m *Model) Names(fields map[string]bool) bool {
	for _, set := range m.Unique {
		all := true
		for _, name := range set {
			all = all && fields[name]
		}
		// { id_tenant: { id, tenant } } names a set as a whole.
		if all || fields[strings.Join(set, "_")] {
			return true
		}
	}
	return false
}

// Client is how the client calls the model: prisma.orderLine.
func (m *Model) Client() string { return strings.ToLower(m.Name[:1]) + m.Name[1:] }
