package server

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"
)

// didOpen takes a buffer over. Strings are cloned: decoded ones keep the whole message alive.
func (s *session) didOpen(raw []byte) error {
	var p protocol.DidOpenTextDocumentParams
	if err := decode(raw, &p); err != nil {
		return err
	}
	key := strings.Clone(string(p.TextDocument.URI))
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.docs[key]; old != nil {
		old.close()
	}
	d := &document{key: key, uri: spelled(raw, key)}
	var name string
	d.folder, name, d.shared = s.locate(key)
	d.folder.lighten()
	d.path, d.kind = classify(name, p.TextDocument.LanguageID)
	d.current = &version{number: p.TextDocument.Version, text: syntax.NewText(strings.Clone(p.TextDocument.Text)), parser: new(syntax.Parser)}
	s.docs[key] = d
	s.schedule(d, 0)
	return nil
}

// spelled is a document's URI as the client spells it, which the library does not keep.
func spelled(raw []byte, key string) string {
	var own struct{ TextDocument struct{ URI string } }
	if bytes.Contains(raw, []byte(`"`+key+`"`)) || json.Unmarshal(raw, &own) != nil {
		return key
	}
	return strings.Clone(own.TextDocument.URI)
}

// canonical is the spelling that the library gives a URI; documents are found by it.
func canonical(u string) string {
	if c, err := uri.Parse(u); err == nil {
		return string(c)
	}
	return u
}

func (s *session) didChange(raw []byte) error {
	p, err := readChanges(raw)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.docs[canonical(p.TextDocument.URI)]; d != nil {
		if n := p.TextDocument.Version; n != 0 && n <= d.current.number {
			s.log.Warn("a version that does not follow", zap.String("document", d.uri), zap.Int32("version", n), zap.Int32("after", d.current.number))
		}
		d.edit(p.TextDocument.Version, p.ContentChanges, s.client.encoding)
		s.schedule(d, debounce)
	}
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
	delete(s.docs, d.key)
	if d.kind != foreign && !s.client.pulls {
		s.publish(d.uri, nil, nil)
	}
	if d.kind == code && d.shared {
		s.giveBack(d)
	}
}

// giveBack lets the file on disk stand for a closed document again. Where both are the same nobody needs to look again.
func (s *session) giveBack(d *document) {
	f := d.folder
	disk := f.disk[d.path]
	f.forget(held(d.entered), disk)
	if f.restore(d.path); f.changed > rebuildAbove {
		s.reindex(f)
	}
	if disk == nil || disk.Text().String() != d.current.text.String() {
		s.disturb(f, d)
		s.refresh(f, []string{d.path})
	}
}

// close makes sure that nothing is published for the document any more.
func (d *document) close() {
	d.closed = true
	d.rest()
	if p := d.current.parser; p != nil {
		p.Close()
	}
	if d.pending != nil {
		d.pending()
	}
}
