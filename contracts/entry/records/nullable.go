package records

import (
	"slices"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// columnMaker are TypeORM's decorators that take nullable: true, and those of a project that stand for them and are named so.
var columnMaker = names.Compile(`(Column|ManyToOne|OneToOne)$`)

// entityMaker are the decorators of entities.
var entityMaker = names.Compile(`Entity$`)

// NullableColumn is the field of an entity whose decorator says nullable: true, or nil. Relations that say nothing are left alone:
// whether they are there depends on what was loaded.
func NullableColumn(c *program.Class, name string) *program.Field {
	if !slices.ContainsFunc(c.Decorators, func(d *program.Expr) bool { return entityMaker.MatchString(d.Name) }) {
		return nil
	}
	for _, f := range c.Fields {
		if f.Name != name {
			continue
		}
		for _, d := range f.Decorators {
			if columnMaker.MatchString(d.Name) && isTrue(option(d, "nullable")) {
				return f
			}
		}
	}
	return nil
}
