package typescript

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// maxDepth bounds the nesting that is lowered; anything deeper is opaque. Real code stays below 100.
const maxDepth = 500

// lowering is the state of one file's way from tree to model. Names and values are read from the original text, never
// from the tree's: masking and repair change bytes in place, so offsets agree.
type lowering struct {
	tree     *syntax.Tree
	text     *syntax.Text
	file     *program.File
	docs     map[int]int     // line on which a comment of its own ends → index in file.Comments
	exported map[string]bool // names in export { … } and export default Name
	frame    *frame          // innermost function, nil in module code
	outer    *program.Class  // class we are in
	prefix   string          // "N.M." inside namespaces
	top      []*program.Expr // module code met so far
	depth    int
}

func newLowering(path string, text *syntax.Text, s *source) *lowering {
	l := &lowering{
		tree:     s.tree,
		text:     text,
		file:     &program.File{Path: path, Language: program.TypeScript, Text: text, Errors: s.errors},
		docs:     map[int]int{},
		exported: map[string]bool{},
	}
	l.scan(s.comments)
	return l
}

// scan collects what is needed before the walk: comments, those of bodies left out of the tree as extra, and the names
// that are exported by a statement of their own, wherever it stands.
func (l *lowering) scan(extra []syntax.Span) {
	comments := slices.Clone(extra)
	for i := range l.tree.Nodes {
		n := syntax.ID(i)
		if !scanned[l.tree.Language].Has(l.tree, n) {
			continue
		}
		switch l.kind(n) {
		case "comment":
			comments = append(comments, l.span(n))
		case "export_statement":
			l.exports(n)
		}
	}
	slices.SortFunc(comments, func(a, b syntax.Span) int { return a.Start - b.Start })
	for _, c := range comments {
		l.comment(c)
	}
}

var scanned = each("comment", "export_statement")

func (l *lowering) exports(n syntax.ID) {
	if l.child(n, "source") != 0 {
		return
	}
	if clause := l.tree.ChildOfKind(n, "export_clause"); clause != 0 {
		for _, s := range l.parts(clause) {
			l.exported[l.source(l.child(s, "name"))] = true
		}
	}
	for _, c := range l.parts(n) { // export default Name, export = Name
		if l.kind(c) == "identifier" {
			l.exported[l.source(c)] = true
		}
	}
}

func (l *lowering) comment(s syntax.Span) {
	if l.text.LineSpan(l.text.LineOf(s.Start)).Start+len(l.text.Indent(s.Start)) == s.Start {
		l.docs[l.text.LineOf(max(s.Start, s.End-1))] = len(l.file.Comments)
	}
	l.file.Comments = append(l.file.Comments, program.Comment{Span: s, Text: l.text.Slice(s)})
}

// docAbove is the block comment directly above the offset, or the line comments there joined. A block that opens the line of
// the offset itself is closer still.
func (l *lowering) docAbove(offset int) *program.Comment {
	if i, ok := l.docs[l.text.LineOf(offset)]; ok {
		if c := l.file.Comments[i]; c.Span.End <= offset && strings.HasPrefix(c.Text, "/**") && strings.TrimSpace(l.text.Slice(syntax.Span{Start: c.Span.End, End: offset})) == "" {
			return &c
		}
	}
	var lines []string
	var span syntax.Span
	for line := l.text.LineOf(offset) - 1; line >= 0; line = l.text.LineOf(span.Start) - 1 {
		i, ok := l.docs[line]
		if !ok {
			break
		}
		c := l.file.Comments[i]
		block := strings.HasPrefix(c.Text, "/*")
		if block && lines != nil {
			break
		}
		if lines == nil {
			span.End = c.Span.End
		}
		span.Start = c.Span.Start
		lines = append(lines, c.Text)
		if block {
			break
		}
	}
	if lines == nil {
		return nil
	}
	slices.Reverse(lines)
	return &program.Comment{Span: span, Text: strings.Join(lines, "\n")}
}

// markBroken marks the methods whose bodies were taken out of the tree, and the classes around anything unreadable.
func (l *lowering) markBroken(s *source) {
	mark := func(m *program.Method) { m.Broken = m.Broken || touches(m.Span, s.broken) }
	for _, m := range l.file.Functions {
		mark(m)
	}
	for _, c := range l.file.Classes {
		for _, m := range c.Methods {
			mark(m)
		}
		c.Broken = c.Broken || touches(c.Span, s.broken)
	}
	if t := l.file.TopLevel; t != nil {
		t.Broken = len(l.file.Errors) > 0
	}
}

// touches reports whether one of the spans begins inside s: an unclosed body ends behind its method.
func touches(s syntax.Span, all []syntax.Span) bool {
	return slices.ContainsFunc(all, func(b syntax.Span) bool { return s.Start <= b.Start && b.Start < s.End })
}
