package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// fileEdits are the edits of one file, in the terms of the protocol.
type fileEdits struct {
	uri     uri.URI
	version *int32 // nil for files that are not open
	edits   []protocol.TextEdit
}

// workspaceEdit turns edits into the form the client takes; nil if there are none, or if one is for a text that is not any more.
func (s *session) workspaceEdit(sn *snapshot, edits []contracts.Edit) *protocol.WorkspaceEdit {
	var files []*fileEdits
	byFile := map[*program.File]*fileEdits{}
	for _, e := range edits {
		f := byFile[e.File]
		text := sn.version.text
		if f == nil {
			if f = s.target(sn, e.File); f == nil {
				return nil
			}
			byFile[e.File] = f
			files = append(files, f)
		}
		if e.File.Path != sn.path {
			text = e.File.Text
		}
		f.edits = append(f.edits, protocol.TextEdit{Range: textRange(text, e.Span, s.client.encoding), NewText: e.NewText})
	}
	if len(files) == 0 {
		return nil
	}
	return s.assemble(files)
}

// target says how a file is addressed; nil if the client has another text of it.
func (s *session) target(sn *snapshot, file *program.File) *fileEdits {
	if file == nil {
		return nil
	}
	if file.Path == sn.path {
		return &fileEdits{uri: uri.URI(sn.uri), version: &sn.version.number}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	u, open := s.uriOf(sn.folder, file.Path)
	if open == nil {
		return &fileEdits{uri: u}
	}
	if open.entered != file {
		return nil
	}
	return &fileEdits{uri: u, version: &open.current.number}
}

func (s *session) assemble(files []*fileEdits) *protocol.WorkspaceEdit {
	out := &protocol.WorkspaceEdit{}
	if !s.client.documentChanges {
		out.Changes = map[uri.URI][]protocol.TextEdit{}
		for _, f := range files {
			out.Changes[f.uri] = f.edits
		}
		return out
	}
	for _, f := range files {
		change := &protocol.TextDocumentEdit{TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: f.uri}, Version: f.version}}
		for i := range f.edits {
			change.Edits = append(change.Edits, &f.edits[i])
		}
		out.DocumentChanges = append(out.DocumentChanges, change)
	}
	return out
}

func insertion(file *program.File, at int, text string) contracts.Edit {
	return contracts.Edit{File: file, Span: syntax.Span{Start: at, End: at}, NewText: text}
}
