package card

import (
	"fmt"
	"strings"
)

// signs stand before clauses: only what was seen to hold has a tick.
var signs = map[Mark]string{Implemented: "✓", Declared: "◐", Inherited: "◐", Trusted: "◐", Inferred: "·", Drifted: "✗", Documented: "¶"}

// Sign is the sign of a mark.
func (m Mark) Sign() string { return signs[m] }

// Text writes a card for a terminal.
func (c *Card) Text() string {
	var b strings.Builder
	c.text(&b, "")
	return b.String()
}

func (c *Card) text(b *strings.Builder, indent string) {
	fmt.Fprintf(b, "%s%s  (%s, %s:%d)", indent, c.Symbol, c.Kind, c.File, c.Line)
	if c.Status != None {
		fmt.Fprintf(b, "  %s", c.Status)
	}
	b.WriteByte('\n')
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(b, "%s  %s\n", indent, title)
		for _, l := range lines {
			fmt.Fprintf(b, "%s    %s\n", indent, l)
		}
	}
	section("takes", c.paramLines(plain))
	section("requires", clauseLines(c.Requires, plain))
	section("fails", c.failureLines(plain))
	section("does", c.effectLines(plain))
	section("ensures", clauseLines(c.Ensures, plain))
	section("always", clauseLines(c.Invariants, plain))
	section("called", c.callerLines(plain))
	for _, m := range c.Methods {
		b.WriteByte('\n')
		m.text(b, indent+"  ")
	}
}

// Markdown writes a card for an editor or a review.
func (c *Card) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**", c.Symbol)
	if c.Status != None {
		fmt.Fprintf(&b, " — %s", c.Status)
	}
	b.WriteString("\n")
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n*%s*\n", title)
		for _, l := range lines {
			fmt.Fprintf(&b, "- %s\n", l)
		}
	}
	section("takes", c.paramLines(coded))
	section("requires", clauseLines(c.Requires, coded))
	section("fails", c.failureLines(coded))
	section("does", c.effectLines(coded))
	section("ensures", clauseLines(c.Ensures, coded))
	section("always", clauseLines(c.Invariants, coded))
	section("called", c.callerLines(coded))
	return strings.TrimRight(b.String(), "\n")
}

func plain(s string) string { return s }

// coded puts code in backticks, longer ones where it has some itself.
func coded(s string) string {
	if strings.Contains(s, "`") {
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}

func (c *Card) paramLines(code func(string) string) []string {
	var out []string
	for _, p := range c.Params {
		l := code(p.Name)
		if p.Type != "" {
			l += ": " + code(p.Type)
		}
		switch {
		case p.Default != "":
			l += ", default " + code(p.Default)
		case !p.Required:
			l += ", optional"
		}
		for _, f := range p.Facts {
			l += ", " + code(f)
		}
		if p.Trusted != "" {
			l += ", trusted: " + p.Trusted
		}
		out = append(out, l)
	}
	return out
}

func clauseLines(list []Clause, code func(string) string) []string {
	var out []string
	for _, c := range list {
		text := c.Text
		if c.Mark != Documented {
			text = code(c.Text)
		}
		l := fmt.Sprintf("%s %s  (%s", c.Mark.Sign(), text, c.Mark)
		if c.From != "" {
			l += " from " + c.From
		}
		if c.Example != "" {
			l += ": " + code(c.Example)
		}
		l += ")"
		if c.Message != "" {
			l += "  " + c.Message
		}
		out = append(out, l)
	}
	return out
}

func (c *Card) failureLines(code func(string) string) []string {
	var out []string
	for _, f := range c.Fails {
		out = append(out, fmt.Sprintf("%s when %s  (line %d)", f.How, code(f.When), f.Line))
	}
	return out
}

func (c *Card) effectLines(code func(string) string) []string {
	var out []string
	for i, e := range c.Effects {
		via := ""
		if e.Via != "" {
			via = ", in " + e.Via
		}
		out = append(out, fmt.Sprintf("%d. %s  (%s, line %d%s)", i+1, code(e.What), e.Kind, e.Line, via))
	}
	return out
}

func (c *Card) callerLines(code func(string) string) []string {
	if c.Callers == nil {
		return nil
	}
	out := []string{fmt.Sprintf("from %d %s in %d %s", c.Callers.Count, plural(c.Callers.Count, "place"), c.Callers.Files, plural(c.Callers.Files, "file"))}
	return append(out, c.Callers.Notes...)
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// Brief is the card in one line, for a lens: "requires 2 · ensures 1 · 1 taken on trust".
func (c *Card) Brief() string {
	var parts []string
	held, trust, drift := 0, 0, 0
	for _, list := range [][]Clause{c.Requires, c.Ensures} {
		for _, cl := range list {
			switch cl.Mark {
			case Implemented:
				held++
			case Drifted:
				drift++
			case Declared, Inherited, Trusted:
				trust++
			}
		}
	}
	if n := len(c.Requires); n > 0 {
		parts = append(parts, fmt.Sprintf("requires %d", n))
	}
	if n := len(c.Ensures); n > 0 {
		parts = append(parts, fmt.Sprintf("ensures %d", n))
	}
	switch {
	case drift > 0:
		parts = append(parts, fmt.Sprintf("✗ %d drifted", drift))
	case trust > 0:
		parts = append(parts, fmt.Sprintf("◐ %d taken on trust", trust))
	case held > 0:
		parts = append(parts, "✓ "+string(c.Status))
	}
	return strings.Join(parts, " · ")
}
