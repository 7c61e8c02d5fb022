package invertedguard

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// demand is what a guard's message asks of its value.
type demand uint8

const (
	presence demand = iota + 1
	positive
	filled
)

// demands are the phrases of messages; a phrase that denies one is listed first and wins.
var demands = []struct {
	phrase *regexp.Regexp
	asks   demand
}{
	{regexp.MustCompile(`(?i)\b(not|no longer|never|n't) (be )?(required|needed|mandatory)|must be (missing|blank|nil|null|absent|empty|unset)|must not be (given|present|set|provided|specified)|already|cannot be (given|set|specified|combined|used)|only (one|when|if)|either`), 0},
	{regexp.MustCompile(`(?i)\b(is|are) (required|mandatory)\b|\brequired$|^missing\b|\b(is|are) missing\b|\bmust be (given|present|provided|set|specified|supplied)\b|(can't|cannot|can not|must not|may not|should not) be (nil|null|blank|undefined|missing|absent)\b|\bis not (given|set|provided)\b|\b(not found|could not be found|does not exist)$`), presence},
	{regexp.MustCompile(`(?i)\bmust be (positive|greater than (0|zero)|above (0|zero)|> ?0)\b|\bmust be > ?0`), positive},
	{regexp.MustCompile(`(?i)(can't|cannot|can not|must not|may not|should not) be empty\b|\bmust have at least one\b`), filled},
}

// belies names the value of a guard that fails exactly when the value is what the guard's own message demands of it.
func belies(p *contracts.Pass, g entry.Guard) string {
	asks, text := demandOf(g.Exit)
	if asks == 0 {
		return ""
	}
	subject, met := fulfils(p, g.Cond, g.Fails)
	if subject == "" || met != asks && !(met == filled && asks == presence) || !speaksOf(text, subject) {
		return ""
	}
	return subject
}

// demandOf reads the message of an exit: what it asks and the rest of it, which names the value. A value that is itself called
// `missing` is not spoken of by "missing a, b".
func demandOf(exit *program.Expr) (demand, string) {
	var asks demand
	var found string
	exit.Walk(func(e *program.Expr) bool {
		if asks != 0 || e.Op != program.Str {
			return asks == 0
		}
		for _, d := range demands {
			if d.phrase.MatchString(e.Name) {
				asks, found = d.asks, d.phrase.ReplaceAllString(e.Name, " ")
				break
			}
		}
		return asks == 0
	})
	return asks, found
}

// fulfils names the value that a single condition asks about and what holds of it when the guard fails.
func fulfils(p *contracts.Pass, e *program.Expr, fails bool) (string, demand) {
	switch e.Op {
	case program.Not:
		return fulfils(p, e.X, !fails)
	case program.Local, program.Field_:
		if fails {
			return e.Name, presence
		}
	case program.Binary:
		return compared(e, fails)
	case program.Call:
		return asked(p, e, fails)
	}
	return "", 0
}

func compared(e *program.Expr, fails bool) (string, demand) {
	x := entry.SubjectOf(e.X)
	if e.X == nil || e.Y == nil || e.X.Op != program.Local && e.X.Op != program.Field_ {
		return "", 0
	}
	n, number := flow.Number(e.Y)
	switch {
	case e.Y.Op == program.Nil && (e.Name == "!=" || e.Name == "!==") == fails && len(e.Name) > 1 && e.Name[1] == '=':
		return x, presence
	case number && n == 0 && (e.Name == ">" && fails || e.Name == "<=" && !fails):
		return x, positive
	}
	return "", 0
}

func asked(p *contracts.Pass, e *program.Expr, fails bool) (string, demand) {
	if !ruby(p) || e.X == nil || len(e.List) > 0 || e.Closure != nil || e.X.Op != program.Local && e.X.Op != program.Field_ {
		return "", 0
	}
	switch e.Name {
	case "nil?":
		if !fails {
			return e.X.Name, presence
		}
	case "present?", "blank?":
		if fails == (e.Name == "present?") {
			return e.X.Name, filled
		}
	case "any?", "empty?":
		if fails == (e.Name == "any?") {
			return e.X.Name, filled
		}
	case "positive?":
		if fails {
			return e.X.Name, positive
		}
	}
	return "", 0
}

// speaksOf reports whether a message is about the value of that name.
func speaksOf(text, name string) bool {
	words := func(s string) string {
		var b strings.Builder
		for i, r := range s {
			if r >= 'A' && r <= 'Z' && i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
				b.WriteByte(' ')
			}
			if r == '_' || r == '-' {
				r = ' '
			}
			b.WriteRune(r)
		}
		return " " + strings.ToLower(b.String()) + " "
	}
	inMessage, wanted := words(regexp.MustCompile(`[^A-Za-z0-9_\s-]`).ReplaceAllString(text, " ")), strings.TrimSpace(words(name))
	return strings.Contains(inMessage, " "+wanted+" ")
}
