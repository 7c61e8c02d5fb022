package report

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/fatih/color"

	"github.com/agentcore/proviso/contracts"
)

// painter colours words, or leaves them.
type painter bool

func (p painter) paint(s string, attributes ...color.Attribute) string {
	if !p {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor() // whether to colour is the caller's decision, not that of the library's look at the terminal
	return c.Sprint(s)
}

var colours = map[contracts.Severity]color.Attribute{
	contracts.Error: color.FgRed, contracts.Warning: color.FgYellow, contracts.Information: color.FgCyan, contracts.Hint: color.FgBlue,
}

// text is the format for people: each finding with its source line, its evidence and its preferred repair.
func text(w io.Writer, r *Report, s Style) error {
	var b strings.Builder
	p := painter(s.Color)
	for _, f := range r.shown() {
		p.finding(&b, f)
	}
	if s.Statistics {
		r.writeStatistics(&b)
	}
	if !s.Quiet {
		for _, skipped := range r.Skipped {
			fmt.Fprintf(&b, "%s: skipped: %s\n", printable(skipped.Path), printable(skipped.Reason))
		}
		fmt.Fprintln(&b, r.summary())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (p painter) finding(b *strings.Builder, f shown) {
	at := place(f.File, f.Span).Start
	hue := colours[f.Severity]
	fmt.Fprintf(b, "%s: %s %s: %s\n", p.paint(fmt.Sprintf("%s:%d:%d", printable(f.File.Path), at.Line, at.Column), color.Bold),
		p.paint(f.Severity.String(), hue, color.Bold), f.Rule, printable(f.Message))
	source, caret := excerpt(f.File, f.Span)
	number := fmt.Sprint(at.Line)
	fmt.Fprintf(b, "  %s | %s\n  %s | %s\n", number, source, strings.Repeat(" ", len(number)), p.paint(caret, hue))
	for _, e := range f.Evidence {
		at := place(e.File, e.Span).Start
		fmt.Fprintf(b, "  %s:%d:%d: %s\n", printable(e.File.Path), at.Line, at.Column, printable(e.Message))
	}
	if word, r, ok := foremost(f.Repairs); ok {
		fmt.Fprintf(b, "  %s: %s%s\n", word, printable(r.Title), rejects(r))
	}
	b.WriteByte('\n')
}

// foremost is the repair that --fix makes, or with --unsafe, and where a person has to choose the first that is offered, with the word
// that says which it is.
func foremost(list []contracts.Repair) (word string, r contracts.Repair, ok bool) {
	for _, r := range list {
		if r.Preferred {
			return "fix", r, true
		}
	}
	if len(list) == 0 {
		return "", contracts.Repair{}, false
	}
	return "possible fix", list[0], true
}

func rejects(r contracts.Repair) string {
	if r.Rejects == "" {
		return ""
	}
	return " (" + printable(r.Rejects) + ")"
}

func (r *Report) writeStatistics(b *strings.Builder) {
	counts := r.statistics()
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if counts[names[i]] != counts[names[j]] {
			return counts[names[i]] > counts[names[j]]
		}
		return names[i] < names[j]
	})
	for _, name := range names {
		fmt.Fprintf(b, "%6d  %s\n", counts[name], name)
	}
}

func (r *Report) summary() string {
	var parts []string
	hidden := 0
	for s := contracts.Error; s >= contracts.Hint; s-- {
		n := r.Count(s)
		if s < r.Level {
			hidden += n
		} else if n > 0 {
			parts = append(parts, count(n, s))
		}
	}
	if len(parts) == 0 {
		parts = []string{"no findings"}
	}
	out := fmt.Sprintf("%s in %s, %s", strings.Join(parts, ", "), plural(r.Files, "file"), plural(r.Lines, "line"))
	for _, extra := range []struct {
		n    int
		what string
	}{{hidden, "below " + r.Level.String()}, {r.Suppressed, "suppressed"}, {r.Baselined, "in the baseline"}, {len(r.Skipped), "skipped"}} {
		if extra.n > 0 {
			out += fmt.Sprintf("; %d %s", extra.n, extra.what)
		}
	}
	return out
}

func count(n int, s contracts.Severity) string {
	if s == contracts.Information {
		return fmt.Sprintf("%d information", n)
	}
	return plural(n, s.String())
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
