package server

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
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
	c := card{markdown: s.client.markdown}
	at := wordAt(sn.version.text.String(), offset)
	found := r.findings
	m, param := parameterAt(r.file, at, sn.version.text.Slice(at))
	if param != nil {
		c.parameter(m, param)
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

// card collects the parts of a hover.
type card struct {
	markdown bool
	parts    []string
}

func (c *card) add(text string) {
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

func (c *card) parameter(m *program.Method, p *program.Param) {
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

func (c *card) finding(f contracts.Finding) {
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
