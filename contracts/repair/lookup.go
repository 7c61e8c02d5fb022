package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Found is the guard right below a statement that stores what a lookup found under a name: it raises the class, unless the house has
// an exit for what is not found. House tells that it fails as the neighbours do.
func Found(p *contracts.Pass, m *program.Method, lookup *program.Expr, name, class string) (r contracts.Repair, house, ok bool) {
	if p.Unmended {
		return r, false, false
	}
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
	c, access := missing(class, name), name
	if strings.HasPrefix(target, "@") {
		access = "@" + name
	}
	c.access(f, h, access)
	if exit := h.exitWhenLost(p); exit != nil {
		c.Exit, house = exit.fill(f, name), true
		c.imports = imported(f, exit, exit.needs)
		c.Title = "Leave with " + c.Exit + " if nothing is found"
		if exit.raises {
			c.Title = "Fail as neighbours do if nothing is found: " + c.Exit
		}
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

// exitWhenLost is how the house leaves when a lookup finds nothing, as far as the configuration lets it.
func (h *house) exitWhenLost(p *contracts.Pass) *sample {
	style := p.Config.FailingExitStyle()
	switch {
	case h.lost != nil && !(h.lost.raises && style == "return") && !(!h.lost.raises && style == "raise"):
		return h.lost
	case h.exit != nil && !h.exit.raises && style != "raise":
		return h.exit
	}
	return nil
}

// missing is the clause that raises when a lookup found nothing.
func missing(class, name string) Clause {
	return Clause{Title: "Fail with " + class + " if nothing is found", Error: class, Message: name + " not found"}
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

// Raising is the lookup that raises by itself in the place of a find_by: find for the primary key, find_by! for all else.
func Raising(f *program.File, lookup *program.Expr, preferred bool) (contracts.Repair, bool) {
	if lookup.Name != "find_by" || lookup.NameSpan.Len() == 0 {
		return contracts.Repair{}, false
	}
	if key := primary(lookup); key != nil {
		span := syntax.Span{Start: lookup.NameSpan.Start, End: lookup.Span.End}
		text := "find(" + f.Text.Slice(key.Span) + ")"
		if strings.HasSuffix(f.Text.Slice(span), ")") {
			return Replace(f, span, text, "Use find, which raises when nothing is found", preferred, true), true
		}
	}
	return Replace(f, lookup.NameSpan, "find_by!", "Use find_by!, which raises when nothing is found", preferred, true), true
}

// primary is the value in find_by(id: value); nil for every other lookup.
func primary(lookup *program.Expr) *program.Expr {
	args := lookup.List
	if len(args) == 1 && args[0].Op == program.Hash {
		args = args[0].List
	}
	if len(args) != 1 || args[0].Op != program.Pair || args[0].X == nil || args[0].X.Name != "id" || args[0].Y == nil || args[0].Y.Span.Len() == 0 {
		return nil
	}
	return args[0].Y
}
