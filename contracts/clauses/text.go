package clauses

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

var turned = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==", "===": "!==", "!==": "==="}

// Turned is the comparison that is true where the one given is not, as far as values can be compared at all.
func Turned(op string) (string, bool) {
	other, ok := turned[op]
	return other, ok
}

// Negation writes the opposite of a condition.
func Negation(f *program.File, e *program.Expr) string {
	return Holds(f, entry.Guard{Cond: e, Fails: true})
}

// Holds writes what is true once a guard has let a value pass.
func Holds(f *program.File, g entry.Guard) string {
	text := f.Text.Slice(g.Cond.Span)
	if !g.Fails {
		return text
	}
	e := g.Cond
	if op, ok := Turned(e.Name); e.Op == program.Binary && ok {
		return f.Text.Slice(e.X.Span) + " " + op + " " + f.Text.Slice(e.Y.Span)
	}
	if e.Op == program.Not && f.Text.Slice(e.X.Span) != "" {
		return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(text, "!"), "("), closing(text))
	}
	if (e.Op == program.Call || e.Op == program.Local || e.Op == program.Field_ || e.Op == program.Member) && plainCall.MatchString(text) {
		return "!" + text
	}
	return "!(" + text + ")"
}

var plainCall = regexp.MustCompile(`^[\w.@]+[?!]?$`)

// closing is the parenthesis to take away where one was opened behind the exclamation mark.
func closing(text string) string {
	if strings.HasPrefix(text, "!(") {
		return ")"
	}
	return ""
}
