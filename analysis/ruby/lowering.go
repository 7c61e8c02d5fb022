package ruby

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// maxDepth bounds the nesting that is lowered; anything deeper is opaque. Real code stays below 60.
const maxDepth = 500

// lowering is the state of one file's way from tree to model. Names and values are read from the original text, never
// from the tree's: masking and repair change bytes in place, so offsets agree.
type lowering struct {
	tree     *syntax.Tree
	text     *syntax.Text
	file     *program.File
	heredocs map[syntax.ID]syntax.ID // beginning → body
	docs     map[int]int             // line on which a comment of its own ends → index in file.Comments
	scope    *scope
	body     *body // class body we are in, or nil
	depth    int
	muted    int // >0: definitions met inside expressions were or will be lowered elsewhere
}

func newLowering(path string, text *syntax.Text, s *source) *lowering {
	l := &lowering{
		tree:     s.tree,
		text:     text,
		file:     &program.File{Path: path, Language: program.Ruby, Text: text, Errors: s.errors},
		heredocs: map[syntax.ID]syntax.ID{},
		docs:     map[int]int{},
		scope:    newScope(nil),
	}
	l.scan(s.comments)
	return l
}

// scan collects what stands outside the grammar's structure: comments, and heredocs, whose bodies hang wherever the line
// happens to end. Bodies follow in the order of their beginnings. Comments of methods left out of the tree come as extra.
func (l *lowering) scan(extra []syntax.Span) {
	var open []syntax.ID
	comments := slices.Clone(extra)
	for i := range l.tree.Nodes {
		id := syntax.ID(i)
		if !scanned.Has(l.tree, id) {
			continue
		}
		switch l.tree.KindOf(id) {
		case "comment":
			comments = append(comments, l.span(id))
		case "heredoc_beginning":
			open = append(open, id)
		case "heredoc_body":
			if len(open) > 0 {
				l.heredocs[open[0]] = id
				open = open[1:]
			}
		}
	}
	slices.SortFunc(comments, func(a, b syntax.Span) int { return a.Start - b.Start })
	for _, c := range comments {
		l.comment(c)
	}
}

var scanned = syntax.Kinds(syntax.Ruby, "comment", "heredoc_beginning", "heredoc_body")

func (l *lowering) comment(s syntax.Span) {
	first := l.text.LineSpan(l.text.LineOf(s.Start))
	if first.Start+len(l.text.Indent(s.Start)) == s.Start {
		l.docs[l.text.LineOf(max(s.Start, s.End-1))] = len(l.file.Comments)
	}
	l.file.Comments = append(l.file.Comments, program.Comment{Span: s, Text: l.text.Slice(s)})
}

// docAbove joins the comments on the lines directly above the offset.
func (l *lowering) docAbove(offset int) *program.Comment {
	var lines []string
	var span syntax.Span
	for line := l.text.LineOf(offset) - 1; line >= 0; line = l.text.LineOf(span.Start) - 1 {
		i, ok := l.docs[line]
		if !ok {
			break
		}
		c := l.file.Comments[i]
		if lines == nil {
			span.End = c.Span.End
		}
		span.Start = c.Span.Start
		lines = append(lines, c.Text)
	}
	if lines == nil {
		return nil
	}
	slices.Reverse(lines)
	return &program.Comment{Span: span, Text: strings.Join(lines, "\n")}
}

func (l *lowering) span(n syntax.ID) syntax.Span              { return l.tree.Span(n) }
func (l *lowering) kind(n syntax.ID) string                   { return l.tree.KindOf(n) }
func (l *lowering) child(n syntax.ID, field string) syntax.ID { return l.tree.Child(n, field) }

// source is the text of n; that of no node is empty.
func (l *lowering) source(n syntax.ID) string {
	if n == 0 {
		return ""
	}
	return l.text.Slice(l.tree.Span(n))
}

// parts lists the named children of n that belong to the program.
func (l *lowering) parts(n syntax.ID) []syntax.ID {
	var out []syntax.ID
	for c := l.tree.Nodes[n].First; c != 0; c = l.tree.Nodes[c].Next {
		if !l.tree.Is(c, syntax.Named) {
			continue
		}
		switch l.kind(c) {
		case "comment", "heredoc_body", "empty_statement", "uninterpreted":
		default:
			out = append(out, c)
		}
	}
	return out
}

// firstPart is the first of the parts of n, or 0.
func (l *lowering) firstPart(n syntax.ID) syntax.ID {
	if p := l.parts(n); len(p) > 0 {
		return p[0]
	}
	return 0
}

// program lowers the whole file; statements outside classes become the body of a synthetic method.
func (l *lowering) program() {
	var list []*program.Expr
	if l.tree.Is(0, syntax.IsError) {
		list = l.brokenTopLevel(0).List
	} else {
		for _, n := range l.parts(0) {
			if e := l.topLevel(n); e != nil {
				list = append(list, e)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	span := syntax.Span{Start: list[0].Span.Start, End: list[len(list)-1].Span.End}
	l.file.TopLevel = &program.Method{
		File: l.file, Kind: program.KindTopLevel, Span: span, BodySpan: span,
		Content: program.Ready(&program.Expr{Op: program.Block, Span: span, List: list}),
	}
}

// topLevel lowers a statement outside classes: nil for definitions, which have a place of their own in the file.
func (l *lowering) topLevel(n syntax.ID) *program.Expr {
	switch l.kind(n) {
	case "class", "module", "method", "singleton_method":
		l.define(n)
		return nil
	case "ERROR":
		return l.brokenTopLevel(n)
	}
	return l.expr(n)
}

// define lowers a definition wherever it stands.
func (l *lowering) define(n syntax.ID) {
	if l.muted > 0 || l.depth > maxDepth {
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	switch l.kind(n) {
	case "class", "module":
		l.class(n)
	case "method", "singleton_method":
		l.method(n)
	case "singleton_class":
		l.singletonClass(n)
	}
}
