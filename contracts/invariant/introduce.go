package invariant

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/tags"
)

// Introduce adds to a repair the private method that checks every invariant that the class declares by a tag, and gives the call of
// it. It is for classes that have no such method yet; ok is false for others.
func Introduce(p *contracts.Pass, c *program.Class) (call string, method contracts.Edit, ok bool) {
	s := Of(p, c)
	if s == nil || len(s.Methods) > 0 || s.Enforced || c.File != p.File {
		return "", method, false
	}
	var conds []string
	for _, t := range tags.Of(c.File, c.Doc, nil) {
		if t.Kind == tags.Invariant && t.Quoted && t.Expr != nil {
			conds = append(conds, t.Text)
		}
	}
	text := c.File.Text
	end, closing := c.Span.End, "end"
	if c.File.Language == program.TypeScript {
		closing = "}"
	}
	at := end - len(closing)
	if len(conds) == 0 || at <= c.Span.Start || !strings.HasSuffix(text.Slice(c.Span), closing) {
		return "", method, false
	}
	line := text.LineSpan(text.LineOf(at)).Start
	if strings.TrimSpace(text.Slice(syntax.Span{Start: line, End: at})) != "" {
		return "", method, false
	}
	call, body := checker(c, conds, text.Indent(at), text.EOL())
	return call, contracts.Edit{File: c.File, Span: syntax.Span{Start: line, End: line}, NewText: body}, true
}

// checker writes the method, in the indentation of the class.
func checker(c *program.Class, conds []string, indent, eol string) (call, body string) {
	in := indent + "  "
	lines := []string{"", in + "private def check_invariants!"}
	call, stop := "check_invariants!", in+"end"
	if c.File.Language == program.TypeScript {
		lines = []string{"", in + "private assertInvariants(): void {"}
		call, stop = "this.assertInvariants();", in+"}"
	}
	for _, cond := range conds {
		if c.File.Language == program.TypeScript {
			lines = append(lines, in+"  if (!("+cond+")) throw new Error(\"an invariant is broken\");")
		} else {
			lines = append(lines, in+"  raise \"an invariant is broken\" unless "+cond)
		}
	}
	return call, strings.Join(append(lines, stop), eol) + eol
}
