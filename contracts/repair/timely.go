package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

var (
	futureLike = regexp.MustCompile(`(^|_)(due|expires|expiry|expiration|deadline|scheduled|starts|send)_?(at|on|date)?$|(^|[a-z])([dD]ue|[eE]xpires|[eE]xpiry|[eE]xpiration|[dD]eadline|[sS]cheduled|[sS]tarts|[sS]end)(At|On|Date)?$`)
	pastLike   = regexp.MustCompile(`(^|_)(birth|born|birthday|hired|paid|signed|issued)_?(at|on|date)?$|(^|[a-z])([bB]irth|[bB]orn|[bB]irthday|[hH]ired|[pP]aid|[sS]igned|[iI]ssued)(At|On|Date)?$`)
	dateOf     = regexp.MustCompile(`_(at|on|date)$|^(deadline|expiry|birthday|birthdate)$`)
	dayOf      = regexp.MustCompile(`(_on|_date|birthday|birthdate)$`)
)

// timely demands a time on the side of now that its name speaks of.
func timely(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	when := side(a.Subject)
	if when == "" || a.Sent == "call" {
		return Clause{}, false
	}
	c := also(m, weaker, a, "not lie in the "+when, "Reject "+a.Subject+" in the "+when+" too", "also rejects times in the "+when)
	if m.File.Language == program.TypeScript {
		now, ok := against(m, a, when)
		c.Error, c.Bad = "RangeError", now
		return c, ok
	}
	switch {
	case !dateOf.MatchString(a.Subject) && conversions[a.Sent] == "":
		return Clause{}, false
	case blankTest(m.File) == "blank?": // ActiveSupport asks in so many words
		c.Bad = a.Access + map[string]string{"past": ".past?", "future": ".future?"}[when]
	default:
		c.Bad = againstNow(m, a, when)
	}
	c.Bad = a.Access + ".nil? || " + c.Bad
	return c, true
}

// side is where a time of that name must not lie: "past", "future" or "" where the name tells nothing.
func side(name string) string {
	switch {
	case futureLike.MatchString(name):
		return "past"
	case pastLike.MatchString(name):
		return "future"
	}
	return ""
}

var compares = map[string]string{"past": " < ", "future": " > "}

// againstNow is the condition in plain Ruby. A day is compared with today, and what may be either by the conversion that both answer.
func againstNow(m *program.Method, a Absent, when string) string {
	switch {
	case a.Sent == "to_date":
		return a.Access + ".to_date" + compares[when] + "Date.today"
	case conversions[a.Sent] != "":
		return a.Access + "." + a.Sent + compares[when] + conversionNow[a.Sent]
	case dayOf.MatchString(a.Subject):
		return a.Access + compares[when] + "Date.today"
	case strings.HasSuffix(a.Subject, "_at"):
		return a.Access + compares[when] + "Time.now"
	}
	return a.Access + ".to_time" + compares[when] + "Time.now"
}

var conversionNow = map[string]string{"to_time": "Time.now", "to_datetime": "DateTime.now"}

// against is the condition in TypeScript, which what is no date at all fulfils as well; ok is false where nothing tells whether it is one.
func against(m *program.Method, a Absent, when string) (cond string, ok bool) {
	i := position(m, a.Subject)
	if i < 0 || m.Params[i].Name != a.Subject || m.Params[i].Type == nil {
		return "", false
	}
	time := ""
	switch m.Params[i].Type.Name {
	case "Date":
		time = a.Access + ".getTime()"
	case "string":
		time = "Date.parse(" + a.Access + ")"
	default:
		return "", false
	}
	cond = "Number.isNaN(" + time + ") || " + time + compares[when] + "Date.now()"
	if m.Params[i].Optional || m.Params[i].Type.Nullable {
		cond = a.Access + " != null && (" + cond + ")"
	}
	return cond, true
}

// Timely is the clause that rejects a time on the wrong side of now, and what is no time, by an error of that class.
func Timely(m *program.Method, a Absent, class string) (Clause, bool) {
	return timely(m, Clause{Error: class}, a)
}
