package server

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/workspace"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// folder is one root of the workspace with its own index and configuration. The session's lock guards its fields.
type folder struct {
	root     string // absolute
	loaded   bool   // its files belong to the index; false for the place of files outside every folder
	index    *workspace.Index
	disk     map[string]*workspace.Held // as last read, by path; none of them is lowered, as the index has its own
	settings *settings
	stale    []string // paths to read again
	all      bool     // read everything again
	busy     bool     // a reading is under way
	gone     bool
	changed  int              // since the index was built
	filed    map[string]filed // what was told of closed files, by path
	era      int              // grows when the folder is read anew, or its configuration
	accused  map[string]bool  // URIs of configuration files that diagnostics were published for
}

func newFolder(root string, p preferences) *folder {
	f := &folder{root: root, disk: map[string]*workspace.Held{}, settings: newSettings(root, p, nil)}
	f.index = f.build()
	return f
}

// heavy is how much text of closed files, in bytes, may be held lowered because somebody asked about it; see workspace.Index.Again.
const heavy = 16 << 20

// build indexes what is on disk anew, which also forgets the overlay of the old index.
func (f *folder) build() *workspace.Index {
	files := make([]*workspace.Held, 0, len(f.disk))
	for _, file := range f.disk {
		files = append(files, file.Again())
	}
	slices.SortFunc(files, func(a, b *workspace.Held) int { return strings.Compare(a.Path(), b.Path()) })
	return workspace.NewIndexOf(files).WithCompiler(workspace.NewCompiler(f.root))
}

// lighten lets go of most of what was lowered for documents, when it is much. It takes a look at every file, and is not for each edit.
func (f *folder) lighten() {
	if f.index.Weight() > heavy {
		f.index = f.index.Again(heavy / 2)
	}
}

// restore lets the file on disk stand for its path again. The index keeps such changes beside what it was built of, and every
// edit copies them: its caller builds anew when they are many.
func (f *folder) restore(path string) {
	f.changed++
	f.index = f.index.Holding(path, f.disk[path])
}

// reindex builds the index anew, open buffers above what is on disk.
func (s *session) reindex(f *folder) {
	f.index, f.changed = f.build(), 0
	s.overlay(f)
}

func (s *session) overlay(f *folder) {
	for _, d := range s.docs {
		if d.folder == f && d.shared && d.entered != nil {
			f.index = f.index.With(d.entered)
		}
	}
}

// addFolder opens a root; what cannot be a folder's path is left alone.
func (s *session) addFolder(root string) {
	if root == "" || !filepath.IsAbs(root) {
		return
	}
	root = filepath.Clean(root)
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.folders {
		if f.root == root {
			f.loaded = true
			return
		}
	}
	f := newFolder(root, s.preferences)
	f.loaded = true
	s.folders = append(s.folders, f)
}

// locate finds the folder of a URI and its path there. The deepest folder that holds a file wins; what is in none belongs to the
// root of the file system, which is never loaded. A buffer that is no file is told by its URI and seen by nobody else.
func (s *session) locate(u string) (f *folder, path string, shared bool) {
	file := filePath(u)
	if file == "" {
		if len(s.folders) > 0 {
			return s.folders[0], u, false
		}
		return s.outside(), u, false
	}
	for _, c := range s.folders {
		if c.holds(file) && (f == nil || len(c.root) > len(f.root)) {
			f = c
		}
	}
	if f == nil {
		f = s.outside()
	}
	return f, workspace.Tell(f.root, file), true
}

func (f *folder) holds(file string) bool {
	root := strings.TrimSuffix(f.root, string(filepath.Separator)) + string(filepath.Separator)
	return strings.HasPrefix(file, root)
}

// outside is the folder of everything that lies in no folder.
func (s *session) outside() *folder {
	root := string(filepath.Separator)
	if wd, err := os.Getwd(); err == nil {
		root = filepath.VolumeName(wd) + root
	}
	for _, f := range s.folders {
		if f.root == root {
			return f
		}
	}
	f := newFolder(root, s.preferences)
	s.folders = append(s.folders, f)
	return f
}

// uriOf is how a file of a folder is told to the client: as it spelled it itself, if it has it open.
func (s *session) uriOf(f *folder, path string) (u uri.URI, open *document) {
	for _, d := range s.docs {
		if d.folder == f && d.path == path {
			return uri.URI(d.uri), d
		}
	}
	return uri.File(filepath.Join(f.root, filepath.FromSlash(path))), nil
}

func (s *session) didChangeWorkspaceFolders(p *protocol.DidChangeWorkspaceFoldersParams) {
	for _, removed := range p.Event.Removed {
		s.removeFolder(filepath.Clean(filePath(string(removed.URI))))
	}
	for _, added := range p.Event.Added {
		s.addFolder(filePath(string(added.URI)))
	}
	s.mu.Lock()
	folders := append([]*folder(nil), s.folders...)
	for _, d := range s.docs {
		s.rehome(d)
	}
	s.mu.Unlock()
	for _, f := range folders {
		s.refreshAll(f)
	}
}

func (s *session) removeFolder(root string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders = slices.DeleteFunc(s.folders, func(f *folder) bool {
		f.gone = f.gone || f.root == root
		return f.root == root
	})
}

// rehome finds a document's folder anew after folders came or went. Its path may change, so its model must be built again.
func (s *session) rehome(d *document) {
	f, name, shared := s.locate(d.key)
	if f == d.folder {
		return
	}
	end := strings.TrimPrefix(d.path, workspaceName(d))
	d.folder, d.path, d.shared, d.good, d.entered = f, name+end, shared, nil, nil
	d.edit(d.current.number, nil, s.client.encoding)
	s.schedule(d, 0)
}

// workspaceName is a document's path without the ending that its language added.
func workspaceName(d *document) string {
	if file := filePath(d.key); file != "" {
		return workspace.Tell(d.folder.root, file)
	}
	return d.key
}
