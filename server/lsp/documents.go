package lsp

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// workspaceState is what the session knows: the index, the configuration and the open documents.
type workspaceState struct {
	root     string
	index    *workspace.Index
	settings *config.Set
	encoding syntax.Encoding
	pull     bool
	docs     map[string]*document // by the client's own spelling of the URI
}

// document is one open buffer.
type document struct {
	uri      string
	path     string // relative to the root, or a made-up name for buffers without a file
	version  int32
	file     *program.File
	findings []contracts.Finding
	checked  *workspace.Index // the snapshot the findings belong to
	lastGood []contracts.Finding
}

func newWorkspace() *workspaceState {
	return &workspaceState{index: workspace.NewIndex(nil), settings: config.NewSet("/", nil), docs: map[string]*document{}}
}

func ruleNames() []string {
	var out []string
	for _, r := range check.Rules() {
		out = append(out, r.Name)
	}
	return out
}

// pathOf is the file path of a file: URI, or "".
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	return filepath.FromSlash(u.Path)
}

// name is the path by which analysis knows a document; an untitled buffer gets an extension from its language.
func (w *workspaceState) name(uri, language string) string {
	if p := pathOf(uri); p != "" {
		if rel, err := filepath.Rel(w.root, p); err == nil && !strings.HasPrefix(rel, "..") {
			return filepath.ToSlash(rel)
		}
		return p
	}
	ext := map[string]string{"ruby": ".rb", "typescript": ".ts", "typescriptreact": ".tsx"}[language]
	return "untitled/" + url.PathEscape(uri) + ext
}

func (s *session) didOpen(p *protocol.DidOpenTextDocumentParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	uri := strings.Clone(string(p.TextDocument.URI))
	d := &document{uri: uri, version: p.TextDocument.Version, path: s.work.name(uri, string(p.TextDocument.LanguageID))}
	if !workspace.Supported(d.path) {
		return nil, nil
	}
	s.work.docs[uri] = d
	s.setText(d, strings.Clone(p.TextDocument.Text))
	return nil, nil
}

func (s *session) didChange(p *protocol.DidChangeTextDocumentParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.work.docs[string(p.TextDocument.URI)]
	if d == nil || p.TextDocument.Version < d.version {
		return nil, nil
	}
	text := d.file.Text
	for _, c := range p.ContentChanges {
		switch c := c.(type) {
		case *protocol.TextDocumentContentChangePartial:
			text = splice(text, c.Range, c.Text, s.work.encoding)
		case *protocol.TextDocumentContentChangeWholeDocument:
			text = syntax.NewText(strings.Clone(c.Text))
		}
	}
	d.version = p.TextDocument.Version
	s.setText(d, text.String())
	return nil, nil
}

// splice replaces a range; offsets beyond the text are clamped and a range that ends before it starts is empty.
func splice(t *syntax.Text, r protocol.Range, text string, e syntax.Encoding) *syntax.Text {
	start := t.Offset(syntax.Point{Line: int(r.Start.Line), Column: int(r.Start.Character)}, e)
	end := max(start, t.Offset(syntax.Point{Line: int(r.End.Line), Column: int(r.End.Character)}, e))
	src := t.String()
	return syntax.NewText(src[:start] + text + src[end:])
}

func (s *session) didClose(p *protocol.DidCloseTextDocumentParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	uri := string(p.TextDocument.URI)
	d := s.work.docs[uri]
	if d == nil {
		return nil, nil
	}
	delete(s.work.docs, uri)
	s.sched.drop(uri)
	if !s.work.pull {
		s.notification("textDocument/publishDiagnostics", map[string]any{"uri": d.uri, "diagnostics": []any{}})
	}
	s.work.index = s.work.index.Without(d.path)
	if content, err := workspace.Read(filepath.Join(s.work.root, d.path)); err == nil {
		if f, err := workspace.Lower(d.path, syntax.NewText(content.Text)); err == nil {
			s.work.index = s.work.index.With(f)
		}
	}
	return nil, nil
}

// setText lowers a buffer's new text and schedules its diagnostics.
func (s *session) setText(d *document, text string) {
	f, err := workspace.Lower(d.path, syntax.NewText(text))
	if err != nil {
		f = &program.File{Path: d.path, Text: syntax.NewText(text)}
	}
	d.file = f
	s.work.index = s.work.index.With(f)
	if !s.work.pull {
		s.sched.soon(d.uri)
	}
}

// check gives the findings of a document in the current snapshot, analysing only if something changed. A method that was broken by
// typing keeps the findings it had.
func (s *session) check(d *document) []contracts.Finding {
	if d.checked == s.work.index {
		return d.findings
	}
	cfg, err := s.work.settings.For(d.path)
	if err != nil {
		s.opts.Logger.Warn("configuration", zapError(err))
	}
	found := check.File(s.ctx, s.work.index, d.file, cfg).Findings
	found = append(found, kept(d.file, d.lastGood)...)
	d.findings, d.checked = found, s.work.index
	if len(d.file.Errors) == 0 {
		d.lastGood = found
	}
	return found
}

// kept are the last good findings of methods that cannot be read now, moved to where the method stands.
func kept(f *program.File, good []contracts.Finding) (out []contracts.Finding) {
	if len(f.Errors) == 0 {
		return nil
	}
	for _, c := range f.Classes {
		for _, m := range c.Methods {
			if !m.Broken {
				continue
			}
			for _, g := range good {
				if strings.HasSuffix(g.Symbol, m.Name) && strings.HasPrefix(g.Symbol, c.Name) {
					g.File, g.Span, g.Evidence, g.Repairs = f, m.NameSpan, nil, nil
					out = append(out, g)
				}
			}
		}
	}
	return out
}

// reload reads the folder again in the background, as at the start.
func (s *session) reload() {
	s.mu.Lock()
	root := s.work.root
	s.mu.Unlock()
	if root == "" {
		return
	}
	go s.contain("index", func() { s.load(root) })
}

// load indexes the workspace and then lets the open buffers win over what lies on disk.
func (s *session) load(root string) {
	settings := config.NewSet(root, ruleNames())
	sources, _, err := workspace.Discover(root, []string{"."}, settings.Excluded)
	if err != nil {
		s.opts.Logger.Warn("cannot list the workspace", zapError(err))
		return
	}
	files, _ := workspace.Load(s.ctx, sources, 0)
	ix := workspace.NewIndex(files).WithStrictNull(workspace.StrictNullChecks(root))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ctx.Err() != nil {
		return
	}
	for _, d := range s.work.docs {
		ix = ix.With(d.file)
	}
	s.work.index, s.work.settings = ix, settings
	if !s.work.pull {
		for uri := range s.work.docs {
			s.sched.soon(uri)
		}
	}
}

func exists(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}
