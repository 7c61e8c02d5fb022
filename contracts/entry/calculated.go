package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// calculated reports whether a parameter comes into a text of SQL only as the operand of a calculation: without it the text is no
// SQL any more, and the database says so.
func calculated(v *flow.Value, p *program.Param) bool {
	found := false
	for _, src := range v.Sources() {
		if src.Expr == nil || src.Expr.Op != program.Template {
			continue
		}
		for i, from := range src.From {
			if from == nil || from.Param != p {
				continue
			}
			at := hole(src, i)
			if at < 0 || !operandAt(src.Expr.List, at) {
				return false
			}
			found = true
		}
	}
	return found
}

// hole is the place among the parts of a template of the i-th value that it is made of; -1 if that cannot be told.
func hole(v *flow.Value, i int) int {
	parts := v.Expr.List
	if len(v.From) == len(parts) {
		return i
	}
	holes := 0
	at := -1
	for n, part := range parts {
		if part.Op == program.Str {
			continue
		}
		if holes == i {
			at = n
		}
		holes++
	}
	if holes != len(v.From) {
		return -1
	}
	return at
}

// operandAt reports whether the part of a template stands beside an arithmetic operator.
func operandAt(parts []*program.Expr, at int) bool {
	if at > 0 && parts[at-1].Op == program.Str {
		before := strings.TrimRight(parts[at-1].Name, " \n\t")
		if before != "" && strings.ContainsRune("*/+-%", rune(before[len(before)-1])) && !strings.HasSuffix(before, "--") && !strings.HasSuffix(before, "/*") {
			return true
		}
	}
	if at+1 < len(parts) && parts[at+1].Op == program.Str {
		after := strings.TrimLeft(parts[at+1].Name, " \n\t")
		return after != "" && strings.ContainsRune("*/+-", rune(after[0])) && !strings.HasPrefix(after, "--") && !strings.HasPrefix(after, "*/")
	}
	return false
}
