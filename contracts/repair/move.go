package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// MoveUp cuts a guard's whole lines and puts them above the statement that holds at. Both must stand in the method's own list of
// statements, and the guard may read only what does not change between the two places.
func MoveUp(m *program.Method, at, guard *program.Expr, title string) (contracts.Repair, bool) {
	target, between := spanned(m, at, guard)
	if target == nil || !movable(m, guard, between) {
		return contracts.Repair{}, false
	}
	t := m.File.Text
	from := wholeLines(t, guard.Span)
	to := t.LineSpan(t.LineOf(target.Span.Start)).Start
	if c := commentAbove(m, target.Span.Start); c >= 0 {
		to = t.LineSpan(t.LineOf(c)).Start
	}
	text := t.Slice(from)
	if strings.TrimSpace(strings.TrimRight(text, "\r\n;")) != strings.TrimRight(t.Slice(guard.Span), ";") || to > from.Start {
		return contracts.Repair{}, false
	}
	if before := t.Slice(syntax.Span{Start: to, End: target.Span.Start}); commentAbove(m, target.Span.Start) < 0 && strings.TrimSpace(before) != "" {
		return contracts.Repair{}, false // the statement shares its line with another
	}
	if !strings.HasSuffix(text, "\n") {
		text += t.EOL()
	}
	if line := t.LineOf(to); line > 0 && blank(t, line-1) && joins(m, target) {
		to = t.LineSpan(line - 1).Start // to the guards above, over the empty line below them
	} else if gap(m, target, t.EOL()) != "" && continues(m.File, t.LineOf(to)) {
		text += t.EOL()
	}
	if line := t.LineOf(from.Start); line > 0 && blank(t, line-1) && from.End < t.Len() && blank(t, t.LineOf(from.End)) {
		from.End = min(t.LineSpan(t.LineOf(from.End)).End+len(t.EOL()), t.Len()) // one empty line is enough
	}
	return contracts.Repair{Title: title, Preferred: true, Safe: true, Edits: []contracts.Edit{
		{File: m.File, Span: syntax.Span{Start: to, End: to}, NewText: text},
		{File: m.File, Span: from, NewText: ""},
	}}, true
}

// joins reports whether a guard stands right before the statement.
func joins(m *program.Method, target *program.Expr) bool {
	list := statements(m)
	for i, s := range list {
		if s == target {
			return i > 0 && guards(m)[list[i-1]]
		}
	}
	return false
}

// spanned is the statement of m's own list that holds at, and the statements from there to the guard; nil if the guard is no
// statement of that list behind it.
func spanned(m *program.Method, at, guard *program.Expr) (target *program.Expr, between []*program.Expr) {
	for _, s := range statements(m) {
		if s == guard {
			return target, between
		}
		if target == nil && s.Span.Contains(at.Span) {
			target = s
		}
		if target != nil {
			between = append(between, s)
		}
	}
	return nil, nil
}

// movable reports whether a guard reads only parameters, fields and constants, none of which the statements in between write.
func movable(m *program.Method, guard *program.Expr, between []*program.Expr) bool {
	params := map[string]bool{}
	for _, p := range m.Params {
		params[p.Name] = true
		for _, l := range p.Leaves {
			params[l.Name] = true
		}
	}
	reads, ok := map[string]bool{}, true
	guard.Walk(func(x *program.Expr) bool {
		switch {
		case x.Op == program.Local:
			ok = ok && params[x.Name]
			reads[x.Name] = true
		case x.Op == program.Field_, x.Op == program.Call && x.X == nil && len(x.List) == 0:
			reads[x.Name] = true
		}
		return ok
	})
	for _, s := range between {
		s.Walk(func(x *program.Expr) bool {
			if x.Op == program.Assign && x.X != nil && (x.X.Op == program.Local || x.X.Op == program.Field_) && reads[x.X.Name] {
				ok = false
			}
			return ok
		})
	}
	return ok
}

// wholeLines covers the whole lines of a span, line end included.
func wholeLines(t *syntax.Text, s syntax.Span) syntax.Span {
	end := t.LineSpan(t.LineOf(max(s.End-1, s.Start))).End
	return syntax.Span{Start: t.LineSpan(t.LineOf(s.Start)).Start, End: min(end+len(t.EOL()), t.Len())}
}

// commentAbove is the start of the comment lines right above a statement, or -1.
func commentAbove(m *program.Method, at int) int {
	t := m.File.Text
	found := -1
	line := t.LineOf(at)
	for i := len(m.File.Comments) - 1; i >= 0; i-- {
		c := m.File.Comments[i]
		if c.Span.Start >= at || c.Span.Start < m.BodySpan.Start {
			continue
		}
		if t.LineOf(c.Span.End-1) == line-1 && strings.TrimSpace(t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(c.Span.Start)).Start, End: c.Span.Start})) == "" {
			found = c.Span.Start
			line = t.LineOf(c.Span.Start)
		}
	}
	return found
}
