package server

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/config"
)

// snapshot is what an answer works on: a document and what it depends on, as they were when the question came.
type snapshot struct {
	doc      *document // only for its identity; its fields move on
	uri      string
	path     string
	kind     kind
	shared   bool
	version  *version
	folder   *folder // as doc
	index    *workspace.Index
	settings *settings
	epoch    int
	good     *memory
	trail    []shift
}

// report is what was found in a document.
type report struct {
	file     *program.File // nil if it cannot be analysed
	index    *workspace.Index
	config   *config.Config
	findings []contracts.Finding
	writing  sync.Mutex // guards cards
	cards    map[*program.Method]*card.Card
	stood    sync.Map // repairs that were tried, by finding and title: whether they stand

	epoch    int // what it holds for
	settings *settings
}

func (s *session) snapshot(d *document) *snapshot {
	return &snapshot{doc: d, uri: d.uri, path: d.path, kind: d.kind, shared: d.shared, version: d.current, folder: d.folder,
		index: d.folder.index, settings: d.folder.settings, epoch: d.epoch, good: d.good, trail: d.trail}
}

// open is the snapshot of an open document that is code or configuration, else nil.
func (s *session) open(u string) *snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[canonical(u)]
	if d == nil || d.kind == foreign {
		return nil
	}
	return s.snapshot(d)
}

// analyse checks a snapshot, unless the version was checked under the same circumstances before.
func (s *session) analyse(ctx context.Context, sn *snapshot) (*report, error) {
	file, err := sn.version.model(sn.path)
	if err != nil || file == nil {
		return &report{}, err
	}
	s.enter(sn, file)
	v := sn.version
	v.mu.Lock()
	defer v.mu.Unlock()
	if r := v.kept; r != nil && r.epoch == sn.epoch && r.settings == sn.settings {
		return r, nil
	}
	r := &report{file: file, index: sn.index, epoch: sn.epoch, settings: sn.settings}
	var wrong error
	if r.config, wrong = sn.settings.of(sn.path); wrong != nil {
		s.reportConfig(sn.folder, wrong)
	}
	if !sn.shared || !sn.settings.set.Excluded(sn.path) {
		result := s.check(ctx, r.index, file, r.config)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, f := range result.Failures {
			s.noted(f.Rule+" in "+sn.path, f.Err)
		}
		r.findings = s.remember(sn, file, result.Findings)
	}
	v.kept = r
	return r, nil
}

// enter puts a model in the index of its folder, if the document has not moved on, and in the snapshot's. Open documents that
// name one of its classes, as they were or are, must be looked at again.
func (s *session) enter(sn *snapshot, file *program.File) {
	sn.index = sn.index.With(file)
	if !sn.shared {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d := sn.doc
	if d.closed || d.current != sn.version || d.entered == file {
		return
	}
	before := d.folder.index.File(d.path)
	d.entered = file
	d.folder.index = d.folder.index.With(file)
	names := declared(held(before), held(file))
	for _, other := range s.docs {
		if other != d && other.folder == d.folder && other.kind == code && concerned(other, names, before, file) {
			other.epoch++
			s.schedule(other, afterthought)
			s.nudgeClient()
		}
	}
}

// afterthought is how long after an edit the other documents that it concerns are analysed: nobody looks at them while typing.
const afterthought = 250 * time.Millisecond

// concerned reports whether a document names what a file declared or declares now, or the file, as it was or is, what the document
// declares: its contract is looked at in the light of its callers.
func concerned(d *document, names []string, before, after *program.File) bool {
	if d.entered == nil { // seen by nobody else, or not analysed yet
		return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(d.current.text.String(), n) })
	}
	own, was, is := held(d.entered), held(before), held(after)
	return mentions(own, names) || mentions(was, declared(own)) || mentions(is, declared(own))
}

// declared are the last parts of the names of all classes and functions that the files declare.
func declared(files ...*workspace.Held) []string {
	var out []string
	for _, f := range files {
		if f == nil {
			continue
		}
		for _, name := range f.Declared() {
			name = name[strings.LastIndexAny(name, ":.")+1:]
			if name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func mentions(f *workspace.Held, names []string) bool {
	return f != nil && slices.ContainsFunc(names, f.Holds)
}

// held is a model as what is held of a file; nil for none.
func held(f *program.File) *workspace.Held {
	if f == nil {
		return nil
	}
	return workspace.Lowered(f)
}

// nudgeClient makes a client that asks by itself ask again, soon, and once for many reasons.
func (s *session) nudgeClient() {
	if s.nudge != nil {
		s.nudge()
	}
	s.nudge = s.clock.AfterFunc(afterthought, s.askAgain)
}

// askAgain tells a client to ask again for everything that it was shown and that may be wrong now.
func (s *session) askAgain() {
	for _, method := range s.client.refreshes {
		s.ask(method, nil)
	}
}

// disturb makes every open document of a folder, but one, be looked at again.
func (s *session) disturb(f *folder, but *document) {
	any := false
	for _, d := range s.docs {
		if d.folder == f && d != but && d.kind == code {
			d.epoch++
			any = true
			s.schedule(d, debounce)
		}
	}
	if any {
		s.askAgain()
	}
}
