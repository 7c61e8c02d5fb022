package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Found is the guard right below a statement that stores what a lookup found under a name. House tells that it fails as the
// neighbours do.
func Found(p *contracts.Pass, m *program.Method, lookup *program.Expr, name string) (r contracts.Repair, house, ok bool) {
	f, t := m.File, m.File.Text
	line := t.LineOf(max(lookup.Span.End-1, lookup.Span.Start))
	end := t.LineSpan(line).End
	rest := strings.TrimSpace(t.Slice(syntax.Span{Start: lookup.Span.End, End: end}))
	start := t.LineSpan(t.LineOf(lookup.Span.Start)).Start
	target := strings.TrimSpace(t.Slice(syntax.Span{Start: start, End: lookup.Span.Start}))
	if rest != "" && rest != ";" || !stores(target, name) {
		return r, false, false
	}
	h := houseOf(p, m)
	c, access := missing(p, m, h, name), name
	if strings.HasPrefix(target, "@") {
		access = "@" + name
	}
	c.access(f, h, access)
	if h.exit != nil && !h.exit.raises && p.Config.FailingExitStyle() != "raise" {
		c.Exit, house = h.exit.fill(name), true
		c.imports = imported(f, h.exit, h.exit.needs)
		c.Title = "Leave with " + c.Exit + " if nothing is found"
	}
	indent := t.Indent(start)
	text := ""
	for _, l := range c.written(h)(f, indent) {
		text += t.EOL() + indent + l
	}
	if continues(f, line+1) {
		text += t.EOL()
	}
	return contracts.Repair{Title: c.Title, Safe: true, Edits: append(c.imports, contracts.Edit{File: f, Span: syntax.Span{Start: end, End: end}, NewText: text})}, house, true
}

// stores reports whether what stands before a lookup stores it, plainly, under the name.
func stores(target, name string) bool {
	words := strings.Fields(target)
	n := len(words)
	if n < 2 || words[n-1] != "=" {
		return false
	}
	left := strings.TrimPrefix(strings.TrimPrefix(words[0], "@"), "this.")
	if n >= 3 && (words[0] == "const" || words[0] == "let") {
		left = strings.TrimSuffix(words[1], ":")
	} else if n != 2 {
		return false
	}
	return left == name
}

// missing is the clause that raises when a lookup found nothing.
func missing(p *contracts.Pass, m *program.Method, h *house, name string) Clause {
	if m.File.Language == program.TypeScript {
		return Clause{Title: "Throw if " + name + " was not found", Error: "Error", Message: name + " not found"}
	}
	class := p.Config.PreconditionError(program.Ruby)
	if h.class != "" {
		class = h.class
	}
	return Clause{Title: "Raise " + class + " if " + name + " is nil", Error: class, Message: name + " not found"}
}

// access sets the condition that a variable holds nothing.
func (c *Clause) access(f *program.File, h *house, access string) {
	switch {
	case f.Language == program.TypeScript && h.form == falsyForm:
		c.Bad = "!" + access
	case f.Language == program.TypeScript:
		c.Bad = access + " == null"
	case h.form == falsyForm:
		c.Good = access
	default:
		c.Bad = access + ".nil?"
	}
}

// continues reports whether a line holds more of a body that is no guard: guards stand apart from it.
func continues(f *program.File, line int) bool {
	if line >= f.Text.LineCount() {
		return false
	}
	text := strings.TrimSpace(f.Text.Slice(f.Text.LineSpan(line)))
	if f.Language == program.TypeScript {
		return text != "" && !strings.HasPrefix(text, "}") && !strings.HasPrefix(text, "if (")
	}
	for _, word := range []string{"end", "else", "elsif", "when", "in ", "rescue", "ensure", "return", "raise", "}"} {
		if strings.HasPrefix(text, word) {
			return false
		}
	}
	return text != ""
}
