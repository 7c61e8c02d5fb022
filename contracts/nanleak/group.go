package nanleak

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// ofDigits reports whether a conversion is one of a group of a pattern that takes digits alone: parseInt(/(\d+)px/.exec(text)[1]).
func ofDigits(m *program.Method, conversion *program.Expr) bool {
	if conversion == nil || len(conversion.List) == 0 {
		return false
	}
	at := flow.Strip(conversion.List[0])
	if at == nil || at.Op != program.Index || len(at.List) != 1 {
		return false
	}
	n, ok := flow.Number(at.List[0])
	found := held(m, at.X)
	if !ok || found == nil || found.Op != program.Call || found.X == nil || len(found.List) != 1 {
		return false
	}
	var pattern *program.Expr
	switch found.Name {
	case "exec":
		pattern = held(m, found.X)
	case "match":
		pattern = held(m, found.List[0])
	}
	return pattern != nil && pattern.Op == program.Regex && digits.MatchString(group(pattern.Name, int(n)))
}

var digits = regexp.MustCompile(`^(\\d|\[0-9\])([+*?]|\{\d+(,\d*)?\})?$`)

// held is an expression, or what the local that it is was given, once.
func held(m *program.Method, e *program.Expr) *program.Expr {
	e = flow.Strip(e)
	if e != nil && e.Op == program.Local {
		e = flow.Strip(summary.OnlyValue(m, e.Name))
	}
	return e
}

// group is what stands in the n-th group of a regular expression, counted from 1, if that holds no group itself; else "".
func group(pattern string, n int) string {
	for i := 0; i < len(pattern); i++ {
		switch {
		case pattern[i] == '\\':
			i++
		case pattern[i] == '[':
			if end := strings.IndexByte(pattern[i:], ']'); end > 0 {
				i += end
			}
		case pattern[i] == '(' && !strings.HasPrefix(pattern[i:], "(?"):
			if n--; n == 0 {
				inside, _, closed := strings.Cut(pattern[i+1:], ")")
				if !closed || strings.Contains(inside, "(") {
					return ""
				}
				return inside
			}
		}
	}
	return ""
}
