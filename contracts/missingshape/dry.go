package missingshape

import (
	"strings"
	"unicode"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// dry is a schema of the keys that are read, for Ruby projects that use dry-schema, or a contract for those that write such. It stands at the
// head of the class, since making one costs much more than asking it; its types come from what the keys are used for.
func dry(p *contracts.Pass, s *entry.Subject) (contracts.Repair, bool) {
	m, name := s.Method, s.Param.Name
	c := s.Class
	if m.File.Language != program.Ruby || p.Unmended || s.Access() != name || c == nil || c.File != m.File || c.Kind != program.KindClass {
		return contracts.Repair{}, false
	}
	contract, uses := usesDry(p)
	lines, texts, ok := filled(s)
	if !uses || !ok {
		return contracts.Repair{}, false
	}
	kind, head := "Schema", "Dry::Schema.define do"
	if texts {
		head = "Dry::Schema.Params do"
	}
	constant := capital(name) + kind
	ask := constant
	opening := []string{constant + " = " + head}
	closing := []string{"end"}
	inner := 1
	if contract {
		constant = capital(name) + "Contract"
		ask, inner = constant+".new", 2
		block := "schema do"
		if texts {
			block = "params do"
		}
		opening = []string{"class " + constant + " < Dry::Validation::Contract", repair.Unit(m.File) + block}
		closing = []string{repair.Unit(m.File) + "end", "end"}
	}
	if mentioned(c, constant) || usesName(m, "checked") {
		return contracts.Repair{}, false
	}
	top, ok := atTop(c, func(indent string) []string {
		var out []string
		for _, l := range opening {
			out = append(out, indent+l)
		}
		for _, l := range lines {
			out = append(out, indent+strings.Repeat(repair.Unit(m.File), inner)+l)
		}
		for _, l := range closing {
			out = append(out, indent+l)
		}
		return out
	})
	if !ok {
		return contracts.Repair{}, false
	}
	clause := repair.Clause{Title: "Ask a dry schema of the keys that are read", Bad: "checked.failure?", Above: "checked = " + ask + ".call(" + name + ")",
		Exit: "raise " + p.Config.PreconditionError(program.Ruby) + ", checked.errors.to_h.inspect", Rejects: "also rejects other types than the use of the keys tells"}
	if contract {
		clause.Title = "Ask a dry contract of the keys that are read"
	}
	r, ok := repair.Insert(p, m, name, clause)
	r.Preferred, r.Edits = false, append(r.Edits, top)
	return r, ok
}

// usesDry reports whether the project uses dry-schema, and whether it writes contracts of dry-validation.
func usesDry(p *contracts.Pass) (contract, uses bool) {
	for _, f := range p.Program.MentionedIn("Dry") {
		text := f.Text.String()
		contract = contract || strings.Contains(text, "Dry::Validation::Contract")
		uses = uses || contract || strings.Contains(text, "Dry::Schema")
	}
	return contract, uses
}

// filled are the lines of a schema for the keys that a method reads and counts on; texts whether they are texts. A key about which the code
// asks may be missing, and is left to it.
func filled(s *entry.Subject) (lines []string, texts, ok bool) {
	types, symbols := map[string]string{}, false
	var order []string
	for _, d := range s.KeyDerefs {
		read := d.Deref.Expr
		if read.Op != program.Index || len(read.List) != 1 || d.Frame.Method != s.Method {
			return nil, false, false
		}
		switch read.List[0].Op {
		case program.Symbol:
			symbols = true
		case program.Str:
			texts = true
		default:
			return nil, false, false
		}
		key := read.List[0].Name
		if !variableName.MatchString(key) {
			return nil, false, false
		}
		if _, known := types[key]; !known {
			order = append(order, key)
		}
		if types[key] == "" {
			types[key] = rubyTypes[d.Expr.Name]
		}
	}
	for _, key := range order {
		line := "required(:" + key + ").filled"
		if types[key] != "" {
			line = "required(:" + key + ")." + types[key]
		}
		lines = append(lines, line)
	}
	return lines, texts, len(lines) > 0 && texts != symbols
}

// rubyTypes tell by the message sent to a value what it is. A list may be empty.
var rubyTypes = map[string]string{
	"strip": "filled(:string)", "downcase": "filled(:string)", "upcase": "filled(:string)", "capitalize": "filled(:string)", "split": "filled(:string)",
	"gsub": "filled(:string)", "start_with?": "filled(:string)", "end_with?": "filled(:string)",
	"each": "value(:array)", "map": "value(:array)", "select": "value(:array)", "flat_map": "value(:array)", "each_with_index": "value(:array)", "reduce": "value(:array)",
	"fetch": "value(:hash)", "dig": "value(:hash)", "keys": "value(:hash)", "each_pair": "value(:hash)",
}

// capital spells a variable as constants of classes are.
func capital(name string) string {
	var b strings.Builder
	for _, part := range strings.Split(name, "_") {
		if part != "" {
			b.WriteString(string(unicode.ToUpper(rune(part[0]))) + part[1:])
		}
	}
	return b.String()
}

func mentioned(c *program.Class, constant string) bool {
	return strings.Contains(c.File.Text.Slice(c.Span), constant)
}

func usesName(m *program.Method, name string) bool {
	return entry.Mentions(m.Body(), name)
}

// atTop is the edit that puts lines, and an empty one below them, first in the body of a Ruby class.
func atTop(c *program.Class, write func(indent string) []string) (contracts.Edit, bool) {
	t := c.File.Text
	line := t.LineOf(c.NameSpan.End)
	if line == t.LineOf(c.Span.End-1) || strings.HasSuffix(strings.TrimSpace(t.Slice(t.LineSpan(line))), "<") {
		return contracts.Edit{}, false
	}
	at := t.LineSpan(line + 1).Start
	text := strings.Join(write(t.Indent(c.Span.Start)+repair.Unit(c.File)), t.EOL()) + t.EOL() + t.EOL()
	return contracts.Edit{File: c.File, Span: syntax.Span{Start: at, End: at}, NewText: text}, true
}
