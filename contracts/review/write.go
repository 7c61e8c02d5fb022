package review

import (
	"fmt"
	"strings"
)

// Text writes a report for a terminal.
func (r *Report) Text() string {
	var b strings.Builder
	last := Kind("")
	for _, c := range r.Changes {
		if c.Kind != last {
			fmt.Fprintf(&b, "%s\n", heading(c.Kind))
			last = c.Kind
		}
		fmt.Fprintf(&b, "  %s:%d  %s", c.File, c.Line, c.Symbol)
		if c.Text != "" {
			fmt.Fprintf(&b, ": %s", strings.ReplaceAll(c.Text, "`", ""))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s\n", r.summary())
	return b.String()
}

func heading(k Kind) string {
	text := strings.ToUpper(string(k[:1])) + string(k[1:])
	if breaking[k] {
		text += " (may break callers)"
	}
	return text
}

func (r *Report) summary() string {
	n := 0
	for _, c := range r.Changes {
		if c.Breaking {
			n++
		}
	}
	files := "files"
	if r.Files == 1 {
		files = "file"
	}
	switch {
	case len(r.Changes) == 0:
		return fmt.Sprintf("No contract changed in %d changed %s since %s: a patch.", r.Files, files, r.Since)
	case n == 0:
		return fmt.Sprintf("%s in %d changed %s since %s, none of them breaking: a %s version.", count(len(r.Changes)), r.Files, files, r.Since, r.Semver)
	}
	return fmt.Sprintf("%s in %d changed %s since %s, %d of them may break callers: a %s version.", count(len(r.Changes)), r.Files, files, r.Since, n, r.Semver)
}

func count(n int) string {
	if n == 1 {
		return "1 change of a contract"
	}
	return fmt.Sprintf("%d changes of contracts", n)
}

// Markdown writes a report for a comment on a pull request.
func (r *Report) Markdown() string {
	var b strings.Builder
	b.WriteString("### Contracts\n\n")
	fmt.Fprintf(&b, "%s\n", r.summary())
	last := Kind("")
	for _, c := range r.Changes {
		if c.Kind != last {
			fmt.Fprintf(&b, "\n**%s**\n\n", heading(c.Kind))
			last = c.Kind
		}
		fmt.Fprintf(&b, "- `%s` (%s:%d)", c.Symbol, c.File, c.Line)
		if c.Text != "" {
			fmt.Fprintf(&b, ": %s", strings.ReplaceAll(c.Text, "\n", " "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
