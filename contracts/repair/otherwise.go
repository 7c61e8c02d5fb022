package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Otherwise adds a branch for every other value to a case, a switch, or a chain of ifs, whose end has a line for itself.
func Otherwise(f *program.File, e *program.Expr, chain bool, branch []string) (contracts.Edit, bool) {
	t, end := f.Text, e.Span.End
	start := t.LineSpan(t.LineOf(end)).Start
	word := "end"
	if f.Language == program.TypeScript {
		word = "}"
	}
	if strings.TrimSpace(t.Slice(syntax.Span{Start: start, End: end})) != word {
		return contracts.Edit{}, false
	}
	outer, at, head := t.Indent(end), start, "else"
	switch {
	case chain && f.Language == program.TypeScript:
		text := " else {" + t.EOL() + lines(branch, outer+Unit(f), t.EOL()) + outer + "}"
		return contracts.Edit{File: f, Span: syntax.Span{Start: end, End: end}, NewText: text}, true
	case !chain:
		last := e.Whens()[len(e.Whens())-1]
		if outer = t.Indent(last.Span.Start); f.Language == program.TypeScript {
			if !closed(last.Body) {
				return contracts.Edit{}, false // it would fall through into the new branch
			}
			head = "default:"
		}
	}
	if strings.HasPrefix(head, "default") && len(branch) > 1 { // what it declares is its own
		text := outer + "default: {" + t.EOL() + lines(branch, outer+Unit(f), t.EOL()) + outer + "}" + t.EOL()
		return contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: text}, true
	}
	text := outer + head + t.EOL() + lines(branch, outer+Unit(f), t.EOL())
	return contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: text}, true
}

// closed reports whether control cannot run on from the end of a switch arm.
func closed(body *program.Expr) bool {
	if body == nil || len(body.List) == 0 {
		return false
	}
	switch body.List[len(body.List)-1].Op {
	case program.Break, program.Return, program.Raise, program.Next:
		return true
	case program.Block:
		return closed(body.List[len(body.List)-1])
	}
	return false
}

// OneOf is the condition that a value is one of some literals, for Ruby, or that it is none of them, for TypeScript.
func OneOf(f *program.File, values []*program.Expr, access string) (good, bad string, ok bool) {
	if len(values) == 0 || len(values) > 12 {
		return "", "", false
	}
	if list := words(values); f.Language == program.Ruby && list != "" {
		return list + ".include?(" + access + ")", "", true
	}
	var list []string
	for _, v := range values {
		list = append(list, f.Text.Slice(v.Span))
	}
	all := "[" + strings.Join(list, ", ") + "]"
	if f.Language == program.Ruby {
		return all + ".include?(" + access + ")", "", true
	}
	return "", "!" + all + ".includes(" + access + ")", true
}

// words is the short form of a Ruby list of plain words: %w[paid void], %i[paid void]; "" for others.
func words(values []*program.Expr) string {
	var list []string
	for _, v := range values {
		if v.Op != values[0].Op || strings.ContainsAny(v.Name, " []\\#\"'") || v.Name == "" {
			return ""
		}
		list = append(list, v.Name)
	}
	switch values[0].Op {
	case program.Str:
		return "%w[" + strings.Join(list, " ") + "]"
	case program.Symbol:
		return "%i[" + strings.Join(list, " ") + "]"
	}
	return ""
}
