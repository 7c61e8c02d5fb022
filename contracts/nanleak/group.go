package nanleak

import (
	"regexp/syntax"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// ofDigits reports whether a conversion is one of a group of a pattern that takes a digit and nothing else, whatever the pattern finds:
// parseInt(/(\d+)px/.exec(text)[1]).
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
	return pattern != nil && pattern.Op == program.Regex && takesDigits(pattern.Name, int(n))
}

// held is an expression, or what the local that it is was given, once.
func held(m *program.Method, e *program.Expr) *program.Expr {
	e = flow.Strip(e)
	if e != nil && e.Op == program.Local {
		e = flow.Strip(summary.OnlyValue(m, e.Name))
	}
	return e
}

// takesDigits reports whether the n-th group of a JavaScript pattern, counted from 1, takes part in every match and takes digits, at least
// one. Of a pattern that Go cannot read nothing is known, nor of one with the flag g, of which match gives no groups.
func takesDigits(literal string, n int) bool {
	end := strings.LastIndexByte(literal, '/')
	if end < 1 || strings.ContainsAny(literal[end:], "gv") {
		return false
	}
	re, err := syntax.Parse(literal[1:end], syntax.Perl)
	if err != nil {
		return false
	}
	group := capture(re, n)
	return group != nil && digits(group.Sub[0])
}

// capture finds a group that stands where every match passes.
func capture(re *syntax.Regexp, n int) *syntax.Regexp {
	switch {
	case re.Op == syntax.OpCapture && re.Cap == n:
		return re
	case re.Op == syntax.OpConcat, re.Op == syntax.OpCapture, re.Op == syntax.OpPlus, re.Op == syntax.OpRepeat && re.Min > 0:
		for _, sub := range re.Sub {
			if found := capture(sub, n); found != nil {
				return found
			}
		}
	}
	return nil
}

// digits reports whether an expression takes digits alone, and one at least.
func digits(re *syntax.Regexp) bool {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	switch {
	case re.Op == syntax.OpPlus, re.Op == syntax.OpRepeat && re.Min > 0:
		return digits(re.Sub[0])
	case re.Op == syntax.OpLiteral, re.Op == syntax.OpCharClass:
		for _, r := range re.Rune {
			if !digit(r) {
				return false
			}
		}
		return len(re.Rune) > 0
	case re.Op == syntax.OpConcat:
		for _, sub := range re.Sub {
			if !digits(sub) {
				return false
			}
		}
		return len(re.Sub) > 0
	}
	return false
}
