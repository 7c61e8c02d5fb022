package server

import (
	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
)

// longestHint bounds an inlay hint; a longer fact stands in the hover only.
const longestHint = 32

// inlayHint writes behind parameters what their guards have made sure of.
func (s *session) inlayHint(p *protocol.InlayHintParams) task {
	return s.reading(string(p.TextDocument.URI), func(sn *snapshot, r *report) any {
		out := []protocol.InlayHint{}
		text := sn.version.text
		from, to := text.Offset(at(p.Range.Start).point(), s.client.encoding), text.Offset(at(p.Range.End).point(), s.client.encoding)
		for _, m := range methods(r.file) {
			if m.NameSpan.End < from || m.NameSpan.Start > to || len(m.Params) == 0 {
				continue
			}
			c := r.card(m)
			if c == nil {
				continue
			}
			for _, known := range c.Params {
				if q := named(m.Params, known.Name); q != nil && len(known.Facts) > 0 && len(known.Facts[0]) <= longestHint && q.NameSpan.Len() > 0 {
					out = append(out, hint(text.Point(q.NameSpan.End, s.client.encoding).Line, text.Point(q.NameSpan.End, s.client.encoding).Column, known.Facts[0], q))
				}
			}
		}
		return out
	})
}

func hint(line, column int, fact string, q *program.Param) protocol.InlayHint {
	return protocol.InlayHint{Position: protocol.Position{Line: uint32(line), Character: uint32(column)}, Label: protocol.String("⟨" + fact + "⟩"),
		Tooltip: protocol.String("the guards of the method let " + q.Name + " pass if this holds")}
}
