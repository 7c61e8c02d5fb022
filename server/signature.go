package server

import (
	"strings"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/entry"
)

// signatureHelp shows what the method called at the cursor takes and requires.
func (s *session) signatureHelp(p *protocol.SignatureHelpParams) task {
	return s.reading(string(p.TextDocument.URI), func(sn *snapshot, r *report) any {
		offset := sn.version.text.Offset(at(p.Position).point(), s.client.encoding)
		name, argument, ok := openCall(sn.version.text.String(), offset)
		if !ok {
			return nil
		}
		m := r.callee(name)
		if m == nil {
			m = r.byName(sn.version.text.Slice(name))
		}
		if m == nil {
			return nil
		}
		c := r.cardOf(m)
		if c == nil {
			return nil
		}
		return s.signature(c, m, argument)
	})
}

func (s *session) signature(c *card.Card, m *program.Method, argument int) *protocol.SignatureHelp {
	var labels []string
	info := protocol.SignatureInformation{}
	for _, q := range c.Params {
		label := q.Name
		if q.Type != "" {
			label += ": " + q.Type
		}
		labels = append(labels, label)
		info.Parameters = append(info.Parameters, protocol.ParameterInformation{Label: protocol.String(label)})
	}
	info.Label = entry.Symbol(m) + "(" + strings.Join(labels, ", ") + ")"
	short := card.Card{Symbol: c.Symbol, Status: c.Status, Requires: c.Requires, Fails: c.Fails}
	kind, text := protocol.MarkupKindPlainText, short.Text()
	if s.client.markdown {
		kind, text = protocol.MarkupKindMarkdown, short.Markdown()
	}
	info.Documentation = &protocol.MarkupContent{Kind: kind, Value: text}
	first, active := uint32(0), uint32(min(argument, max(len(labels)-1, 0)))
	info.ActiveParameter = protocol.NewNullable(active)
	return &protocol.SignatureHelp{Signatures: []protocol.SignatureInformation{info}, ActiveSignature: &first}
}

// byName is the one method of the file with a name; nil if there are several.
func (r *report) byName(name string) *program.Method {
	var found *program.Method
	for _, m := range methods(r.file) {
		if m.Name != name {
			continue
		}
		if found != nil {
			return nil
		}
		found = m
	}
	return found
}

// lookBack bounds how far the start of a call is looked for.
const lookBack = 2000

// openCall finds the name of the call whose parentheses an offset lies in, and which of its arguments that is.
func openCall(text string, offset int) (name syntax.Span, argument int, ok bool) {
	depth := 0
	for i := offset - 1; i >= 0 && i > offset-lookBack; i-- {
		switch text[i] {
		case ')', ']', '}':
			depth++
		case '[', '{':
			if depth--; depth < 0 {
				return name, 0, false
			}
		case ',':
			if depth == 0 {
				argument++
			}
		case '(':
			if depth > 0 {
				depth--
				continue
			}
			name = wordAt(text, i)
			name.End = i
			if name.Len() > 0 {
				return name, argument, true
			}
			if i > 0 && (text[i-1] == '!' || text[i-1] == '?') { // Ruby names end so
				name = wordAt(text, i-1)
				name.End = i
				return name, argument, name.Len() > 1
			}
			return name, 0, false
		}
	}
	return name, 0, false
}
