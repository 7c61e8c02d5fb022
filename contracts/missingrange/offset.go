package missingrange

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// pageName is what the number of a page is called.
var pageName = regexp.MustCompile(`(^|_)page(_?(number|no|num|index))?$|[a-z]Page$|^page(Number|No|Num|Index)$`)

// reachesOffset is the hazard of passing over rows: 0 is where most lists begin.
const reachesOffset = "reaches `offset`"

// offset recognises how many rows a query passes over, where that is the parameter or a page times the length of one. Databases
// refuse less than none.
func offset(s *entry.Subject, rec *entry.Record) *hazard {
	e := rec.Expr
	if e.Op != program.Call {
		return nil
	}
	for i, a := range rec.Args {
		if !skipped(e, i, s.Method.File.Language) || a.Value == nil {
			continue
		}
		if a.Value.Param == s.Param {
			return limit(rec, "offset")
		}
		if !pageName.MatchString(s.Param.Name) || !arithmetic(a.Value, s.Param, 0) {
			continue
		}
		h := limit(rec, "offset")
		if fromOne(a.Value.Expr, s.Param.Name) {
			h.least, h.must = "1", "a whole number from 1 up"
			h.bad = func(n string) string { return "!Number.isInteger(" + n + ") || " + n + " < 1" }
			h.good = func(n string) string { return n + ".is_a?(Integer) && " + n + " >= 1" }
		}
		return h
	}
	return nil
}

// skipped reports whether an argument is the number of rows to pass over: offset(n), skip(n), { skip: n }.
func skipped(e *program.Expr, i int, lang program.Language) bool {
	if e.Name == "offset" || e.Name == "skip" && lang == program.TypeScript {
		return i == 0 && e.X != nil
	}
	return lang == program.TypeScript && (optionNamed(e, i, "skip") || optionNamed(e, i, "offset"))
}

// fromOne reports whether arithmetic takes one from a number, so that it counts from one.
func fromOne(e *program.Expr, name string) bool {
	found := false
	e.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Binary && e.Name == "-" && number(e.Y) == "1" && e.X != nil && e.X.Name == name
		return !found
	})
	return found
}
