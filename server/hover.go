package server

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/entry"
)

func (s *session) hover(p *protocol.HoverParams) task {
	sn := s.open(string(p.TextDocument.URI))
	if sn == nil || sn.kind != code {
		return always(nil)
	}
	return func(ctx context.Context) (any, error) {
		r, err := s.analyse(ctx, sn)
		if err != nil || r.file == nil {
			return nil, err
		}
		offset := sn.version.text.Offset(at(p.Position).point(), s.client.encoding)
		if h := s.describe(sn, r, offset); h != nil {
			return h, nil
		}
		return nil, nil
	}
}

// describe says what is known at an offset: of the parameter that is named there, and of every finding.
func (s *session) describe(sn *snapshot, r *report, offset int) *protocol.Hover {
	c := note{markdown: s.client.markdown}
	at := wordAt(sn.version.text.String(), offset)
	found := r.findings
	m, param := parameterAt(r.file, at, sn.version.text.Slice(at))
	if param != nil {
		c.parameter(m, param)
		c.known(r, m, param)
	} else if contract := r.cardAt(at); contract != nil && worthShowing(contract) {
		c.parts = append(c.parts, shown(contract, c.markdown))
	}
	for _, f := range found {
		about := param != nil && f.Symbol == entry.Symbol(m) && f.Subject == param.Name
		if about || f.Span.Start <= offset && offset <= f.Span.End {
			c.finding(f)
			if param == nil {
				at = f.Span
			}
		}
	}
	if len(c.parts) == 0 {
		return nil
	}
	kind := protocol.MarkupKindPlainText
	if s.client.markdown {
		kind = protocol.MarkupKindMarkdown
	}
	r0 := textRange(sn.version.text, at, s.client.encoding)
	return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: kind, Value: strings.Join(c.parts, "\n\n")}, Range: &r0}
}

// worthShowing leaves out cards that say no more than the line they stand on.
func worthShowing(c *card.Card) bool {
	return len(c.Requires)+len(c.Fails)+len(c.Effects)+len(c.Ensures)+len(c.Invariants) > 0 || c.Callers != nil
}

// wordAt is the identifier that an offset lies in or behind.
func wordAt(text string, offset int) syntax.Span {
	s := syntax.Span{Start: offset, End: offset}
	for s.Start > 0 && inWord(text[s.Start-1]) {
		s.Start--
	}
	for s.End < len(text) && inWord(text[s.End]) {
		s.End++
	}
	return s
}

func inWord(b byte) bool {
	return b == '_' || b == '$' || b >= utf8.RuneSelf || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// parameterAt finds the parameter of the innermost method around a word that bears its name.
func parameterAt(file *program.File, at syntax.Span, name string) (*program.Method, *program.Param) {
	var inner *program.Method
	for _, m := range methods(file) {
		if m.Span.Contains(at) && (inner == nil || inner.Span.Contains(m.Span)) {
			inner = m
		}
	}
	if inner == nil || name == "" {
		return nil, nil
	}
	return inner, named(inner.Params, name)
}

func named(list []*program.Param, name string) *program.Param {
	for _, p := range list {
		if p.Name == name {
			return p
		}
		if leaf := named(p.Leaves, name); leaf != nil {
			return leaf
		}
	}
	return nil
}

// known adds the facts of a parameter that its method's guards make sure of, and the clauses that name it.
func (c *note) known(r *report, m *program.Method, p *program.Param) {
	contract := r.card(m)
	if contract == nil {
		return
	}
	var lines []string
	for _, q := range contract.Params {
		if q.Name == p.Name && q.Trusted != "" {
			lines = append(lines, "- trusted: "+q.Trusted)
		}
	}
	for _, cl := range contract.Requires {
		if speaks(cl.Text, p.Name) {
			lines = append(lines, "- "+cl.Mark.Sign()+" `"+strings.ReplaceAll(cl.Text, "`", "'")+"` ("+string(cl.Mark)+")")
		}
	}
	if len(lines) > 0 {
		c.add(strings.Join(lines, "\n"))
	}
}

// speaks reports whether a text names a word.
func speaks(text, word string) bool {
	for i := strings.Index(text, word); i >= 0; {
		if at := wordAt(text, i); text[at.Start:at.End] == word {
			return true
		}
		next := strings.Index(text[i+1:], word)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// note collects the parts of a hover.
type note struct {
	markdown bool
	parts    []string
}

func (c *note) add(text string) {
	if !c.markdown {
		text = plain.Replace(text)
	}
	c.parts = append(c.parts, text)
}

var plain = strings.NewReplacer("**", "", "`", "")

var paramKinds = map[program.ParamKind]string{
	program.Positional: "parameter", program.Keyword: "keyword parameter", program.Rest: "rest parameter", program.KeyRest: "keyword rest parameter",
	program.BlockParam: "block parameter", program.Destructured: "pattern", program.Forward: "forwarded parameters",
}

func (c *note) parameter(m *program.Method, p *program.Param) {
	var known []string
	if p.Type != nil && p.Type.Text != "" {
		known = append(known, "type `"+p.Type.Text+"`")
	}
	switch {
	case p.Default != nil:
		known = append(known, "default `"+m.File.Text.Slice(p.Default.Span)+"`")
	case p.Optional:
		known = append(known, "optional")
	case p.Kind == program.Positional || p.Kind == program.Keyword:
		known = append(known, "required")
	}
	line := "**" + p.Name + "**: " + paramKinds[p.Kind] + " of `" + entry.Symbol(m) + "`"
	if len(known) > 0 {
		line += ", " + strings.Join(known, ", ")
	}
	c.add(line)
}

func (c *note) finding(f contracts.Finding) {
	text := "**" + f.Rule + "** (" + f.Severity.String() + "): " + f.Message
	if rule := ruleNamed(f.Rule); rule != nil {
		text += "\n\n" + rule.Summary
	}
	c.add(text)
	if page := pageOf(f.Rule); page != "" && c.markdown {
		c.parts = append(c.parts, "[The page of "+f.Rule+"]("+page+")")
	} else if page != "" {
		c.parts = append(c.parts, page)
	}
}
