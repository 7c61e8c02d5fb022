package contractdrift

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/effects"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// framed tells of what a method changes although its @modifies does not list it: once for the method, all places as evidence.
func framed(p *contracts.Pass, f *clauses.Frame) {
	outside := f.Outside(p, f.Method)
	if len(outside) == 0 {
		return
	}
	m, first := f.Method, outside[0]
	list := m.File.Text.Slice(f.Span)
	text := fmt.Sprintf("%s changes %s, which `@modifies` does not list", quoteCode(m.File, first.Place()), named(m, first))
	if len(f.Paths) == 0 {
		text = fmt.Sprintf("%s changes %s, yet `@modifies %s` promises no change", quoteCode(m.File, first.Place()), named(m, first), list)
	}
	out := contracts.Finding{Severity: contracts.Warning, Span: f.Span, Symbol: entry.Symbol(m), Subject: subjectOf(first), Message: text}
	seen := map[syntax.Span]bool{}
	for _, e := range outside {
		if at := e.Place().Span; !seen[at] && len(out.Evidence) < 5 {
			seen[at] = true
			out.Evidence = append(out.Evidence, contracts.Evidence{File: m.File, Span: at, Message: "changes " + named(m, e)})
		}
		if e.Via != nil && len(out.Evidence) < 5 && !seen[e.At.Span] {
			seen[e.At.Span] = true
			out.Evidence = append(out.Evidence, contracts.Evidence{File: e.In.File, Span: e.At.Span, Message: "by this, in " + entry.Symbol(e.In)})
		}
	}
	out.Repairs = frameRepairs(f, outside)
	p.Report(out)
}

func quoteCode(f *program.File, e *program.Expr) string {
	text := strings.Join(strings.Fields(f.Text.Slice(e.Span)), " ")
	if r := []rune(text); len(r) > 50 {
		text = string(r[:49]) + "…"
	}
	return "`" + text + "`"
}

// named says what an effect changes.
func named(m *program.Method, e *effects.Effect) string {
	switch e.Target.Root {
	case effects.Nowhere, effects.Made:
		return "something outside"
	}
	return "`" + e.Target.Text(m.File.Language) + "`"
}

func subjectOf(e *effects.Effect) string {
	if len(e.Target.Parts) == 0 {
		return ""
	}
	return e.Target.Parts[0]
}

// frameRepairs list what is changed as well; the code stays as it is.
func frameRepairs(f *clauses.Frame, outside []*effects.Effect) []contracts.Repair {
	file := f.Method.File
	var more []string
	for _, e := range outside {
		if e.Target.Root == effects.Nowhere || e.Target.Root == effects.Made {
			return []contracts.Repair{removed(f.Method, f.Tag.Tag)}
		}
		text := e.Target.Text(file.Language)
		if file.Language == program.TypeScript {
			text = "`" + text + "`"
		}
		known := false
		for _, old := range more {
			known = known || old == text
		}
		if !known {
			more = append(more, text)
		}
	}
	list := file.Text.Slice(f.Span)
	span := f.Span
	if list = strings.Join(more, ", "); len(f.Paths) > 0 {
		at := f.Paths[len(f.Paths)-1].Span.End
		if f.Paths[len(f.Paths)-1].Quoted {
			at++
		}
		span, list = syntax.Span{Start: at, End: at}, ", "+list
	} else if before := file.Text.Slice(syntax.Span{Start: span.Start - 1, End: span.Start}); before == "`" {
		span.Start--
		span.End++
	}
	return []contracts.Repair{
		repair.Replace(file, span, list, "List "+strings.Join(more, ", ")+" in @modifies", false, true),
		removed(f.Method, f.Tag.Tag),
	}
}
