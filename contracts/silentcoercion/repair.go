package silentcoercion

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

var strict = map[string]string{"to_i": "Integer", "to_f": "Float", "to_d": "BigDecimal", "to_r": "Rational"}

// repairs converts strictly in Ruby and asks about the number in TypeScript. Garbage then fails where it went on as 0 or NaN, which
// callers may have relied on: neither is applied without being asked for.
func repairs(p *contracts.Pass, r *entry.Run, above parents, c *coercion) []contracts.Repair {
	if p.File.Language == program.TypeScript {
		return askAfter(p, above, c)
	}
	kernel := strict[c.expr.Name]
	if kernel == "" || len(c.expr.List) > 0 {
		return nil
	}
	source := p.File.Text.Slice(c.from.Expr.Span)
	text := kernel + "(" + source + ")"
	if kernel == "Integer" && strings.HasPrefix(source, "params") { // always text, in which a leading 0 means base 8
		text = kernel + "(" + source + ", 10)"
	}
	return []contracts.Repair{repair.Replace(p.File, c.expr.Span, text, "Convert strictly: "+text, false, false)}
}

// askAfter inserts a guard below the statement that stores the number in a variable of its own.
func askAfter(p *contracts.Pass, above parents, c *coercion) []contracts.Repair {
	stmt := above[c.expr]
	if stmt == nil || stmt.Op != program.Assign || !stmt.Has(program.Decl) || stmt.X == nil || stmt.X.Op != program.Local {
		return nil
	}
	if block := above[stmt]; block == nil || block.Op != program.Block {
		return nil
	}
	t, name := p.File.Text, stmt.X.Name
	line := t.LineSpan(t.LineOf(stmt.Span.End - 1))
	if rest := strings.Trim(t.Slice(syntax.Span{Start: stmt.Span.End, End: line.End}), "; \t\r\n"); rest != "" {
		return nil
	}
	test, must := "isFinite", "a number"
	if identifier(name) || c.expr.Name == "parseInt" {
		test, must = "isSafeInteger", "a whole number"
	}
	guard := fmt.Sprintf("%s%sif (!Number.%s(%s)) throw new %s(%s);", t.EOL(), t.Indent(stmt.Span.Start), test, name, p.Config.PreconditionError(p.File.Language), repair.Literal(p.File, name+" must be "+must))
	at := line.End
	for at > line.Start && (t.String()[at-1] == '\n' || t.String()[at-1] == '\r') {
		at--
	}
	return []contracts.Repair{{Title: "Throw unless " + name + " is " + must, Rejects: "what is no number", Edits: []contracts.Edit{
		{File: p.File, Span: syntax.Span{Start: at, End: at}, NewText: guard}}}}
}
