package server

import (
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/config"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// rebuildAbove is how many files may change one by one before indexing anew is cheaper.
const rebuildAbove = 64

// refresh reads files of a folder again in the background. One reading runs at a time; what is asked for meanwhile follows it.
func (s *session) refresh(f *folder, paths []string) {
	if f.loaded && len(paths) > 0 {
		f.stale = append(f.stale, paths...)
		s.read(f)
	}
}

// refreshAll reads the whole folder again.
func (s *session) refreshAll(f *folder) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.loaded {
		f.all = true
		s.read(f)
	}
}

func (s *session) read(f *folder) {
	if f.busy {
		return
	}
	f.busy = s.apart("reading "+f.root, func() {
		for {
			j, more := s.nextReading(f)
			if !more {
				return
			}
			s.contained("reading "+f.root, func() { s.readNow(f, j) })
		}
	})
}

// reading is what is to be read of a folder.
type reading struct {
	all      bool
	paths    map[string]bool
	excluded func(string) bool
}

// nextReading takes what was asked for since the last one. Saying that there is none ends the turn under the same lock, so that
// nothing asked for falls between.
func (s *session) nextReading(f *folder) (reading, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.gone || !f.all && len(f.stale) == 0 || s.ctx.Err() != nil {
		f.busy = false
		return reading{}, false
	}
	j := reading{all: f.all, paths: map[string]bool{}, excluded: f.settings.set.Excluded}
	for _, p := range f.stale {
		j.paths[p] = true
	}
	f.all, f.stale = false, nil
	return j, true
}

func (s *session) readNow(f *folder, j reading) {
	sources, _, err := workspace.Discover(f.root, []string{f.root}, j.excluded)
	if err != nil {
		s.log.Warn("folder cannot be read", zap.String("folder", f.root), zap.Error(err))
		return
	}
	if !j.all {
		sources = only(sources, j.paths)
	}
	files := s.load(f, sources)
	if s.ctx.Err() != nil {
		return
	}
	s.install(f, files, j)
	s.warm(f)
	if len(sources) >= worthTelling {
		debug.FreeOSMemory() // reading took far more than what was read
	}
}

// warm looks at the open documents of a folder for clients that ask by themselves: what their files ask of others is lowered before the
// next key is hit.
func (s *session) warm(f *folder) {
	if !s.client.pulls {
		return // everything is looked at anyway
	}
	var open []*snapshot
	s.mu.Lock()
	for _, d := range s.docs {
		if d.folder == f && d.kind == code && !d.closed {
			open = append(open, s.snapshot(d))
		}
	}
	s.mu.Unlock()
	for _, sn := range open {
		if _, err := s.analyse(s.ctx, sn); err != nil {
			s.noted("analysis of "+sn.uri, err)
		}
	}
}

// portion is how many files are read between two reports of progress.
const portion = 100

// load reads sources, telling the client how far it is. Called off, it has what was read by then.
func (s *session) load(f *folder, sources []workspace.Source) []*workspace.Held {
	p := s.begin("Proviso reads "+filepath.Base(f.root), len(sources))
	defer p.end()
	files := make([]*workspace.Held, 0, len(sources))
	jobs := max(runtime.GOMAXPROCS(0)/2, 1) // half of the cores, so that the editor's own questions are answered meanwhile
	for done := 0; done < len(sources) && p.context.Err() == nil; done += portion {
		readings := workspace.ReadAll(p.context, sources[done:min(done+portion, len(sources))], jobs)
		some, skipped := workspace.Survey(p.context, readings, jobs, 0, false, func(int) *workspace.Facts { return nil })
		for _, k := range skipped {
			s.noted("analysis of "+k.Path, k.Err)
		}
		files = append(files, some...)
		p.report(min(done+portion, len(sources)), len(sources))
	}
	return files
}

func only(sources []workspace.Source, wanted map[string]bool) []workspace.Source {
	var out []workspace.Source
	for _, src := range sources {
		if wanted[src.Path] {
			out = append(out, src)
		}
	}
	return out
}

// install puts what was read in force, below the open buffers, and looks again at every open document of the folder.
func (s *session) install(f *folder, files []*workspace.Held, j reading) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if j.all {
		f.disk = map[string]*workspace.Held{}
	}
	before := map[string]*workspace.Held{}
	for p := range j.paths {
		before[p] = f.disk[p]
		delete(f.disk, p) // what was deleted was not found again
	}
	for _, file := range files {
		f.disk[file.Path()] = file
	}
	if j.all {
		f.era++
	}
	for p, old := range before {
		f.forget(old, f.disk[p])
	}
	if j.all || f.changed+len(j.paths) > rebuildAbove {
		s.reindex(f)
	} else {
		for p := range j.paths {
			f.restore(p)
		}
		s.overlay(f)
	}
	s.disturb(f, nil)
}

func (s *session) didChangeWatchedFiles(p *protocol.DidChangeWatchedFilesParams) {
	if settingsChanged(p.Changes) {
		s.reconfigure()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range p.Changes {
		f, path, isFile := s.locate(strings.Clone(string(c.URI)))
		if isFile && workspace.Supported(path) {
			s.refresh(f, []string{path})
		}
	}
}

// settingsChanged reports whether a file is among the changed that analysis is configured by.
func settingsChanged(list []protocol.FileEvent) bool {
	for _, c := range list {
		base := path.Base(string(c.URI))
		if slices.Contains(config.FileNames, base) || strings.HasPrefix(base, "tsconfig") && strings.HasSuffix(base, ".json") {
			return true
		}
	}
	return false
}
