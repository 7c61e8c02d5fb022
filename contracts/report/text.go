package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// TextOptions shape the report for people.
type TextOptions struct {
	Color bool
	Quiet bool // findings only
}

type painter struct{ on bool }

func (p painter) paint(s string, attrs ...color.Attribute) string {
	if !p.on {
		return s
	}
	c := color.New(attrs...)
	c.EnableColor()
	return c.Sprint(s)
}

var colours = map[contracts.Severity]color.Attribute{contracts.Error: color.FgRed, contracts.Warning: color.FgYellow, contracts.Information: color.FgCyan, contracts.Hint: color.FgBlue}

// Text writes findings with their source line, a caret, the evidence and the preferred repair, then a summary.
func Text(w io.Writer, r *Report, o TextOptions) error {
	var b strings.Builder
	p := painter{o.Color}
	for _, f := range r.Findings {
		textFinding(&b, p, f)
	}
	if !o.Quiet {
		for _, s := range r.Skipped {
			fmt.Fprintf(&b, "%s: skipped: %s\n", s.Path, s.Reason)
		}
		fmt.Fprintln(&b, summary(r))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func textFinding(b *strings.Builder, p painter, f contracts.Finding) {
	where := at(f.File, f.Span).Start
	fmt.Fprintf(b, "%s: %s: %s %s\n", p.paint(fmt.Sprintf("%s:%d:%d", f.File.Path, where.Line, where.Column), color.Bold),
		p.paint(f.Severity.String(), colours[f.Severity], color.Bold), f.Message, p.paint("["+f.Rule+"]", color.Faint))
	t := f.File.Text
	line := t.LineOf(f.Span.Start)
	number := fmt.Sprint(line + 1)
	source := t.Slice(t.LineSpan(line))
	if len(source) <= 300 {
		fmt.Fprintf(b, " %s | %s\n", number, source)
		fmt.Fprintf(b, " %s | %s\n", strings.Repeat(" ", len(number)), p.paint(caret(t, line, f.Span), colours[f.Severity]))
	}
	for _, e := range f.Evidence {
		at := at(e.File, e.Span).Start
		fmt.Fprintf(b, "   note: %s:%d:%d: %s\n", e.File.Path, at.Line, at.Column, e.Message)
	}
	if len(f.Repairs) > 0 {
		fmt.Fprintf(b, "   fix: %s\n", f.Repairs[0].Title)
	}
	b.WriteByte('\n')
}

// caret underlines the part of the span on its first line; tabs before it are kept so that it stands below the text.
func caret(t *syntax.Text, line int, s syntax.Span) string {
	l := t.LineSpan(line)
	var b strings.Builder
	for _, r := range t.Slice(syntax.Span{Start: l.Start, End: s.Start}) {
		if r == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
	}
	n := len([]rune(t.Slice(syntax.Span{Start: s.Start, End: min(s.End, l.End)})))
	b.WriteByte('^')
	if n > 1 {
		b.WriteString(strings.Repeat("~", n-1))
	}
	return b.String()
}

func summary(r *Report) string {
	count := func(n int, word string) string {
		if n != 1 && word != "information" {
			word += "s"
		}
		return fmt.Sprintf("%d %s", n, word)
	}
	s := fmt.Sprintf("%s checked: %s, %s, %s, %s", count(r.Files, "file"), count(r.Counts[contracts.Error], "error"), count(r.Counts[contracts.Warning], "warning"),
		count(r.Counts[contracts.Information], "information"), count(r.Counts[contracts.Hint], "hint"))
	if r.Suppressed > 0 {
		s += fmt.Sprintf(", %d suppressed", r.Suppressed)
	}
	if len(r.Skipped) > 0 {
		s += fmt.Sprintf(", %d skipped", len(r.Skipped))
	}
	return s
}
