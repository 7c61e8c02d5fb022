package lsp

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/fix"
)

func zapError(err error) zap.Field { return zap.Error(err) }

type object = map[string]any

func (s *session) initialize(p *protocol.InitializeParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.phase != fresh {
		return nil, &responseError{codeInvalidRequest, "initialize was sent twice"}
	}
	s.phase = running
	encoding := "utf-16"
	if g := p.Capabilities.General; g != nil && len(g.PositionEncodings) > 0 {
		for _, e := range g.PositionEncodings {
			if string(e) == "utf-8" {
				encoding, s.work.encoding = "utf-8", syntax.UTF8
			}
		}
	}
	s.work.pull = p.Capabilities.TextDocument != nil && p.Capabilities.TextDocument.Diagnostic != nil
	root := ""
	if p.RootURI != nil {
		root = pathOf(string(*p.RootURI))
	}
	if exists(root) {
		s.work.root = filepath.Clean(root)
		go s.contain("index", func() { s.load(root) })
	}
	if p.ProcessID != nil && *p.ProcessID > 0 {
		go s.watchParent(int(*p.ProcessID))
	}
	capabilities := object{
		"positionEncoding":   encoding,
		"textDocumentSync":   object{"openClose": true, "change": 2},
		"hoverProvider":      true,
		"codeActionProvider": object{"codeActionKinds": []string{"quickfix", "source.fixAll.proviso"}},
	}
	if s.work.pull {
		capabilities["diagnosticProvider"] = object{"identifier": "proviso", "interFileDependencies": true, "workspaceDiagnostics": false}
	}
	return object{"capabilities": capabilities, "serverInfo": object{"name": "proviso", "version": s.opts.Version}}, nil
}

func (s *session) position(t *syntax.Text, offset int) object {
	p := t.Point(offset, s.work.encoding)
	return object{"line": p.Line, "character": p.Column}
}

func (s *session) span(f *program.File, sp syntax.Span) object {
	return object{"start": s.position(f.Text, sp.Start), "end": s.position(f.Text, sp.End)}
}

// severities are the protocol's numbers (DiagnosticSeverity).
var severities = map[contracts.Severity]int{contracts.Error: 1, contracts.Warning: 2, contracts.Information: 3, contracts.Hint: 4}

func (s *session) diagnostics(d *document) []object {
	out := []object{}
	for _, f := range s.check(d) {
		out = append(out, s.toDiagnostic(d, f))
	}
	return out
}

func (s *session) toDiagnostic(d *document, f contracts.Finding) object {
	folder := strings.ReplaceAll(f.Rule, "-", "")
	out := object{"range": s.span(f.File, f.Span), "severity": severities[f.Severity], "code": f.Rule, "source": "proviso", "message": f.Message,
		"codeDescription": object{"href": "https://github.com/agentcore/proviso/blob/main/contracts/" + folder + "/doc.md"}}
	var related []object
	for _, e := range f.Evidence {
		related = append(related, object{"location": object{"uri": s.uriOf(d, e.File), "range": s.span(e.File, e.Span)}, "message": e.Message})
	}
	if related != nil {
		out["relatedInformation"] = related
	}
	return out
}

// uriOf names a file the way the client does where it has it open.
func (s *session) uriOf(d *document, f *program.File) string {
	if f == d.file {
		return d.uri
	}
	for _, o := range s.work.docs {
		if o.path == f.Path {
			return o.uri
		}
	}
	return "file://" + filepath.ToSlash(filepath.Join(s.work.root, f.Path))
}

// publish pushes the diagnostics of a document with its version.
func (s *session) publish(uri string) {
	s.contain("publish", func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		d := s.work.docs[uri]
		if d == nil {
			return
		}
		s.notification("textDocument/publishDiagnostics", object{"uri": d.uri, "version": d.version, "diagnostics": s.diagnostics(d)})
	})
}

func (s *session) diagnostic(p *protocol.DocumentDiagnosticParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.work.docs[string(p.TextDocument.URI)]
	if d == nil {
		return object{"kind": "full", "items": []object{}}, nil
	}
	return object{"kind": "full", "items": s.diagnostics(d)}, nil
}

// codeActionParams are the fields of CodeActionParams that matter here; context.diagnostics is left undecoded.
type codeActionParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Range struct {
		Start, End struct{ Line, Character int }
	} `json:"range"`
	Context struct {
		Only []string `json:"only"`
	} `json:"context"`
}

func (p *codeActionParams) wants(kind string) bool {
	for _, k := range p.Context.Only {
		if kind == k || strings.HasPrefix(kind, k+".") {
			return true
		}
	}
	return len(p.Context.Only) == 0
}

func (s *session) codeAction(p *codeActionParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []object{}
	d := s.work.docs[p.TextDocument.URI]
	if d == nil {
		return out, nil
	}
	t := d.file.Text
	start := t.Offset(syntax.Point{Line: p.Range.Start.Line, Column: p.Range.Start.Character}, s.work.encoding)
	end := t.Offset(syntax.Point{Line: p.Range.End.Line, Column: p.Range.End.Character}, s.work.encoding)
	findings := s.check(d)
	for _, f := range findings {
		if f.Span.Start > end || f.Span.End < start || !p.wants("quickfix") {
			continue
		}
		for _, r := range f.Repairs {
			out = append(out, s.quickfix(d, f, r))
		}
		out = append(out, s.suppressAction(d, f))
	}
	if len(p.Context.Only) > 0 && p.wants("source.fixAll.proviso") {
		if a := s.fixAll(d); a != nil {
			out = append(out, a)
		}
	}
	return out, nil
}

func (s *session) quickfix(d *document, f contracts.Finding, r contracts.Repair) object {
	title := r.Title
	if r.Rejects != "" {
		title += " (" + r.Rejects + ")"
	}
	a := object{"title": title, "kind": "quickfix", "diagnostics": []object{s.toDiagnostic(d, f)}, "edit": s.edit(d, r.Edits)}
	if r.Preferred {
		a["isPreferred"] = true
	}
	return a
}

func (s *session) edit(d *document, edits []contracts.Edit) object {
	changes := map[string][]object{}
	for _, e := range edits {
		uri := s.uriOf(d, e.File)
		changes[uri] = append(changes[uri], object{"range": s.span(e.File, e.Span), "newText": e.NewText})
	}
	return object{"changes": changes}
}

func (s *session) suppressAction(d *document, f contracts.Finding) object {
	t := d.file.Text
	line := t.LineSpan(t.LineOf(f.Span.Start)).Start
	mark := "# "
	if d.file.Language == program.TypeScript {
		mark = "// "
	}
	text := t.Indent(f.Span.Start) + mark + "proviso:disable-next-line " + f.Rule + " -- reason" + t.EOL()
	return object{"title": "Suppress " + f.Rule + " here, with a reason", "kind": "quickfix", "diagnostics": []object{s.toDiagnostic(d, f)},
		"edit": s.edit(d, []contracts.Edit{{File: d.file, Span: syntax.Span{Start: line, End: line}, NewText: text}})}
}

// fixAll makes every preferred safe repair of warnings and errors, verified, in one edit.
func (s *session) fixAll(d *document) object {
	cfg, _ := s.work.settings.For(d.path)
	mender := fix.Mender{Index: s.work.index, Config: cfg, Level: contracts.Warning}
	next, made := mender.Mend(s.ctx, d.file)
	if made == 0 {
		return nil
	}
	whole := syntax.Span{Start: 0, End: d.file.Text.Len()}
	return object{"title": fmt.Sprintf("Fix all %d Proviso findings", made), "kind": "source.fixAll.proviso",
		"edit": s.edit(d, []contracts.Edit{{File: d.file, Span: whole, NewText: next.Text.String()}})}
}

// hover tells the findings at a place with their rules, or what is declared of the parameter there.
func (s *session) hover(p *protocol.HoverParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.work.docs[string(p.TextDocument.URI)]
	if d == nil {
		return nil, nil
	}
	at := d.file.Text.Offset(syntax.Point{Line: int(p.Position.Line), Column: int(p.Position.Character)}, s.work.encoding)
	var b strings.Builder
	parameter(&b, d.file, at)
	for _, f := range s.check(d) {
		if f.Span.Start <= at && at <= f.Span.End {
			fmt.Fprintf(&b, "**%s** (%s): %s\n\n", f.Rule, f.Severity, f.Message)
			for _, r := range check.Rules() {
				if r.Name == f.Rule {
					fmt.Fprintf(&b, "%s\n\n", r.Summary)
				}
			}
		}
	}
	if b.Len() == 0 {
		return nil, nil
	}
	return object{"contents": object{"kind": "markdown", "value": strings.TrimSpace(b.String())}}, nil
}

// parameter describes the declaration of the parameter at an offset.
func parameter(b *strings.Builder, f *program.File, at int) {
	for _, c := range f.Classes {
		for _, m := range c.Methods {
			for _, p := range m.Params {
				if p.NameSpan.Start > at || at > p.NameSpan.End || p.Name == "" {
					continue
				}
				fmt.Fprintf(b, "`%s` of `%s`", p.Name, m.Name)
				if p.Type != nil {
					fmt.Fprintf(b, ", declared `%s`", p.Type.Text)
				}
				if p.Default != nil {
					fmt.Fprintf(b, ", by default `%s`", f.Text.Slice(p.Default.Span))
				}
				b.WriteString("\n\n")
			}
		}
	}
}

// watchParent ends the session soon after the editor's process is gone.
func (s *session) watchParent(pid int) {
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
			if !alive(pid) {
				s.opts.Logger.Info("the editor's process is gone", zap.Int("pid", pid))
				exit(1)
			}
		}
	}
}
