package server

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/refactor"
)

// rewrites are the rewritings of the method around a place. Their edits are verified when they are chosen, where the client asks
// again, and else now.
func (s *session) rewrites(ctx context.Context, sn *snapshot, r *report, asked syntax.Span) []*protocol.CodeAction {
	var out []*protocol.CodeAction
	for _, rw := range s.rewritings(sn, r, asked) {
		kind := kindRewrite + "." + protocol.CodeActionKind(rw.Kind)
		data := batchData{Rewrite: rw.Kind, From: asked.Start, To: asked.End}
		if a := s.batch(ctx, sn, r, rw.Title, kind, data); a != nil {
			out = append(out, a)
		}
	}
	return out
}

func (s *session) rewritings(sn *snapshot, r *report, asked syntax.Span) []refactor.Rewriting {
	if r.file == nil || r.file.Text.String() != sn.version.text.String() {
		return nil
	}
	var out []refactor.Rewriting
	p := &contracts.Pass{File: r.file, Program: r.index, Config: r.config, Memo: map[any]any{}}
	for _, rw := range refactor.At(p, asked) {
		if rw.Path == "" || s.client.createsFiles && sn.shared {
			out = append(out, rw)
		}
	}
	return out
}

// rewriteEdit is the edit of a rewriting that was offered; nil if it does not stand.
func (s *session) rewriteEdit(ctx context.Context, sn *snapshot, r *report, data batchData) *protocol.WorkspaceEdit {
	for _, rw := range s.rewritings(sn, r, syntax.Span{Start: data.From, End: data.To}) {
		switch {
		case rw.Kind != data.Rewrite:
		case rw.Path != "":
			return s.created(sn, rw)
		case s.mender(r, scope{}).Keeps(ctx, r.file, r.findings, rw.Edits):
			return s.workspaceEdit(sn, rw.Edits)
		}
	}
	return nil
}

// created is the edit that makes a new file.
func (s *session) created(sn *snapshot, rw refactor.Rewriting) *protocol.WorkspaceEdit {
	s.mu.Lock()
	at, _ := s.uriOf(sn.folder, rw.Path)
	s.mu.Unlock()
	return newFile(at, rw.Create)
}

func newFile(at uri.URI, text string) *protocol.WorkspaceEdit {
	no := false
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{
		&protocol.CreateFile{Kind: "create", URI: at, Options: &protocol.CreateFileOptions{Overwrite: &no}},
		&protocol.TextDocumentEdit{TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: at}},
			Edits: []protocol.TextDocumentEditElement{&protocol.TextEdit{NewText: text}}},
	}}
}
