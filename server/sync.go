package server

import (
	"strings"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/syntax"
)

// didOpen takes a buffer over. Strings are cloned: decoded ones keep the whole message alive.
func (s *session) didOpen(p *protocol.DidOpenTextDocumentParams) {
	u := strings.Clone(string(p.TextDocument.URI))
	s.mu.Lock()
	defer s.mu.Unlock()
	d := &document{uri: u}
	if old := s.docs[u]; old != nil {
		old.close()
	}
	var name string
	d.folder, name, d.shared = s.locate(u)
	d.path, d.kind = classify(name, p.TextDocument.LanguageID)
	d.current = &version{number: p.TextDocument.Version, text: syntax.NewText(strings.Clone(p.TextDocument.Text))}
	s.docs[u] = d
	s.schedule(d, 0)
}

func (s *session) didChange(raw []byte) error {
	p, err := readChanges(raw)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return nil
	}
	text := d.current.text
	for _, c := range p.ContentChanges {
		text = edited(text, c, s.client.encoding)
	}
	d.current = &version{number: p.TextDocument.Version, order: d.current.order + 1, text: text}
	s.schedule(d, debounce)
	return nil
}

// didSave matters for configuration, which is in force as it stands on disk, and for files that others read.
func (s *session) didSave(p *protocol.DidSaveTextDocumentParams) {
	s.mu.Lock()
	d := s.docs[string(p.TextDocument.URI)]
	s.mu.Unlock()
	if d != nil && d.kind == configuration {
		s.reconfigure()
	}
}

// didClose forgets a buffer. What was published for it is withdrawn, and the file on disk stands for it again.
func (s *session) didClose(p *protocol.DidCloseTextDocumentParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[string(p.TextDocument.URI)]
	if d == nil {
		return
	}
	d.close()
	delete(s.docs, d.uri)
	if d.kind != foreign && !s.client.pulls {
		s.publish(d.uri, nil, nil)
	}
	if d.kind == code && d.shared {
		d.folder.restore(d.path)
		s.disturb(d.folder, d)
		s.refresh(d.folder, []string{d.path})
	}
}

// close makes sure that nothing is published for the document any more.
func (d *document) close() {
	d.closed = true
	if d.pending != nil {
		d.pending()
	}
}
