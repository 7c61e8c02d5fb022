package server

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
)

const (
	source          = "proviso"
	protocolRefresh = protocol.MethodWorkspaceDiagnosticRefresh
	// debounce is how long after the last edit a document is analysed: short enough to follow the eye, long enough for a burst
	// of keys to count once.
	debounce = 40 * time.Millisecond
	pages    = "https://github.com/agentcore/proviso/blob/main/contracts/"
)

// schedule publishes a document's diagnostics after delay, once, however often it is asked meanwhile. The session's lock is held.
func (s *session) schedule(d *document, delay time.Duration) {
	if d.kind == foreign || d.closed || s.client.pulls {
		return
	}
	if d.pending != nil {
		d.pending()
	}
	d.pending = s.clock.AfterFunc(delay, func() {
		s.apart("analysis of "+d.uri, func() { s.present(d) })
	})
}

// present analyses a document and publishes what was found. It runs once at a time for a document.
func (s *session) present(d *document) {
	s.mu.Lock()
	if d.running || d.closed {
		d.again = true
		s.mu.Unlock()
		return
	}
	d.running = true
	sn := s.snapshot(d)
	s.mu.Unlock()
	s.contained("analysis of "+sn.uri, func() { s.presentSnapshot(sn) })
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.running = false; d.again {
		d.again = false
		s.schedule(d, 0)
	}
}

func (s *session) presentSnapshot(sn *snapshot) {
	items, err := s.items(s.ctx, sn)
	if err != nil {
		s.noted("analysis of "+sn.uri, err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Checked and queued under one lock: what a newer version or the end of the document overtook is not published late.
	if !sn.doc.closed && sn.doc.current == sn.version {
		s.publish(sn.uri, sn.version, items)
	}
}

func (s *session) publish(u string, v *version, items []protocol.Diagnostic) {
	if items == nil {
		items = []protocol.Diagnostic{}
	}
	p := &protocol.PublishDiagnosticsParams{URI: uri.URI(u), Diagnostics: items}
	if v != nil {
		p.Version = protocol.NewOptional(v.number)
	}
	s.notify("diagnostics "+u, protocol.MethodTextDocumentPublishDiagnostics, p)
}

// diagnostic answers a client that asks by itself. The result's id is made of its content, so it needs no keeping.
func (s *session) diagnostic(p *protocol.DocumentDiagnosticParams) task {
	sn := s.open(string(p.TextDocument.URI))
	previous := ""
	if p.PreviousResultID != nil {
		previous = *p.PreviousResultID
	}
	return func(ctx context.Context) (any, error) {
		items := []protocol.Diagnostic{}
		if sn != nil {
			var err error
			if items, err = s.items(ctx, sn); err != nil {
				return nil, err
			}
		}
		id := resultID(items)
		if id == previous {
			return &protocol.RelatedUnchangedDocumentDiagnosticReport{UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{
				Kind: string(protocol.DocumentDiagnosticReportKindUnchanged), ResultID: id}}, nil
		}
		return &protocol.RelatedFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{
			Kind: string(protocol.DocumentDiagnosticReportKindFull), ResultID: &id, Items: items}}, nil
	}
}

func resultID(items []protocol.Diagnostic) string {
	h := fnv.New64a()
	b := make([]byte, 0, 512)
	for i := range items {
		b = appendItem(b[:0], &items[i])
		h.Write(b)
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// appendItem writes everything that toDiagnostic fills in, each text behind its length.
func appendItem(b []byte, d *protocol.Diagnostic) []byte {
	number := func(list ...uint32) {
		for _, n := range list {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	text := func(s string) {
		number(uint32(len(s)))
		b = append(b, s...)
	}
	area := func(r protocol.Range) { number(r.Start.Line, r.Start.Character, r.End.Line, r.End.Character) }
	area(d.Range)
	number(uint32(d.Severity))
	text(fmt.Sprint(d.Code))
	text(fmt.Sprint(d.Message))
	text(string(d.CodeDescription.Href))
	number(uint32(len(d.RelatedInformation)))
	for _, r := range d.RelatedInformation {
		text(string(r.Location.URI))
		area(r.Location.Range)
		text(r.Message)
	}
	return b
}

// items are the diagnostics of a snapshot.
func (s *session) items(ctx context.Context, sn *snapshot) ([]protocol.Diagnostic, error) {
	if sn.kind == configuration {
		return problems(sn, s.client.encoding), nil
	}
	if found, ok := s.glance(ctx, sn); ok {
		items := s.toDiagnostics(sn, found)
		s.lookAgain(sn, items)
		return items, nil
	}
	return s.whole(ctx, sn)
}

// whole are the diagnostics of a snapshot that is looked at in full.
func (s *session) whole(ctx context.Context, sn *snapshot) ([]protocol.Diagnostic, error) {
	r, err := s.analyse(ctx, sn)
	if err != nil {
		return nil, err
	}
	return s.toDiagnostics(sn, r.findings), nil
}

func (s *session) toDiagnostics(sn *snapshot, findings []contracts.Finding) []protocol.Diagnostic {
	out := make([]protocol.Diagnostic, 0, len(findings))
	for _, f := range findings {
		out = append(out, s.toDiagnostic(sn, f))
	}
	return out
}

var severities = map[contracts.Severity]protocol.DiagnosticSeverity{
	contracts.Error: protocol.DiagnosticSeverityError, contracts.Warning: protocol.DiagnosticSeverityWarning,
	contracts.Information: protocol.DiagnosticSeverityInformation, contracts.Hint: protocol.DiagnosticSeverityHint,
}

func (s *session) toDiagnostic(sn *snapshot, f contracts.Finding) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range: textRange(sn.version.text, f.Span, s.client.encoding), Severity: severities[f.Severity],
		Code: protocol.String(f.Rule), Source: protocol.NewOptional(source), Message: protocol.String(f.Message),
	}
	if page := pageOf(f.Rule); page != "" && s.client.codeLinks {
		d.CodeDescription = protocol.CodeDescription{Href: uri.URI(page)}
	}
	if s.client.related {
		d.RelatedInformation = s.related(sn, f.Evidence)
	}
	if s.client.unnecessary && f.Rule == "unused-suppression" {
		d.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	return d
}

func (s *session) related(sn *snapshot, list []contracts.Evidence) []protocol.DiagnosticRelatedInformation {
	var out []protocol.DiagnosticRelatedInformation
	for _, e := range list {
		text, u := sn.version.text, uri.URI(sn.uri)
		if e.File != nil && e.File.Path != sn.path {
			s.mu.Lock()
			u, _ = s.uriOf(sn.folder, e.File.Path)
			s.mu.Unlock()
			text = e.File.Text
		}
		out = append(out, protocol.DiagnosticRelatedInformation{
			Location: protocol.Location{URI: u, Range: textRange(text, e.Span, s.client.encoding)}, Message: e.Message})
	}
	return out
}

// sharedFolders are the pages of rules that live in one folder with others.
var sharedFolders = map[string]string{
	"unused-suppression": "suppression/unused.md", "unexplained-suppression": "suppression/unexplained.md",
}

// pageOf is the address of a rule's page; "" for findings that no rule makes.
func pageOf(rule string) string {
	if ruleNamed(rule) == nil {
		return ""
	}
	if page := sharedFolders[rule]; page != "" {
		return pages + page
	}
	return pages + strings.ReplaceAll(rule, "-", "") + "/doc.md"
}

func ruleNamed(name string) *contracts.Rule {
	for _, r := range check.Rules() {
		if r.Name == name {
			return r
		}
	}
	return nil
}

func textRange(t *syntax.Text, s syntax.Span, e syntax.Encoding) protocol.Range {
	return protocol.Range{Start: textPosition(t, s.Start, e), End: textPosition(t, s.End, e)}
}

func textPosition(t *syntax.Text, offset int, e syntax.Encoding) protocol.Position {
	p := t.Point(offset, e)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Column)}
}
