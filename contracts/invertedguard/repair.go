package invertedguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs turns the guard round. It is never preferred: the guard stops what passed and passes what it stopped.
func repairs(p *contracts.Pass, g entry.Guard) []contracts.Repair {
	if g.Stmt.Op != program.If || g.Stmt.Y != nil && g.Stmt.Z != nil {
		return nil
	}
	span, text := g.Cond.Span, ""
	if ruby(p) {
		span, text = turned(p.File, g)
	} else {
		text = negated(p.File, g.Cond)
	}
	if text == "" {
		return nil
	}
	return []contracts.Repair{repair.Replace(p.File, span, text, "Turn the guard round: "+strings.TrimSpace(text), false, false)}
}

// turned replaces the word in front of a Ruby condition by its opposite.
func turned(f *program.File, g entry.Guard) (syntax.Span, string) {
	src := f.Text.String()
	head := strings.TrimRight(src[g.Stmt.Span.Start:g.Cond.Span.Start], " ")
	for _, swap := range [][2]string{{"unless", "if"}, {"if", "unless"}} {
		if strings.HasSuffix(head, swap[0]) {
			end := g.Stmt.Span.Start + len(head)
			return syntax.Span{Start: end - len(swap[0]), End: end}, swap[1]
		}
	}
	return syntax.Span{}, ""
}

// negated is the opposite of a TypeScript condition of one part.
func negated(f *program.File, e *program.Expr) string {
	text := f.Text.Slice(e.Span)
	opposite := map[string]string{"==": "!=", "!=": "==", "===": "!==", "!==": "===", ">": "<=", "<=": ">"}
	switch e.Op {
	case program.Local, program.Field_, program.Member:
		return "!" + text
	case program.Not:
		if e.X != nil && (e.X.Op == program.Local || e.X.Op == program.Member || e.X.Op == program.Field_) {
			return f.Text.Slice(e.X.Span)
		}
	case program.Binary:
		if op, ok := opposite[e.Name]; ok && e.X != nil && e.Y != nil {
			return f.Text.Slice(e.X.Span) + " " + op + " " + f.Text.Slice(e.Y.Span)
		}
	}
	return ""
}
