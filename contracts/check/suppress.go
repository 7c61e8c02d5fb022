package check

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

var directive = regexp.MustCompile(`proviso:(disable-next-line|disable-file|disable|enable)\b[ \t]*([a-z, \t-]*?)[ \t]*(?:--[ \t]*(.*?))?[ \t]*(?:\*/)?$`)

// suppression is one comment that asks for silence over a range of lines (0-based, both ends included).
type suppression struct {
	comment  program.Comment
	rules    []string
	reason   string
	from, to int
	used     bool
}

// suppress drops what comments in the file ask to be dropped, and reports comments that give no reason or drop nothing.
func suppress(f *program.File, found []contracts.Finding) (kept []contracts.Finding, suppressed int) {
	list := suppressions(f)
	for _, x := range found {
		line := f.Text.LineOf(x.Span.Start)
		hidden := false
		for _, s := range list {
			if s.covers(x.Rule, line) {
				s.used, hidden = true, true
			}
		}
		if hidden {
			suppressed++
		} else {
			kept = append(kept, x)
		}
	}
	for _, s := range list {
		kept = append(kept, s.defects(f)...)
	}
	return kept, suppressed
}

func suppressions(f *program.File) []*suppression {
	var out []*suppression
	for _, c := range f.Comments {
		if !strings.Contains(c.Text, "proviso:") {
			continue
		}
		m := directive.FindStringSubmatch(strings.TrimRight(c.Text, "\r\n "))
		if m == nil {
			continue
		}
		line := f.Text.LineOf(c.Span.Start)
		s := &suppression{comment: c, rules: strings.FieldsFunc(m[2], func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }), reason: m[3]}
		switch m[1] {
		case "disable-next-line":
			s.from, s.to = line+1, f.Text.LineOf(max(c.Span.End-1, 0))+1
		case "disable-file":
			s.from, s.to = 0, f.Text.LineCount()
		case "disable":
			s.from, s.to = line, f.Text.LineCount()
		case "enable":
			for _, open := range out {
				if open.to == f.Text.LineCount() && open.from > 0 && shares(open.rules, s.rules) {
					open.to = line
				}
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

func shares(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return len(b) == 0
}

func (s *suppression) covers(rule string, line int) bool {
	if line < s.from || line > s.to {
		return false
	}
	for _, r := range s.rules {
		if r == rule {
			return true
		}
	}
	return false
}

// defects reports a suppression that suppresses nothing or says no reason.
func (s *suppression) defects(f *program.File) []contracts.Finding {
	finding := func(rule, message string, fix contracts.Repair) contracts.Finding {
		return contracts.Finding{Rule: rule, Severity: contracts.Warning, Message: message, File: f, Span: s.comment.Span, Repairs: []contracts.Repair{fix}}
	}
	if !s.used {
		return []contracts.Finding{finding("unused-suppression", fmt.Sprintf("this comment suppresses nothing: no finding of %s stands there", strings.Join(s.rules, ", ")),
			contracts.Repair{Title: "Remove the suppression", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: wholeLine(f.Text, s.comment.Span)}}})}
	}
	if s.reason == "" {
		end := syntax.Span{Start: s.comment.Span.End, End: s.comment.Span.End}
		return []contracts.Finding{finding("unexplained-suppression", "say why: add `-- reason` to the suppression",
			contracts.Repair{Title: "Add a reason", Edits: []contracts.Edit{{File: f, Span: end, NewText: " -- reason"}}})}
	}
	return nil
}

// wholeLine widens a comment that stands alone on its line to the line and its end.
func wholeLine(t *syntax.Text, s syntax.Span) syntax.Span {
	line := t.LineSpan(t.LineOf(s.Start))
	if strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: s.Start})) != "" || line.End != s.End {
		return s
	}
	return syntax.Span{Start: line.Start, End: min(line.End+len(t.EOL()), t.Len())}
}
