package records

import "github.com/agentcore/proviso/analysis/program"

// columnMakers are TypeORM's decorators that take nullable: true.
var columnMakers = map[string]bool{"Column": true, "ManyToOne": true, "OneToOne": true, "DeleteDateColumn": true}

// NullableColumn is the field of an entity whose decorator says nullable: true, or nil. Relations that say nothing are left alone:
// whether they are there depends on what was loaded.
func NullableColumn(c *program.Class, name string) *program.Field {
	if decorator(c.Decorators, "Entity") == nil {
		return nil
	}
	for _, f := range c.Fields {
		if f.Name != name {
			continue
		}
		for _, d := range f.Decorators {
			if columnMakers[d.Name] && isTrue(option(d, "nullable")) {
				return f
			}
		}
	}
	return nil
}
