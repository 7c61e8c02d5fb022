package ruby

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// source is a readable tree of a text, repaired where that was needed.
type source struct {
	tree     *syntax.Tree
	errors   []syntax.Span // what could not be read, in the original text
	broken   []syntax.Span // methods whose bodies were left out of the tree
	comments []syntax.Span // comments in what was left out
}

// read parses the text. Where the whole has errors, every method is read by itself, and those that stay unreadable are
// taken out before the whole is parsed again: one unclosed "if" would otherwise cost the class all its methods.
func read(text *syntax.Text, p *syntax.Parser) (*source, error) {
	masked := mask(text)
	tree, err := p.Parse(masked, syntax.Ruby)
	if err != nil {
		return nil, err
	}
	s := &source{tree: tree, errors: errors(tree, 0)}
	if len(s.errors) == 0 {
		return s, nil
	}
	return repair(masked, s)
}

// reserved words stand as identifiers where the parser met them without what they belong to.
var reserved = map[string]bool{
	"end": true, "else": true, "elsif": true, "when": true, "then": true, "ensure": true, "rescue": true, "do": true,
}

// errors lists the top-most ERROR and MISSING nodes, and stray reserved words, with offset added to each.
func errors(t *syntax.Tree, offset int) []syntax.Span {
	var out []syntax.Span
	end := 0
	for i := range t.Nodes {
		id, n := syntax.ID(i), t.Nodes[i]
		if int(n.Start) < end && int(n.End) <= end {
			continue
		}
		if t.Is(id, syntax.IsError) || t.Is(id, syntax.Missing) || stray(t, id) {
			out = append(out, syntax.Span{Start: int(n.Start) + offset, End: int(n.End) + offset})
			end = int(n.End)
		}
	}
	return out
}

// stray reports whether n is a reserved word where only a name can stand: an "end" too many.
func stray(t *syntax.Tree, n syntax.ID) bool {
	if t.KindOf(n) != "identifier" || !reserved[t.Source(n)] {
		return false
	}
	p := t.Parent(n)
	switch t.KindOf(p) {
	case "program", "body_statement", "block_body", "then", "else", "do", "begin", "ensure", "ERROR":
		return true
	case "call":
		return t.Child(p, "receiver") == 0
	}
	return false
}

// brokenTopLevel finds the definitions inside an ERROR that covers them.
func (l *lowering) brokenTopLevel(n syntax.ID) *program.Expr {
	e := l.opaque(n)
	l.salvage(n, func(c syntax.ID) {
		if x := l.topLevel(c); x != nil {
			e.List = append(e.List, x)
		}
	})
	return e
}

// brokenMembers does the same inside a class.
func (l *lowering) brokenMembers(n syntax.ID) { l.salvage(n, l.member) }

// salvage lowers the children of an ERROR node: (ERROR "class" (constant) …) opens that class for the children after it,
// up to its "end" if there is one. Anything outside such a class goes to outside.
func (l *lowering) salvage(n syntax.ID, outside func(syntax.ID)) {
	if l.depth > maxDepth {
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	old := l.body
	var open []*body
	children := l.tree.Children(n)
	for i := 0; i < len(children); i++ {
		c := children[i]
		switch {
		case l.opensClass(children, i):
			open = append(open, l.body)
			l.openBroken(children[i], children[i+1], l.span(n).End)
			i++
		case l.kind(c) == "end" && len(open) > 0:
			l.body.class.Span.End = l.span(c).End
			l.body, open = open[len(open)-1], open[:len(open)-1]
		case !l.tree.Is(c, syntax.Named), l.kind(c) == "comment", l.kind(c) == "heredoc_body":
		case l.kind(c) == "superclass" && len(open) > 0:
			l.body.class.Super = l.superName(l.firstPart(c))
		case len(open) > 0:
			l.within(newScope(nil), func() { l.member(c) })
		default:
			outside(c)
		}
	}
	l.body = old
}

func (l *lowering) opensClass(children []syntax.ID, i int) bool {
	if k := l.kind(children[i]); k != "class" && k != "module" || l.tree.Is(children[i], syntax.Named) {
		return false
	}
	if i+1 >= len(children) {
		return false
	}
	k := l.kind(children[i+1])
	return k == "constant" || k == "scope_resolution"
}

func (l *lowering) openBroken(keyword, name syntax.ID, end int) {
	kind := program.KindClass
	if l.kind(keyword) == "module" {
		kind = program.KindModule
	}
	c := l.openClass(name, kind, syntax.Span{Start: l.span(keyword).Start, End: end})
	c.Broken = true
	l.body = &body{class: c}
}

// markBroken marks the methods whose bodies were taken out of the tree, and the classes around anything unreadable.
func (l *lowering) markBroken(s *source) {
	starts := map[int]bool{}
	for _, b := range s.broken {
		starts[b.Start] = true
	}
	mark := func(m *program.Method) { m.Broken = m.Broken || starts[m.Span.Start] || l.errorIn(m.Span) }
	for _, m := range l.file.Functions {
		mark(m)
	}
	for _, c := range l.file.Classes {
		for _, m := range c.Methods {
			mark(m)
		}
		c.Broken = c.Broken || l.errorIn(c.Span)
	}
	if t := l.file.TopLevel; t != nil {
		t.Broken = l.errorIn(t.Span)
	}
}

func (l *lowering) errorIn(s syntax.Span) bool { return slices.ContainsFunc(l.file.Errors, s.Contains) }
