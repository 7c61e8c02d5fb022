package missingrange

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

var (
	// shareName is what parts of a whole are called, and hundreds what those are that count to a hundred.
	shareName = regexp.MustCompile(`(^|_)(percent|percentage|pct|discount|ratio|rate|share|fraction)$|[a-z](Percent|Percentage|Pct|Discount|Ratio|Rate|Share|Fraction)$`)
	hundreds  = regexp.MustCompile(`(?i)percent|pct`)
	// beyond are those that may well be more than the whole, or less than nothing.
	beyond = regexp.MustCompile(`(?i)interest|exchange|currency|conversion|growth|change|increase|decrease|markup|mark_up|inflation|frame|bit|sample|refresh|heart|hourly|daily|monthly|aspect|zoom|scale`)
)

// share recognises arithmetic that takes a parameter for a part of a whole: x * p / 100, 100 - p and 1 - r. The name alone says
// nothing, and which whole it is a part of, 1 or 100, only the arithmetic tells.
func share(s *entry.Subject, rec *entry.Record) *hazard {
	e, name := rec.Expr, s.Param.Name
	if e.Op != program.Binary || !shareName.MatchString(name) || beyond.MatchString(name) {
		return nil
	}
	of := func(o entry.Operand) bool { return arithmetic(o.Value, s.Param, 0) }
	switch {
	case e.Name == "-" && number(e.X) == "100" && of(rec.Y):
		return within(rec, "100", "")
	case e.Name == "-" && number(e.X) == "1" && rec.Y.Value.ParamOf() == s.Param:
		return within(rec, "1", "")
	case e.Name == "/" && number(e.Y) == "100" && of(rec.X) && (hundreds.MatchString(name) || rec.X.Value.ParamOf() != s.Param):
		return within(rec, "100", "also rejects more than 100, which may be meant")
	}
	return nil
}

// number is the number that a literal stands for, without what says that it is no integer.
func number(e *program.Expr) string {
	if e == nil || e.Op != program.Int && e.Op != program.Float {
		return ""
	}
	return strings.TrimSuffix(e.Name, ".0")
}

func within(rec *entry.Record, most, rejects string) *hazard {
	if rejects == "" {
		rejects = "also rejects negative numbers, which may be a surcharge"
	}
	return &hazard{rec: rec, what: "is calculated with", must: "from 0 to " + most, rejects: rejects, most: most,
		bad:  func(n string) string { return "!(" + n + " >= 0 && " + n + " <= " + most + ")" },
		good: func(n string) string { return "(0.." + most + ").cover?(" + n + ")" }}
}
