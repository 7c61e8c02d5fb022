package refactor

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// tests are the files that by their names test what stands in a file, opened or not.
func (s spec) tests() []*program.File {
	var out []*program.File
	for _, at := range testsOf(s.method.File.Path) {
		if f := s.pass.Program.LeftOut(at); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// added are the edits that put tests into the file that tests the class already, in its manner; none where it has them. known is false
// where there is no such file of a shape that is understood.
func (s spec) added() (edits []contracts.Edit, into string, known bool) {
	for _, f := range s.tests() {
		if len(f.Errors) > 0 {
			continue
		}
		for _, add := range []func(*program.File) ([]contracts.Edit, bool){s.intoExamples, s.intoTests, s.intoSuite} {
			if edits, ok := add(f); ok {
				return edits, f.Path, true
			}
		}
	}
	return nil, "", false
}

// group is a describe of a test file with something in it.
type group struct {
	file *program.File
	call *program.Expr
	list []*program.Expr
	shut int    // where the line begins that ends it
	in   string // how far in its statements stand
	unit string // one step
}

// groupOf is the group that a call opens; false where lines could not be put at its end without a doubt.
func groupOf(f *program.File, e *program.Expr) (group, bool) {
	body := blockOf(e)
	if body == nil || len(body.List) == 0 {
		return group{}, false
	}
	t, last := f.Text, body.List[len(body.List)-1]
	open, end := t.LineOf(e.Span.Start), endOf(e)
	line := t.LineSpan(t.LineOf(end - 1))
	g := group{file: f, call: e, list: body.List, shut: line.Start, in: t.Indent(body.List[0].Span.Start)}
	outer := t.Indent(e.Span.Start)
	unit, deeper := strings.CutPrefix(g.in, outer)
	g.unit = unit
	// Nothing but its end may stand behind the last statement: the lines of a heredoc would.
	behind := strings.TrimSpace(strings.TrimLeft(t.Slice(syntax.Span{Start: last.Span.End, End: end}), ";)"))
	own := t.LineOf(last.Span.End-1) < t.LineOf(end-1) && t.LineOf(body.List[0].Span.Start) > open
	return g, own && deeper && unit != "" && (behind == "end" || behind == "}") && t.Indent(end-1) == outer
}

// blockOf is the body of what a call is given: a Ruby block, or the last function among its arguments.
func blockOf(e *program.Expr) *program.Expr {
	c := closureOf(e)
	if c == nil || c.Body == nil || c.Body.Op != program.Block {
		return nil
	}
	return c.Body
}

func closureOf(e *program.Expr) *program.Closure {
	if e.Op != program.Call {
		return nil
	}
	if e.Closure == nil && len(e.List) > 0 && e.List[len(e.List)-1].Op == program.Closure_ {
		return e.List[len(e.List)-1].Closure
	}
	return e.Closure
}

func endOf(e *program.Expr) int { return closureOf(e).Span.End }

// inner is the group within this one that has one of some titles, empty where its end is not clear.
func (g group) inner(titles ...string) (group, bool) {
	for _, e := range g.list {
		if e.Op == program.Call && (e.Name == "describe" || e.Name == "context") && e.X == nil && len(e.List) > 0 &&
			(e.List[0].Op == program.Str || e.List[0].Op == program.Symbol) && slices.Contains(titles, e.List[0].Name) {
			in, ok := groupOf(g.file, e)
			if !ok {
				in = group{}
			}
			return in, true
		}
	}
	return group{}, false
}

// nested is the edit that puts tests at the end of the group of these titles within this one, or in a new one that open begins; ok is
// false where it is not clear where that ends.
func (g group) nested(tests []block, titles []string, open, shut string) ([]contracts.Edit, bool) {
	if in, found := g.inner(titles...); found {
		if in.call == nil {
			return nil, false
		}
		return in.end(tests), true
	}
	whole := block{lines: []string{open}}
	for i, b := range tests {
		if i > 0 {
			whole.add("")
		}
		for _, l := range b.lines {
			whole.add("  " + l)
		}
	}
	whole.add(shut)
	return g.end([]block{whole}), true
}

// end is the edit that puts those of the tests at the end of the group that are not in it.
func (g group) end(tests []block) []contracts.Edit {
	there := g.file.Text.Slice(syntax.Span{Start: g.call.Span.Start, End: g.shut})
	tests = slices.DeleteFunc(tests, func(b block) bool { return b.name != "" && strings.Contains(there, b.name) })
	if len(tests) == 0 {
		return nil
	}
	return []contracts.Edit{written(g.file, g.shut, g.in, g.unit, tests)}
}

// written is the edit that puts tests before a line, below an empty one, as the file is typed.
func written(f *program.File, at int, indent, unit string, tests []block) contracts.Edit {
	var out []block
	for _, b := range tests {
		typed := block{name: b.name}
		for _, l := range b.lines {
			inner := strings.TrimLeft(l, " ")
			steps := (len(l) - len(inner)) / 2
			if f.Language == program.TypeScript && repair.Stop(f) == "" {
				inner = strings.TrimSuffix(inner, ";")
			}
			if inner != "" {
				inner = indent + strings.Repeat(unit, steps) + repair.Requoted(f, inner)
			}
			typed.add(inner)
		}
		out = append(out, typed)
	}
	text := "\n" + set(out, "")
	return contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: strings.ReplaceAll(text, "\n", f.Text.EOL())}
}
