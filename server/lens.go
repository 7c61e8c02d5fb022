package server

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
)

// codeLens says above each method in one line what its contract is.
func (s *session) codeLens(p *protocol.CodeLensParams) task {
	return s.reading(string(p.TextDocument.URI), func(sn *snapshot, r *report) any {
		out := []protocol.CodeLens{}
		for _, m := range methods(r.file) {
			if m.Visibility == program.Private || m.Kind == program.KindTopLevel || m.NameSpan.Len() == 0 {
				continue
			}
			c := r.card(m)
			if c == nil {
				continue
			}
			if text := c.Brief(); text != "" {
				out = append(out, protocol.CodeLens{Range: textRange(sn.version.text, m.NameSpan, s.client.encoding), Command: protocol.Command{Title: text}})
			}
		}
		return out
	})
}

// reading is the task that answers from an analysed document; nil for a document that is not open or no code.
func (s *session) reading(uri string, answer func(*snapshot, *report) any) task {
	sn := s.open(uri)
	if sn == nil || sn.kind != code {
		return always(nil)
	}
	return func(ctx context.Context) (any, error) {
		r, err := s.analyse(ctx, sn)
		if err != nil || r.file == nil {
			return nil, err
		}
		return answer(sn, r), nil
	}
}
