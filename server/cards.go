package server

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/check"
)

// look is a pass over a file of the report's index, for the card; nil where the file has no configuration.
func (r *report) look(f *program.File) *contracts.Pass {
	if r.config == nil || r.index == nil {
		return nil
	}
	return check.Look(r.index, f, r.config)
}

// card is the card of a method of the file; nil where the file has no configuration. All cards are written when the first is asked
// for: lenses, hints and symbols of one version share them.
func (r *report) card(m *program.Method) *card.Card {
	r.writing.Lock()
	defer r.writing.Unlock()
	if r.cards != nil {
		return r.cards[m]
	}
	look := r.look(r.file)
	if look == nil {
		return nil
	}
	r.cards = map[*program.Method]*card.Card{}
	for _, m := range methods(r.file) {
		r.cards[m] = card.Of(look, m)
	}
	return r.cards[m]
}

// cardAt is the card of the method or class whose name stands at a word, or of the method that a call there runs.
func (r *report) cardAt(at syntax.Span) *card.Card {
	p := r.look(r.file)
	if p == nil || at.Len() == 0 {
		return nil
	}
	for _, c := range r.file.Classes {
		if c.NameSpan.Contains(at) {
			return card.OfClass(p, c)
		}
	}
	for _, m := range methods(r.file) {
		if m.NameSpan.Contains(at) {
			return card.WithCallers(p, m)
		}
	}
	if m := r.callee(at); m != nil {
		return r.cardOf(m)
	}
	return nil
}

// cardOf is the card of a method of any file; nil where its file has no configuration.
func (r *report) cardOf(m *program.Method) *card.Card {
	if m.File == r.file {
		return r.card(m)
	}
	if q := r.look(m.File); q != nil {
		return card.Of(q, m)
	}
	return nil
}

// callee is the method that the call named at a word runs; nil where that cannot be told.
func (r *report) callee(at syntax.Span) *program.Method {
	for _, m := range methods(r.file) {
		if !m.Span.Contains(at) || !m.HasBody() {
			continue
		}
		var found *program.Expr
		m.Body().Walk(func(e *program.Expr) bool {
			if (e.Op == program.Call || e.Op == program.New) && e.NameSpan.Contains(at) {
				found = e
			}
			return e.Span.Contains(at) || e.Span.Len() == 0
		})
		if found == nil {
			continue
		}
		t := flow.Scope{Classes: r.index, Method: m}.Callee(found)
		if t.Method != nil {
			return t.Method
		}
		return t.Ctor
	}
	return nil
}

// shown writes a card as the client can show it.
func shown(c *card.Card, markdown bool) string {
	if markdown {
		return c.Markdown()
	}
	return strings.TrimRight(c.Text(), "\n")
}
