// Package review compares the contracts of two states of a workspace: what callers must do more, may count on less, and which of
// them are now wrong. It imports the card and the rules about calls; reading states is its caller's work.
package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/entry"
)

// Kind of a change.
type Kind string

// The kinds, in the order in which a review reads them.
const (
	RemovedClass Kind = "class removed"
	Removed      Kind = "method removed"
	Signature    Kind = "signature changed"
	Tightened    Kind = "precondition tightened"
	Failure      Kind = "new failure"
	Dropped      Kind = "postcondition dropped"
	Violation    Kind = "caller in violation"
	Loosened     Kind = "precondition loosened"
	Result       Kind = "new failing result"
	Promised     Kind = "postcondition added"
	AddedClass   Kind = "class added"
	Added        Kind = "method added"
)

// breaking are the kinds that may break callers; growing those that give them more. A failing result is new where callers had to
// read the result for failures before.
var (
	breaking = map[Kind]bool{RemovedClass: true, Removed: true, Signature: true, Tightened: true, Failure: true, Dropped: true, Violation: true}
	growing  = map[Kind]bool{Loosened: true, Result: true, Promised: true, AddedClass: true, Added: true}
	order    = []Kind{RemovedClass, Removed, Signature, Tightened, Failure, Dropped, Violation, Loosened, Result, Promised, AddedClass, Added}
)

// Change is one change of a contract.
type Change struct {
	Kind     Kind   `json:"kind"`
	Symbol   string `json:"symbol"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Text     string `json:"text"`
	Breaking bool   `json:"breaking"`
}

// Report is what a review reads.
type Report struct {
	Version int      `json:"version"`
	Since   string   `json:"since"`
	Files   int      `json:"files"`
	Semver  string   `json:"semver"` // "major", "minor", "patch"
	Changes []Change `json:"changes"`
}

// Pair is one file before and after; either side may be nil.
type Pair struct{ Before, After *contracts.Pass }

// Compare lists the changes of the contracts of files.
func Compare(since string, pairs []Pair) *Report {
	r := &Report{Version: 1, Since: since, Files: len(pairs), Changes: []Change{}}
	moved := elsewhere(pairs)
	for _, p := range pairs {
		r.file(p, moved)
	}
	return r
}

// elsewhere are the symbols that some changed file has afterwards, so that what moved to another file is not taken for removed.
func elsewhere(pairs []Pair) map[string]*program.Method {
	out := map[string]*program.Method{}
	for _, p := range pairs {
		if p.After != nil {
			for name, m := range methods(p.After) {
				out[name] = m
			}
		}
	}
	return out
}

// methods are those that others may call, by symbol.
func methods(p *contracts.Pass) map[string]*program.Method {
	out := map[string]*program.Method{}
	for _, m := range p.File.AllMethods() {
		if m.Kind == program.KindTopLevel || m.Visibility == program.Private || m.Broken || m.Class != nil && m.Class.Name == "" || m.Class == nil && !m.Exported && p.File.Language == program.TypeScript {
			continue
		}
		if _, ok := out[entry.Symbol(m)]; !ok || m.HasBody() {
			out[entry.Symbol(m)] = m
		}
	}
	return out
}

func (r *Report) file(p Pair, moved map[string]*program.Method) {
	var before, after map[string]*program.Method
	if p.Before != nil {
		before = methods(p.Before)
	}
	if p.After != nil {
		after = methods(p.After)
	}
	whole := r.classes(p, before, moved)
	for _, name := range sorted(before) {
		old := before[name]
		now, ok := after[name]
		switch {
		case !ok && moved[name] != nil:
		case !ok && p.After != nil && len(p.After.File.Errors) > 0:
		case !ok && old.Class != nil && whole[old.Class]:
		case !ok:
			r.add(Removed, p.Before.File, old, gone(p, old))
		default:
			r.method(p, old, now)
		}
	}
	if p.Before == nil && p.After != nil {
		r.fresh(p.After, after)
		return
	}
	for _, name := range sorted(after) {
		if before[name] == nil {
			r.add(Added, p.After.File, after[name], "")
		}
	}
}

// gone says what became of a method that others can no longer call.
func gone(p Pair, old *program.Method) string {
	if p.After != nil {
		for _, m := range p.After.File.AllMethods() {
			if entry.Symbol(m) == entry.Symbol(old) {
				return "it is private now"
			}
		}
	}
	return "callers find nothing under this name"
}

func sorted(m map[string]*program.Method) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func (r *Report) add(k Kind, f *program.File, m *program.Method, text string) {
	r.Changes = append(r.Changes, Change{Kind: k, Symbol: entry.Symbol(m), File: f.Path, Line: f.Text.LineOf(m.NameSpan.Start) + 1, Text: text, Breaking: breaking[k]})
}

func (r *Report) method(p Pair, old, now *program.Method) {
	if old.File.Text.Slice(old.Span) == now.File.Text.Slice(now.Span) && comment(old) == comment(now) {
		return
	}
	r.signature(p, old, now)
	a, b := card.Of(p.Before, old), card.Of(p.After, now)
	r.requires(p, old, now, a, b)
	r.failures(p, now, a, b)
	r.ensures(p, now, a, b)
}

func comment(m *program.Method) string {
	if m.Doc == nil {
		return ""
	}
	return m.Doc.Text
}

// signature compares parameters as callers pass them.
func (r *Report) signature(p Pair, old, now *program.Method) {
	if now.Kind == program.KindConstructor && now.Class != nil && len(now.Class.Decorators) > 0 {
		return // a container makes it
	}
	for i, q := range now.Params {
		if len(q.Decorators) > 0 || !required(q) || q.Kind == program.Destructured {
			continue
		}
		before := find(old, q, i)
		switch {
		case before == nil:
			r.add(Signature, p.After.File, now, fmt.Sprintf("`%s` must be passed now", q.Name))
		case !required(before):
			r.add(Signature, p.After.File, now, fmt.Sprintf("`%s` could be left out and must be passed now", q.Name))
		}
	}
	for i, q := range old.Params {
		if find(now, q, i) == nil && !rest(now, q.Kind) && (q.Kind == program.Keyword || q.Kind == program.Positional) {
			r.add(Signature, p.After.File, now, fmt.Sprintf("`%s` is not taken any more", q.Name))
		}
	}
}

func required(q *program.Param) bool {
	return q.Default == nil && !q.Optional && (q.Kind == program.Positional || q.Kind == program.Keyword)
}

// find is the parameter that stands for q in another version: the same keyword, or the same place.
func find(m *program.Method, q *program.Param, i int) *program.Param {
	for j, o := range m.Params {
		if q.Kind == program.Keyword && o.Kind == program.Keyword && o.Name == q.Name || q.Kind != program.Keyword && j == i && o.Kind != program.Keyword && o.Kind != program.BlockParam {
			return o
		}
	}
	return nil
}

func rest(m *program.Method, k program.ParamKind) bool {
	for _, o := range m.Params {
		if o.Kind == program.Rest && k == program.Positional || o.Kind == program.KeyRest && k == program.Keyword || o.Kind == program.Forward {
			return true
		}
	}
	return false
}

// failures tells of ways to fail that were not there, guards of preconditions left to those.
func (r *Report) failures(p Pair, now *program.Method, a, b *card.Card) {
	had, read := map[string]bool{}, false
	for _, f := range a.Fails {
		had[f.How] = true
		read = read || strings.HasPrefix(f.How, "returns")
	}
	told := map[string]bool{}
	for _, f := range b.Fails {
		if had[f.How] || told[f.How] || f.How == "returns nothing" {
			continue
		}
		if strings.HasPrefix(f.How, "raises") && slices.ContainsFunc(b.Requires, func(c card.Clause) bool { return c.Mark == card.Inferred && c.Line == f.Line }) &&
			slices.ContainsFunc(r.Changes, func(c Change) bool { return c.Kind == Tightened && c.Symbol == b.Symbol }) {
			continue // said as the precondition that it is
		}
		told[f.How] = true
		kind := Failure
		if read && strings.HasPrefix(f.How, "returns") {
			kind = Result
		}
		r.add(kind, p.After.File, now, fmt.Sprintf("%s when `%s`", f.How, f.When))
	}
}

func (r *Report) ensures(p Pair, now *program.Method, a, b *card.Card) {
	for _, c := range a.Ensures {
		switch {
		case c.Mark == card.Inherited, has(b.Ensures, c.Text):
		case c.Mark != card.Inferred:
			r.add(Dropped, p.After.File, now, "`"+c.Text+"`")
		default: // nobody wrote it: that it cannot be seen any more is no change, but a nil that can be seen is
			if at := p.After.Program.Summaries().Of(now).MayBeNil; at.File != nil && !r.returns(b.Symbol) {
				r.add(Dropped, p.After.File, now, fmt.Sprintf("`%s`: nil comes back at line %d", c.Text, at.File.Text.LineOf(at.Span.Start)+1))
			}
		}
	}
	for _, c := range b.Ensures {
		if c.Mark != card.Inherited && c.Mark != card.Inferred && !has(a.Ensures, c.Text) {
			r.add(Promised, p.After.File, now, "`"+c.Text+"`")
		}
	}
}

// returns reports whether a failing return of a method was told of as new.
func (r *Report) returns(symbol string) bool {
	return slices.ContainsFunc(r.Changes, func(c Change) bool {
		return c.Symbol == symbol && (c.Kind == Failure || c.Kind == Result) && strings.HasPrefix(c.Text, "returns")
	})
}

func has(list []card.Clause, text string) bool {
	return slices.ContainsFunc(list, func(c card.Clause) bool { return c.Text == text })
}

// Finish puts the changes in order and draws the conclusion for the next version.
func (r *Report) Finish() {
	slices.SortStableFunc(r.Changes, func(a, b Change) int {
		if x := slices.Index(order, a.Kind) - slices.Index(order, b.Kind); x != 0 {
			return x
		}
		if x := strings.Compare(a.File, b.File); x != 0 {
			return x
		}
		return a.Line - b.Line
	})
	r.Semver = "patch"
	for _, c := range r.Changes {
		if breaking[c.Kind] {
			r.Semver = "major"
			return
		}
		if growing[c.Kind] {
			r.Semver = "minor"
		}
	}
}
