package unverifiedmutation

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// succeeded are how the responses of Ruby's clients are asked whether the request succeeded, and for what the server said.
var succeeded = map[string][2]string{
	"Faraday": {"response.success?", "response.status"}, "HTTParty": {"response.success?", "response.code"}, "Typhoeus": {"response.success?", "response.code"},
	"HTTP": {"response.status.success?", "response.status"}, "Net::HTTP": {"response.is_a?(Net::HTTPSuccess)", "response.code"},
}

// closing are the lines that end a body or a branch of it.
var closing = regexp.MustCompile(`^(?:(?:end|else|elsif|when|in|rescue|ensure)\b|[})])`)

// checkedResponse keeps the response of a Ruby request that nobody reads, and raises where it tells of a failure.
func checkedResponse(p *contracts.Pass, m *entry.Mutation) (contracts.Repair, bool) {
	f, op := m.Run.Method.File, m.Op
	t := f.Text
	if m.Operation.Answer != records.Response || op.X == nil || op.X.Op != program.Constant || !entry.Statements(m.Run.Method)[op] || strings.Contains(t.Slice(m.Run.Method.Span), "response") {
		return contracts.Repair{}, false
	}
	asks, known := succeeded[strings.TrimPrefix(op.X.Name, "::")]
	end := t.LineSpan(t.LineOf(max(op.Span.End-1, op.Span.Start))).End
	before := t.Slice(syntax.Span{Start: t.LineSpan(t.LineOf(op.Span.Start)).Start, End: op.Span.Start})
	if !known || strings.TrimSpace(before) != "" || strings.TrimSpace(t.Slice(syntax.Span{Start: op.Span.End, End: end})) != "" {
		return contracts.Repair{}, false
	}
	class := p.Config.PostconditionError(program.Ruby)
	failure := "raise " + class + ", "
	if class == "RuntimeError" {
		failure = "raise "
	}
	text := t.EOL() + before + failure + `"request failed: #{` + asks[1] + `}" unless ` + asks[0]
	if next := strings.TrimSpace(t.Slice(t.LineSpan(t.LineOf(end) + 1))); next != "" && !closing.MatchString(next) {
		text += t.EOL() // a guard stands apart from what follows it
	}
	return contracts.Repair{Title: "Raise " + class + " unless the response is a success", Preferred: true, Safe: true, Edits: []contracts.Edit{
		{File: f, Span: syntax.Span{Start: op.Span.Start, End: op.Span.Start}, NewText: "response = "},
		{File: f, Span: syntax.Span{Start: end, End: end}, NewText: text},
	}}, true
}

// responseRepairs throw when the response tells of a failure.
func responseRepairs(p *contracts.Pass, m *entry.Mutation) []contracts.Repair {
	f := m.Run.Method.File
	t := f.Text
	if m.Op.Name != "fetch" || m.Op.X != nil {
		return nil
	}
	whole := entry.WholeCall(m.Run.Method, m.Op)
	line := t.LineSpan(t.LineOf(whole.Start))
	end := t.LineSpan(t.LineOf(whole.End)).End
	before := strings.TrimSpace(t.Slice(syntax.Span{Start: line.Start, End: whole.Start}))
	after := strings.TrimSpace(t.Slice(syntax.Span{Start: whole.End, End: end}))
	if after != "" && after != ";" || whole == m.Op.Span {
		return nil
	}
	name := "response"
	var edits []contracts.Edit
	switch {
	case before == "":
		if strings.Contains(t.Slice(m.Run.Method.Span), name) {
			return nil
		}
		edits = append(edits, contracts.Edit{File: f, Span: syntax.Span{Start: whole.Start, End: whole.Start}, NewText: "const " + name + " = "})
	default:
		words := strings.Fields(strings.TrimSuffix(before, "="))
		if !strings.HasSuffix(before, "=") || len(words) != 2 || words[0] != "const" && words[0] != "let" || strings.ContainsAny(words[1], "{[:") {
			return nil
		}
		name = words[1]
	}
	stop := ""
	if after == ";" || strings.Contains(t.String(), ";\n") {
		stop = ";"
	}
	class := p.Config.PostconditionError(program.TypeScript)
	text := t.EOL() + t.Indent(whole.Start) + "if (!" + name + ".ok) throw new " + class + "(`request failed: ${" + name + ".status}`)" + stop
	edits = append(edits, contracts.Edit{File: f, Span: syntax.Span{Start: end, End: end}, NewText: text})
	return []contracts.Repair{{Title: "Throw " + class + " unless the response is ok", Preferred: true, Safe: true, Edits: edits}}
}
