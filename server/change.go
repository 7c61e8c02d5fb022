package server

import (
	"bytes"
	"encoding/json"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/syntax"
)

// change is one edit of a document as the client tells it; without a range it is the whole text.
type change struct {
	Range *struct{ Start, End position }
	Text  string
}

// position accepts numbers that the protocol forbids, negative ones above all, because an edit that is dropped puts the text
// out of step for good while one that is clamped does not.
type position struct{ Line, Character float64 }

func (p position) point() syntax.Point {
	return syntax.Point{Line: clampInt(p.Line), Column: clampInt(p.Character)}
}

func clampInt(f float64) int { return int(min(max(f, 0), 1<<31)) }

type changes struct {
	TextDocument struct {
		URI     string
		Version int32 // null in clients of before 3.16, which leaves it 0
	}
	ContentChanges []change
}

// readChanges decodes didChange. Where the library's strict types refuse, or take a range they cannot read for a whole text, a
// lenient reading takes over.
func readChanges(raw []byte) (changes, error) {
	var p protocol.DidChangeTextDocumentParams
	var out changes
	if err := protocol.Unmarshal(raw, &p); err != nil {
		return out, json.Unmarshal(raw, &out)
	}
	out.TextDocument.URI, out.TextDocument.Version = string(p.TextDocument.URI), p.TextDocument.Version
	for _, c := range p.ContentChanges {
		switch c := c.(type) {
		case *protocol.TextDocumentContentChangePartial:
			out.ContentChanges = append(out.ContentChanges, change{Text: c.Text, Range: &struct{ Start, End position }{at(c.Range.Start), at(c.Range.End)}})
		case *protocol.TextDocumentContentChangeWholeDocument:
			if bytes.Contains(raw, []byte(`"range"`)) {
				out = changes{}
				return out, json.Unmarshal(raw, &out)
			}
			out.ContentChanges = append(out.ContentChanges, change{Text: c.Text})
		}
	}
	return out, nil
}

func at(p protocol.Position) position {
	return position{float64(p.Line), float64(p.Character)}
}
