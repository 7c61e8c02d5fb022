package lsp

import (
	"sync"
	"time"
)

// quiet is how long a document must rest before its diagnostics are published.
const quiet = 30 * time.Millisecond

// scheduler publishes each document once typing rests. A burst of edits gives one publication, and a closed document none.
type scheduler struct {
	mu      sync.Mutex
	timers  map[string]*time.Timer
	publish func(uri string)
	ended   bool
	running sync.WaitGroup
}

func newScheduler(publish func(string)) *scheduler {
	return &scheduler{timers: map[string]*time.Timer{}, publish: publish}
}

func (s *scheduler) soon(uri string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return
	}
	if t := s.timers[uri]; t != nil {
		t.Reset(quiet)
		return
	}
	s.timers[uri] = time.AfterFunc(quiet, func() {
		s.mu.Lock()
		if s.ended || s.timers[uri] == nil {
			s.mu.Unlock()
			return
		}
		s.running.Add(1)
		s.mu.Unlock()
		defer s.running.Done()
		s.publish(uri)
	})
}

func (s *scheduler) drop(uri string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.timers[uri]; t != nil {
		t.Stop()
		delete(s.timers, uri)
	}
}

// stop lets running publications finish and starts no more.
func (s *scheduler) stop() {
	s.mu.Lock()
	s.ended = true
	s.mu.Unlock()
	s.running.Wait()
}
