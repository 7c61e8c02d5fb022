package suppression

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// Defects are the findings about the comments themselves; call it after Filter. Known are the names of all rules, and ran tells
// whether one of them looked at the file.
func (s *Suppressions) Defects(known []string, ran func(rule string) bool) []contracts.Finding {
	var out []contracts.Finding
	for _, d := range s.list {
		out = append(out, s.defects(d, known, ran)...)
	}
	return out
}

func (s *Suppressions) defects(d *directive, known []string, ran func(string) bool) []contracts.Finding {
	if !contains(verbs, d.verb) {
		if near := config.Nearest(d.verb, verbs); near != "" {
			return []contracts.Finding{s.finding(Unused, d, "", fmt.Sprintf("`proviso:%s` means nothing; did you mean `proviso:%s`?", d.verb, near),
				s.replaceVerb(d, near))}
		}
		return nil
	}
	if len(d.names) == 0 {
		if d.verb == enable {
			return nil // it ends everything that was disabled
		}
		return []contracts.Finding{s.finding(Unused, d, "", "this suppression names no rule", s.removal(d, nil))}
	}
	var out []contracts.Finding
	for _, n := range d.names {
		if message := s.idle(d, n, known, ran); message != "" {
			out = append(out, s.finding(Unused, d, n.text, message, s.removal(d, n)))
		}
	}
	if !d.reasoned && d.verb != enable && len(out) < len(d.names) {
		message := fmt.Sprintf("say behind ` -- ` why %s is suppressed here", list(d.names))
		out = append(out, s.finding(Unexplained, d, d.names[0].text, message, s.explanation(d)))
	}
	return out
}

// idle says how a name is of no use, or "".
func (s *Suppressions) idle(d *directive, n *name, known []string, ran func(string) bool) string {
	switch {
	case !contains(known, n.text):
		if near := config.Nearest(n.text, known); near != "" {
			return fmt.Sprintf("no rule is called `%s`; did you mean `%s`?", n.text, near)
		}
		return fmt.Sprintf("no rule is called `%s`", n.text)
	case n.used, n.text == Unused.Name, n.text == Unexplained.Name:
		return ""
	case d.verb == enable:
		return fmt.Sprintf("`%s` was not disabled above", n.text)
	case len(s.file.Errors) > 0 || !ran(n.text):
		return ""
	}
	return fmt.Sprintf("no finding of `%s` is suppressed by this comment", n.text)
}

func (s *Suppressions) finding(rule *contracts.Rule, d *directive, subject, message string, repair contracts.Repair) contracts.Finding {
	return contracts.Finding{Rule: rule.Name, Severity: rule.Default, Message: message, File: s.file, Span: d.span, Subject: subject,
		Repairs: []contracts.Repair{repair}}
}

// removal takes a name out of a directive, or the whole comment when it is the only name (or nil).
func (s *Suppressions) removal(d *directive, n *name) contracts.Repair {
	if len(d.names) < 2 {
		return s.repair("Remove the suppression", s.whole(d.span), "", true)
	}
	span := syntax.Span{Start: n.span.Start, End: d.names[1].span.Start}
	for i, other := range d.names[1:] {
		if other == n {
			span = syntax.Span{Start: d.names[i].span.End, End: n.span.End}
		}
	}
	return s.repair("Remove "+n.text+" from the suppression", span, "", true)
}

func (s *Suppressions) explanation(d *directive) contracts.Repair {
	return s.repair("Add a reason", syntax.Span{Start: d.end, End: d.end}, " -- reason", false)
}

func (s *Suppressions) replaceVerb(d *directive, verb string) contracts.Repair {
	start := d.span.Start + strings.Index(s.file.Text.Slice(d.span), "proviso:") + len("proviso:")
	return s.repair("Write proviso:"+verb, syntax.Span{Start: start, End: start + len(d.verb)}, verb, false)
}

func (s *Suppressions) repair(title string, span syntax.Span, text string, preferred bool) contracts.Repair {
	return contracts.Repair{Title: title, Preferred: preferred, Safe: true, Edits: []contracts.Edit{{File: s.file, Span: span, NewText: text}}}
}

// whole widens a comment by the lines it has for itself, or by the blanks before it.
func (s *Suppressions) whole(c syntax.Span) syntax.Span {
	t := s.file.Text
	if alone(t, c) {
		start := t.LineSpan(t.LineOf(c.Start)).Start
		last := t.LineOf(max(c.End-1, c.Start))
		return syntax.Span{Start: start, End: t.LineSpan(last + 1).Start}
	}
	start := c.Start
	for start > 0 && (t.String()[start-1] == ' ' || t.String()[start-1] == '\t') {
		start--
	}
	return syntax.Span{Start: start, End: c.End}
}

func list(names []*name) string {
	var out []string
	for _, n := range names {
		out = append(out, "`"+n.text+"`")
	}
	return strings.Join(out, ", ")
}

func contains(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}
