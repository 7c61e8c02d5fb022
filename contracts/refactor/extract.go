package refactor

import (
	"strings"
	"unicode"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// extractGuards moves the guards at the head of a method, all of which raise, into a private method of their own.
func extractGuards(p *contracts.Pass, m *program.Method, asked syntax.Span) (Rewriting, bool) {
	run := leading(p, m)
	if len(run) < 2 || m.Class == nil || m.Static || m.Kind == program.KindFunction {
		return Rewriting{}, false
	}
	t := m.File.Text
	from, to := t.LineOf(run[0].Span.Start), t.LineOf(run[len(run)-1].Span.End-1)
	span := syntax.Span{Start: t.LineSpan(from).Start, End: t.LineSpan(to).End}
	if !span.Contains(asked) && !m.NameSpan.Contains(asked) || !alone(t, run[0]) && m.File.Language == program.Ruby {
		return Rewriting{}, false
	}
	name := free(m)
	if name == "" {
		return Rewriting{}, false
	}
	params := used(m, run)
	var edits []contracts.Edit
	if m.File.Language == program.Ruby {
		edits = ruby(m, span, name, params)
	} else {
		edits = typeScript(m, span, name, params)
	}
	return Rewriting{Kind: "extractGuards", Title: "Move the guards of " + m.Name + " into " + name, Edits: edits}, len(edits) > 0
}

// leading are the guards at the head of a method that raise; none if one of them needs what stands before it.
func leading(p *contracts.Pass, m *program.Method) []*program.Expr {
	raising := map[*program.Expr]bool{}
	for _, g := range entry.GuardsOf(p, m) {
		raising[g.Stmt] = g.Exit.Op == program.Raise && (m.File.Language == program.Ruby || !narrows(g.Cond))
	}
	var out []*program.Expr
	for _, s := range m.Body().List {
		if raising[s] {
			out = append(out, s)
			continue
		}
		if len(out) > 0 || s.Op != program.Super {
			break
		}
	}
	return out
}

// narrows reports whether the compiler learns from a TypeScript condition what it would not learn from a call.
func narrows(cond *program.Expr) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Nil || e.Op == program.Not || e.Op == program.Local && e == cond || e.Op == program.Unary && e.Name == "typeof" ||
			e.Op == program.Binary && (e.Name == "instanceof" || e.Name == "in") || e.Op == program.Call && e.Name == "isArray"
		return !found
	})
	return found
}

// free is the name of the new method, which the class must not have yet.
func free(m *program.Method) string {
	names := []string{"validate!", "validate_" + strings.TrimRight(m.Name, "!?=") + "!"}
	if m.File.Language == program.TypeScript {
		r := []rune(m.Name)
		r[0] = unicode.ToUpper(r[0])
		names = []string{"validate" + string(r)}
	}
	for _, n := range names {
		taken := false
		for _, o := range m.Class.Methods {
			taken = taken || o.Name == n
		}
		if !taken {
			return n
		}
	}
	return ""
}

// used are the parameters that the guards read.
func used(m *program.Method, run []*program.Expr) []*program.Param {
	var out []*program.Param
	for _, prm := range m.Params {
		list := []*program.Param{prm}
		if prm.Kind == program.Destructured {
			list = prm.Leaves
		}
		for _, q := range list {
			for _, s := range run {
				if q.Name != "" && entry.Mentions(s, q.Name) {
					out = append(out, q)
					break
				}
			}
		}
	}
	return out
}

// ruby calls the new method in the place of the guards, and defines it at the end of the class, below private.
func ruby(m *program.Method, span syntax.Span, name string, params []*program.Param) []contracts.Edit {
	t := m.File.Text
	eol, indent := t.EOL(), t.Indent(m.Span.Start)
	var names []string
	for _, p := range params {
		names = append(names, p.Name)
	}
	list := ""
	if len(names) > 0 {
		list = "(" + strings.Join(names, ", ") + ")"
	}
	end := t.LineOf(m.Class.Span.End - 1)
	if strings.TrimSpace(t.Slice(t.LineSpan(end))) != "end" {
		return nil
	}
	section := false
	for _, c := range m.Class.Macros {
		section = section || c.Name == "private" && len(c.List) == 0
	}
	text := eol
	if !section {
		text += indent + "private" + eol + eol
	}
	text += indent + "def " + name + list + eol + t.Slice(span) + eol + indent + "end" + eol
	at := t.LineSpan(end).Start
	return []contracts.Edit{
		{File: m.File, Span: span, NewText: t.Indent(span.Start) + name + list},
		{File: m.File, Span: syntax.Span{Start: at, End: at}, NewText: text},
	}
}

// typeScript calls the new method in the place of the guards, and declares it right below.
func typeScript(m *program.Method, span syntax.Span, name string, params []*program.Param) []contracts.Edit {
	t := m.File.Text
	eol, indent := t.EOL(), t.Indent(m.Span.Start)
	var declared, passed []string
	for _, p := range params {
		d := p.Name
		switch {
		case p.Type == nil:
			d += ": unknown"
		case p.Optional:
			d += "?: " + p.Type.Text
		default:
			d += ": " + p.Type.Text
		}
		declared, passed = append(declared, d), append(passed, p.Name)
	}
	at := m.Span.End
	if rest := t.Slice(syntax.Span{Start: at, End: t.LineSpan(t.LineOf(at - 1)).End}); strings.TrimSpace(rest) != "" {
		return nil
	}
	text := eol + eol + indent + "private " + name + "(" + strings.Join(declared, ", ") + "): void {" + eol + t.Slice(span) + eol + indent + "}"
	return []contracts.Edit{
		{File: m.File, Span: span, NewText: t.Indent(span.Start) + "this." + name + "(" + strings.Join(passed, ", ") + ")" + ender(m.File)},
		{File: m.File, Span: syntax.Span{Start: at, End: at}, NewText: text},
	}
}
