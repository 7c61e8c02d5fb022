package records

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

var uniqueKey = names.Compile(`(?i)^(_?id|uuid|guid|pk|code|token|slug|key|sku|email|reference|number|handle|username|external_?id|ulid)$`)

// UniqueKey reports whether a column of that name usually names one row.
func UniqueKey(name string) bool { return uniqueKey.MatchString(name) }

// sqlKey is a condition on a key in SQL or in a query builder's string.
var sqlKey = regexp.MustCompile(`(?i)(^|[\s."'` + "`" + `(])_?(id|uuid|code|token|slug|key|email|sku)["'` + "`" + `]?\s*=`)

var keyVariable = names.Compile(`(?i)(^|_)(id|uuid|code|token|slug|key|sku|email)$|(Id|Uuid|Code|Token|Slug|Key|Sku)$`)

// keyed reports whether criteria narrow a write to the rows of a key.
func keyed(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Hash:
		for _, p := range e.List {
			if p.Op != program.Pair || p.X == nil {
				continue
			}
			if UniqueKey(p.X.Name) && exact(p.Y) || p.X.Name == "where" && keyed(p.Y) {
				return true
			}
		}
	case program.Local, program.Member, program.Field_:
		return keyVariable.MatchString(e.Name)
	case program.Str, program.Template:
		return true
	}
	return false
}

// exact reports whether a criterion names its value instead of bounding it.
func exact(e *program.Expr) bool {
	if e == nil {
		return true
	}
	switch e.Op {
	case program.Hash:
		for _, p := range e.List {
			if p.Op == program.Pair && p.X != nil && (p.X.Name == "in" || p.X.Name == "$in" || p.X.Name == "equals" || p.X.Name == "$eq") {
				return true
			}
		}
		return false
	case program.Call: // In(ids), LessThan(now), new ObjectId(id) is a New
		return e.Name == "In" || e.Name == "Equal" || e.X != nil
	}
	return true
}
