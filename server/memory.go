package server

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// memory holds the last findings of every method that could be read, for the time in which it cannot: half-typed code keeps what
// was known of it, moved with the text.
type memory struct {
	order    int // of the version they stand in
	file     *program.File
	text     *syntax.Text // of the file
	symbols  []string     // of its methods, in order
	shown    []contracts.Finding
	bySymbol map[string][]contracts.Finding

	epoch    int // what they hold for
	settings *settings
}

// remember adds to fresh findings those of methods that are broken now, and keeps the whole for the next version.
func (s *session) remember(sn *snapshot, file *program.File, fresh []contracts.Finding) []contracts.Finding {
	shown := settle(file, fresh, sn.good, sn.trail)
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := sn.doc; d.good == nil || d.good.order <= sn.version.order {
		d.good = &memory{order: sn.version.order, file: file, text: file.Text, symbols: symbols(file), shown: shown, bySymbol: group(shown), epoch: sn.epoch, settings: sn.settings}
		d.trail = slices.DeleteFunc(slices.Clone(d.trail), func(s shift) bool { return s.order <= sn.version.order })
	}
	return shown
}

func group(list []contracts.Finding) map[string][]contracts.Finding {
	out := map[string][]contracts.Finding{}
	for _, f := range list {
		if f.Symbol != "" {
			out[f.Symbol] = append(out[f.Symbol], f)
		}
	}
	return out
}

// settle is what to show of a file. Where its text can be read, that is what was found; a method that is broken, or missing from
// a text that has errors, shows what it had before.
func settle(file *program.File, fresh []contracts.Finding, before *memory, trail []shift) []contracts.Finding {
	if len(file.Errors) == 0 || before == nil {
		return fresh
	}
	intact := intactMethods(file)
	var out []contracts.Finding
	for _, f := range fresh {
		if f.Symbol == "" || intact[f.Symbol] || before.bySymbol[f.Symbol] == nil {
			out = append(out, f)
		}
	}
	moved := newMove(before, file.Text, trail)
	for symbol, list := range before.bySymbol {
		if intact[symbol] {
			continue
		}
		for _, f := range list {
			if kept, ok := moved.finding(f, file); ok {
				out = append(out, kept)
			}
		}
	}
	byPlace(out)
	return out
}

// intactMethods are the symbols whose every method could be read.
func intactMethods(file *program.File) map[string]bool {
	out := map[string]bool{}
	for _, m := range methods(file) {
		symbol := entry.Symbol(m)
		known, seen := out[symbol]
		out[symbol] = !m.Broken && (known || !seen)
	}
	return out
}

// methods are all methods and functions of a file.
func methods(file *program.File) []*program.Method {
	var out []*program.Method
	for _, c := range file.Classes {
		out = append(out, c.Methods...)
	}
	return append(out, file.Functions...)
}

// symbols names the methods of a file.
func symbols(file *program.File) []string {
	var out []string
	for _, m := range file.AllMethods() {
		out = append(out, entry.Symbol(m))
	}
	return out
}

// shift is one replacement in a text.
type shift struct{ order, at, removed, added int } // order is that of the version it leads to

// move maps spans of one text to a later one.
type move struct {
	from, to *syntax.Text
	steps    []shift
}

// newMove follows the steps of the client's edits, where all of them are known.
func newMove(before *memory, to *syntax.Text, trail []shift) move {
	for i, s := range trail {
		if s.order == before.order+1 {
			return move{before.text, to, trail[i:]}
		}
	}
	return move{before.text, to, []shift{difference(before.text.String(), to.String())}}
}

// difference is the replacement that makes b of a, leaving what they have in common at the start and the end.
func difference(a, b string) shift {
	head, tail := syntax.Difference(a, b)
	return shift{at: head, removed: len(a) - head - tail, added: len(b) - head - tail}
}

// span moves a span; ok is false if what it covered is not there any more.
func (m move) span(s syntax.Span) (syntax.Span, bool) {
	out := s
	for _, step := range m.steps {
		switch {
		case out.Start >= step.at+step.removed:
			out.Start += step.added - step.removed
			out.End += step.added - step.removed
		case out.End > step.at:
			return out, false
		}
	}
	return out, out.Start >= 0 && out.End <= m.to.Len() && m.from.Slice(s) == m.to.Slice(out)
}

// all moves all findings, or none.
func (m move) all(list []contracts.Finding, file *program.File) ([]contracts.Finding, bool) {
	out := make([]contracts.Finding, 0, len(list))
	for _, f := range list {
		kept, ok := m.finding(f, file)
		if !ok || len(kept.Evidence) != len(f.Evidence) {
			return nil, false
		}
		out = append(out, kept)
	}
	return out, true
}

// finding moves a finding. Its repairs are dropped: they were made for another text.
func (m move) finding(f contracts.Finding, file *program.File) (contracts.Finding, bool) {
	span, ok := m.span(f.Span)
	if !ok {
		return f, false
	}
	old := f.File
	f.File, f.Span, f.Repairs = file, span, nil
	evidence := f.Evidence
	f.Evidence = nil
	for _, e := range evidence {
		if e.File == old {
			if e.Span, ok = m.span(e.Span); !ok {
				continue
			}
			e.File = file
		}
		f.Evidence = append(f.Evidence, e)
	}
	return f, true
}
