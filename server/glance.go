package server

import (
	"context"
	"slices"
	"sort"
	"strings"
	"time"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/entry"
)

// While somebody types in one method, what is said of the others seldom changes. So an edit is answered with a glance: the method
// it was made in is looked at, all other findings stand as they were, moved with the text. Once the typing pauses, the whole file is
// looked at, and the client is told if that says something else.

// pause is how long after an edit that was answered with a glance the whole document is looked at.
const pause = 250 * time.Millisecond

// glance is what can be said of a snapshot by looking at the edited method alone; ok is false if everything must be looked at.
func (s *session) glance(ctx context.Context, sn *snapshot) (findings []contracts.Finding, ok bool) {
	if s.methods == nil || sn.kind != code || sn.good == nil || sn.good.epoch != sn.epoch || sn.good.settings != sn.settings {
		return nil, false
	}
	file, err := sn.version.model(sn.path)
	if err != nil || file == nil || sn.version.seen(sn) != nil {
		return nil, false
	}
	place := changeOf(sn.good.text, file.Text)
	edited := editedMethod(sn.good, file, place)
	if edited == nil {
		return nil, false
	}
	cfg, err := sn.settings.of(sn.path)
	if err != nil {
		return nil, false
	}
	s.enter(sn, file)
	symbol := entry.Symbol(edited)
	moved := newMove(sn.good, file.Text, sn.trail)
	if sameToRules(sn.good, file, edited, place) {
		if all, ok := moved.all(sn.good.shown, file); ok {
			return all, true
		}
	}
	var fresh []contracts.Finding
	if !edited.Broken {
		same := slices.DeleteFunc(slices.Clone(file.AllMethods()), func(m *program.Method) bool { return entry.Symbol(m) != symbol })
		result := s.methods(ctx, sn.index, file, cfg, same)
		if ctx.Err() != nil || len(result.Failures) > 0 {
			return nil, false
		}
		fresh = result.Findings
	}
	for _, f := range sn.good.shown {
		if f.Symbol == symbol && !edited.Broken && !check.Across(f.Rule) {
			continue
		}
		if kept, ok := moved.finding(f, file); ok {
			fresh = append(fresh, kept)
		}
	}
	byPlace(fresh)
	return fresh, true
}

// seen is the report of a version that was looked at as a whole, under the circumstances of the snapshot; nil if there is none yet.
func (v *version) seen(sn *snapshot) *report {
	if !v.mu.TryLock() { // somebody is about it
		return nil
	}
	defer v.mu.Unlock()
	if r := v.kept; r != nil && r.epoch == sn.epoch && r.settings == sn.settings {
		return r
	}
	return nil
}

// changed is where a text differs from an earlier one, in the terms of each.
type changed struct{ then, now syntax.Span }

func changeOf(before, after *syntax.Text) changed {
	start, end := syntax.Difference(before.String(), after.String())
	return changed{syntax.Span{Start: start, End: before.Len() - end}, syntax.Span{Start: start, End: after.Len() - end}}
}

// editedMethod is the method in which a text differs from the one that was looked at as a whole last, if that is the only place, and
// everything else can be read; else nil. Of a constructor and of code outside methods more depends than they say themselves.
func editedMethod(before *memory, file *program.File, place changed) *program.Method {
	all := file.AllMethods()
	if !slices.EqualFunc(all, before.symbols, func(m *program.Method, symbol string) bool { return entry.Symbol(m) == symbol }) {
		return nil
	}
	var edited *program.Method
	for _, m := range all {
		if m.Kind == program.KindTopLevel {
			continue
		}
		inside := m.Span.Start < place.now.Start && place.now.End < m.Span.End
		switch {
		case inside && (edited == nil || edited.Span.Contains(m.Span)):
			edited = m
		case !inside && m.Broken:
			return nil
		}
	}
	if edited == nil || edited.Kind == program.KindConstructor {
		return nil
	}
	return edited
}

// sameToRules reports whether a method says what it said before, in other layout or with other comments, and none of them is for
// Proviso. Where lines come or go, what is said of lines is to be said anew.
func sameToRules(before *memory, file *program.File, edited *program.Method, place changed) bool {
	old, text := before.text, file.Text
	if edited.Broken || !edited.BodySpan.Contains(place.now) || old.LineCount() != text.LineCount() || old.LineOf(place.then.Start) != old.LineOf(place.then.End) {
		return false
	}
	if strings.Contains(line(old, place.then.Start), addressed) || strings.Contains(line(text, place.now.Start), addressed) {
		return false
	}
	all := before.file.AllMethods() // editedMethod found as many, of the same names
	was := all[slices.Index(file.AllMethods(), edited)]
	return !was.Broken && program.Same(was.Body(), edited.Body())
}

// addressed begins every comment that is for Proviso.
const addressed = "proviso:"

func line(t *syntax.Text, at int) string { return t.Slice(t.LineSpan(t.LineOf(at))) }

func byPlace(list []contracts.Finding) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		return a.Rule < b.Rule
	})
}

// lookAgain looks at the whole document when no edit has come for a while, and tells the client if that says something else than
// the glance did.
func (s *session) lookAgain(sn *snapshot, told []protocol.Diagnostic) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := sn.doc
	if d.closed || d.current != sn.version || d.glanced != nil { // each version begins without
		return
	}
	ctx, cancel := context.WithCancel(s.ctx)
	stop := s.clock.AfterFunc(pause, func() {
		s.apart("analysis of "+sn.uri, func() { s.compare(ctx, d, told) })
	})
	d.glanced = func() { cancel(); stop() }
}

func (s *session) compare(ctx context.Context, d *document, told []protocol.Diagnostic) {
	s.mu.Lock()
	sn := s.snapshot(d)
	s.mu.Unlock()
	items, err := s.whole(ctx, sn)
	if ctx.Err() != nil || err == nil && resultID(items) == resultID(told) {
		return
	}
	if err != nil {
		s.noted("analysis of "+sn.uri, err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case d.closed || d.current != sn.version:
	case s.client.pulls:
		s.ask(protocolRefresh, nil)
	default:
		s.publish(sn.uri, sn.version, items)
	}
}

// rest calls off what was to be done when typing pauses. The session's lock is held.
func (d *document) rest() {
	if d.glanced != nil {
		d.glanced()
		d.glanced = nil
	}
}
