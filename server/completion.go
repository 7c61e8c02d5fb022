package server

import (
	"regexp"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/check"
)

// completion offers contract tags in comments, with the conditions that guards below already check, and words of the configuration.
func (s *session) completion(p *protocol.CompletionParams) task {
	uri := string(p.TextDocument.URI)
	if sn := s.open(uri); sn != nil && sn.kind == configuration {
		offset := sn.version.text.Offset(at(p.Position).point(), s.client.encoding)
		return always(configurationWords(sn.version.text.String(), offset))
	}
	return s.reading(uri, func(sn *snapshot, r *report) any {
		text := sn.version.text
		offset := text.Offset(at(p.Position).point(), s.client.encoding)
		line := text.LineSpan(text.LineOf(offset))
		m := tagStart.FindStringSubmatchIndex(text.Slice(syntax.Span{Start: line.Start, End: offset}))
		if m == nil {
			return nil
		}
		span := textRange(text, syntax.Span{Start: line.Start + m[2], End: offset}, s.client.encoding)
		items := protocol.CompletionItemSlice{}
		for _, t := range r.tags(offset) {
			items = append(items, protocol.CompletionItem{Label: t.label, Kind: protocol.CompletionItemKindKeyword, Detail: protocol.NewOptional(t.detail),
				FilterText: protocol.NewOptional(t.label), TextEdit: &protocol.TextEdit{Range: span, NewText: t.label}})
		}
		return items
	})
}

var tagStart = regexp.MustCompile(`^\s*(?:#+|//+|/\*\*?|\*)\s*(@\w*)$`)

// offer is one tag to complete.
type offer struct{ label, detail string }

// tags are the tags for a comment at an offset; those with conditions of the guards of the method below come first.
func (r *report) tags(offset int) []offer {
	var out []offer
	class := false
	if m := below(r.file, offset); m != nil {
		if known := r.card(m); known != nil {
			for _, c := range known.Requires {
				if c.Mark == card.Inferred && !strings.Contains(c.Text, "`") {
					out = append(out, offer{"@pre `" + c.Text + "`", "what the code checks"})
				}
			}
		}
	} else {
		class = true
	}
	raise := "@raise [ArgumentError] if ``"
	if r.file.Language == program.TypeScript {
		raise = "@throws {RangeError} if ``"
	}
	plain := []offer{{"@pre ``", "what must hold before a call"}, {"@post ``", "what holds after it: result, old(…)"}, {raise, "when it fails"},
		{"@asserts", "what holds of an argument once this has returned"}, {"@trusted", "vouches for a parameter: name -- reason"}, {"@modifies", "what it changes"}}
	if class {
		plain = []offer{{"@invariant ``", "what always holds"}, {"@contract", "its callers cannot be trusted"}}
	}
	return append(out, plain...)
}

// below is the method that a comment at an offset documents: the first that starts behind it, if no class does before.
func below(f *program.File, offset int) *program.Method {
	var found *program.Method
	for _, m := range methods(f) {
		if m.Span.Start >= offset && (found == nil || m.Span.Start < found.Span.Start) {
			found = m
		}
	}
	for _, c := range f.Classes {
		if found != nil && c.Span.Start >= offset && c.Span.Start < found.Span.Start {
			return nil
		}
	}
	return found
}

var configurationKeys = []string{"profile", "root", "exclude", "boundaries", "rules", "guards", "errors", "style", "overrides"}

// configurationWords are the top-level keys at the margin, values of profile, and rules where they may stand.
func configurationWords(text string, offset int) any {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	head := text[start:offset]
	words := configurationKeys
	switch trimmed := strings.TrimSpace(head); {
	case strings.HasPrefix(trimmed, "profile:"):
		words = []string{"standard", "fortress", "advisory"}
	case strings.HasPrefix(trimmed, "rules:") || head != strings.TrimLeft(head, " \t") && strings.Contains(text[:start], "rules:"):
		words = nil
		for _, r := range check.Rules() {
			words = append(words, r.Name)
		}
		slices.Sort(words)
	case head != strings.TrimLeft(head, " \t"):
		return nil
	}
	items := protocol.CompletionItemSlice{}
	for _, w := range words {
		items = append(items, protocol.CompletionItem{Label: w, Kind: protocol.CompletionItemKindKeyword})
	}
	return items
}
