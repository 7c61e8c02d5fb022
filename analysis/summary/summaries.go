// Package summary tells callers what they need to know of a method without reading it: which arguments it rejects, what it
// returns and stores, what it does to the world. It also resolves calls to the methods they run. It knows no rule.
package summary

import (
	"sync"
	"sync/atomic"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// DefaultDepth is how many calls deep a summary looks.
const DefaultDepth = 2

// Summaries are the summaries of one snapshot of a workspace, computed when asked for. Safe for concurrent use.
type Summaries struct {
	classes flow.Classes
	store   *Store
	epoch   uint64
	depth   int
	log     *asked.Log                    // notes what is asked; nil without
	under   func(*asked.Log) flow.Classes // the classes, asked under another log
}

// Under gives the same summaries to somebody who notes what is asked: under gives the classes that note it in a log.
func (s *Summaries) Under(log *asked.Log, under func(*asked.Log) flow.Classes) *Summaries {
	next := *s
	next.log, next.under, next.classes = log, under, under(log)
	return &next
}

// own is s with a log of its own, to be kept with what it makes.
func (s *Summaries) own() *Summaries {
	if s.log == nil {
		return s
	}
	return s.Under(asked.New(), s.under)
}

// Store keeps summaries from one snapshot to the next. One is still good in a later snapshot if its file is the same and every
// call in it still runs something with the same summary, whatever happened to the text there.
type Store struct {
	epochs atomic.Uint64
	mu     sync.Mutex
	files  map[string]*kept
}

// kept are the summaries of one version of a file.
type kept struct {
	file *program.File
	mu   sync.Mutex
	of   map[keptKey]*keptSummary
}

type keptKey struct {
	method *program.Method
	depth  int
}

type keptSummary struct {
	*Summary
	epoch uint64     // the snapshot for which it was last found to be good
	log   *asked.Log // what was asked for it; nil if nobody noted
}

// NewStore is an empty store.
func NewStore() *Store { return &Store{files: map[string]*kept{}} }

// For gives the summaries of a snapshot. A depth below 1 takes the default.
func (st *Store) For(classes flow.Classes, depth int) *Summaries {
	if depth < 1 {
		depth = DefaultDepth
	}
	return &Summaries{classes: classes, store: st, epoch: st.epochs.Add(1), depth: depth}
}

// Of is the summary of a method; never nil, but perhaps not Known.
func (s *Summaries) Of(m *program.Method) *Summary { return s.of(m, s.depth) }

// Callee resolves a call in a method, receivers taken as written.
func (s *Summaries) Callee(m *program.Method, call *program.Expr) flow.Target {
	return flow.Scope{Classes: s.classes, Method: m}.Callee(call)
}

func (s *Summaries) of(m *program.Method, depth int) *Summary {
	k := s.store.of(m.File)
	key := keptKey{m, depth}
	k.mu.Lock()
	old := k.of[key]
	k.mu.Unlock()
	if old != nil && s.log != nil && old.log == nil {
		old = nil // nobody knows what it depends on
	}
	if old != nil && old.epoch == s.epoch {
		s.log.Join(old.log)
		return old.Summary
	}
	own := s.own()
	next := &keptSummary{epoch: s.epoch, log: own.log}
	if old != nil && own.good(old.Summary, depth) {
		next.Summary, next.log = old.Summary, asked.Both(old.log, own.log)
	} else {
		next.Summary = summarise(own, m, depth)
	}
	s.log.Join(next.log)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.of[key] = next
	return next.Summary
}

func (st *Store) of(f *program.File) *kept {
	st.mu.Lock()
	defer st.mu.Unlock()
	k := st.files[f.Path]
	if k == nil || k.file != f {
		k = &kept{file: f, of: map[keptKey]*keptSummary{}}
		st.files[f.Path] = k
	}
	return k
}

// good reports whether every call of a summarised method still runs what it ran.
func (s *Summaries) good(sum *Summary, depth int) bool {
	for _, d := range sum.deps {
		if _, hash := s.callee(sum.Method, d.call, depth-1); hash != d.hash {
			return false
		}
	}
	return true
}

// callee resolves a call and hashes the summaries of what it runs; 0 if nothing of the project.
func (s *Summaries) callee(m *program.Method, call *program.Expr, depth int) (flow.Target, uint64) {
	t := s.Callee(m, call)
	var hash uint64
	for _, run := range []*program.Method{t.Ctor, t.Method} {
		hash *= 31
		if run != nil {
			hash += s.of(run, depth).Hash | 1
		}
	}
	return t, hash
}
