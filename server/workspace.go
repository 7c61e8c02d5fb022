package server

import (
	"context"
	"sort"

	"github.com/agentcore/proviso/analysis/workspace"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// filed is what was told of a file that is not open: only its id is kept, the diagnostics are found anew when they are wanted.
type filed struct {
	file *workspace.Held
	era  int
	id   string
	none bool // there was nothing to tell
}

// closedFile is a file that lies on disk and is not open, as it was when the question came.
type closedFile struct {
	folder   *folder
	file     *workspace.Held
	index    *workspace.Index
	settings *settings
	uri      uri.URI
	era      int
	known    filed
}

// workspaceDiagnostic reports on every file that is not open, one after the other on one core, so that an editor that asks for the
// whole workspace does not wait for it while typing. Of files without findings it says nothing, unless the client knows of some.
func (s *session) workspaceDiagnostic(p *protocol.WorkspaceDiagnosticParams) task {
	previous := map[string]string{}
	for _, id := range p.PreviousResultIds {
		previous[canonical(string(id.URI))] = string([]byte(id.Value))
	}
	files := s.closedFiles()
	return func(ctx context.Context) (any, error) {
		indexes := indexes{}
		out := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
		for _, f := range files {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			f.index = indexes.light(f.index)
			key := canonical(string(f.uri))
			before, told := previous[key]
			delete(previous, key)
			if item := s.fileReport(ctx, f, before, told); item != nil {
				out.Items = append(out.Items, item)
			}
		}
		for _, gone := range s.vanished(previous) {
			out.Items = append(out.Items, fullReport(gone, nil))
		}
		return out, nil
	}
}

// indexes are those of the folders for somebody who asks about every file, without burdening the session's own.
type indexes map[*workspace.Index]*lightened

type lightened struct {
	index *workspace.Index
	asked int
}

// weighEach is how many files are looked at between two looks at what was lowered for them, each of which takes a look at all.
const weighEach = 64

func (own indexes) light(ix *workspace.Index) *workspace.Index {
	now := own[ix]
	if now == nil {
		now = &lightened{index: ix.Again(heavy / 2)}
		own[ix] = now
	}
	if now.asked++; now.asked%weighEach == 0 && now.index.Weight() > heavy {
		now.index = now.index.Again(heavy / 2)
	}
	return now.index
}

// forget drops what was told of closed files that a change of one file concerns.
func (f *folder) forget(before, after *workspace.Held) {
	names := declared(before, after)
	for path, known := range f.filed {
		own := declared(known.file)
		if mentions(known.file, names) || mentions(before, own) || mentions(after, own) {
			delete(f.filed, path)
		}
	}
}

// closedFiles lists what is known of every folder in order of paths, without the open documents.
func (s *session) closedFiles() []closedFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []closedFile
	for _, f := range s.folders {
		open := map[string]bool{}
		for _, d := range s.docs {
			if d.folder == f {
				open[d.path] = true
			}
		}
		from := len(out)
		for path, file := range f.disk {
			if !open[path] {
				u, _ := s.uriOf(f, path)
				out = append(out, closedFile{f, file, f.index, f.settings, u, f.era, f.filed[path]})
			}
		}
		part := out[from:]
		sort.Slice(part, func(i, j int) bool { return part[i].file.Path() < part[j].file.Path() })
	}
	return out
}

// fileReport is what to say of one file to a client that was told before, or not; nil for nothing.
func (s *session) fileReport(ctx context.Context, f closedFile, before string, told bool) protocol.WorkspaceDocumentDiagnosticReport {
	current := f.known.file == f.file && f.known.era == f.era
	switch {
	case current && f.known.none && !told:
		return nil
	case current && told && f.known.id == before:
		return unchangedReport(f.uri, before)
	}
	items := s.closedItems(ctx, f)
	if ctx.Err() != nil {
		return nil
	}
	full := fullReport(f.uri, items)
	s.mu.Lock()
	if f.folder.filed == nil {
		f.folder.filed = map[string]filed{}
	}
	f.folder.filed[f.file.Path()] = filed{f.file, f.era, *full.ResultID, len(items) == 0}
	s.mu.Unlock()
	switch {
	case told && *full.ResultID == before:
		return unchangedReport(f.uri, before)
	case !told && len(items) == 0:
		return nil
	}
	return full
}

// closedItems are the diagnostics of a file that is not open.
func (s *session) closedItems(ctx context.Context, f closedFile) []protocol.Diagnostic {
	path := f.file.Path()
	cfg, err := f.settings.of(path)
	if err != nil {
		s.reportConfig(f.folder, err)
	}
	var items []protocol.Diagnostic
	sn := &snapshot{uri: string(f.uri), path: path, folder: f.folder, version: &version{text: f.file.Text()}}
	s.contained("analysis of "+path, func() {
		file := f.index.File(path)
		if file == nil {
			return
		}
		for _, found := range s.check(ctx, f.index, file, cfg).Findings {
			items = append(items, s.toDiagnostic(sn, found))
		}
	})
	return items
}

// vanished are, of the files that the client was told of, those that are neither known nor open any more, in order.
func (s *session) vanished(told map[string]string) []uri.URI {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []uri.URI
	for key := range told {
		if s.docs[key] == nil {
			out = append(out, uri.URI(key))
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

func fullReport(u uri.URI, items []protocol.Diagnostic) *protocol.WorkspaceFullDocumentDiagnosticReport {
	if items == nil {
		items = []protocol.Diagnostic{}
	}
	id := resultID(items)
	return &protocol.WorkspaceFullDocumentDiagnosticReport{URI: u, FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{
		Kind: string(protocol.DocumentDiagnosticReportKindFull), ResultID: &id, Items: items}}
}

func unchangedReport(u uri.URI, id string) *protocol.WorkspaceUnchangedDocumentDiagnosticReport {
	return &protocol.WorkspaceUnchangedDocumentDiagnosticReport{URI: u, UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{
		Kind: string(protocol.DocumentDiagnosticReportKindUnchanged), ResultID: id}}
}
