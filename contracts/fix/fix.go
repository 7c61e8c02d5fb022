// Package fix applies repairs to texts: the preferred ones, in rounds until nothing changes, and only those that were seen to
// mend their finding. It asks the checker, and the command line asks it; it writes nothing but what Write is told to.
package fix

import (
	"context"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// maxRounds bounds the rounds of repair and analysis of one file.
const maxRounds = 10

// Mender repairs files of one snapshot.
type Mender struct {
	Index  *workspace.Index
	Config *config.Config
	Level  contracts.Severity           // the least severity that is repaired
	Unsafe bool                         // also repairs that may change behaviour for legal inputs
	Only   func(contracts.Finding) bool // the findings to repair; nil for all

	// Refused remembers what was tried and did not mend, so that whoever goes over the files again does not try it again; may be nil.
	Refused map[string]bool

	// Check finds what is wrong with a file of a snapshot; nil asks the checker.
	Check func(context.Context, *workspace.Index, *program.File) []contracts.Finding
}

// Mend repairs one file and returns its new model, or the old one if nothing could be mended, with the number of repairs.
// A repair that does not remove its finding, breaks the syntax or adds a warning, here or to a caller, is dropped.
func (m *Mender) Mend(ctx context.Context, f *program.File) (mended *program.File, repairs int) {
	if m.Refused == nil {
		m.Refused = map[string]bool{}
	}
	r := rounds{Mender: m, file: f, calling: &neighbours{now: map[string][]contracts.Finding{}}}
	r.findings = r.find(ctx, r.Index.With(f), f)
	for range maxRounds {
		if ctx.Err() != nil || !r.round(ctx) {
			break
		}
	}
	return r.file, r.made
}

// Wanted reports whether Mend would try to repair something.
func (m *Mender) Wanted(findings []contracts.Finding) bool {
	for _, f := range findings {
		if _, ok := m.choose(f); ok {
			return true
		}
	}
	return false
}

// choose is the repair of a finding that may be applied unasked.
func (m *Mender) choose(f contracts.Finding) (contracts.Repair, bool) {
	if f.Severity < m.Level || m.Refused[key(f)] || m.Only != nil && !m.Only(f) {
		return contracts.Repair{}, false
	}
	for _, r := range f.Repairs {
		if r.Preferred && (r.Safe || m.Unsafe) && within(f.File, r.Edits) {
			return r, true
		}
	}
	return contracts.Repair{}, false
}

// within reports whether all edits lie in the file: repairs that change several are for a person to choose.
func within(f *program.File, edits []contracts.Edit) bool {
	for _, e := range edits {
		if e.File != f {
			return false
		}
	}
	return len(edits) > 0
}

// rounds is the repair of one file.
type rounds struct {
	*Mender
	file     *program.File
	findings []contracts.Finding
	made     int
	strict   bool        // not even an information may come
	calling  *neighbours // what calls the file must not get worse either; nil where it is strict
}

// candidate is a finding with the repair chosen for it.
type candidate struct {
	finding contracts.Finding
	repair  contracts.Repair
}

// round applies all chosen repairs that do not meet each other. If the result does not stand, half of them are tried, and so
// on down to a single one, which is then refused. It reports whether the file changed.
func (r *rounds) round(ctx context.Context) bool {
	for {
		batch := r.chosen(r.findings)
		for len(batch) > 0 {
			if next, findings, made := r.try(ctx, batch); next != nil {
				r.file, r.findings = next, findings
				r.calling.settle()
				r.made += made
				return true
			}
			if len(batch) == 1 {
				r.Refused[key(batch[0].finding)] = true
			}
			batch = batch[:len(batch)/2]
		}
		if len(r.chosen(r.findings)) == 0 || ctx.Err() != nil {
			return false
		}
	}
}

// chosen are the repairs of findings, in their order, without those that touch text which another one changes, and without what
// waits for a new guard about the same subject.
func (m *Mender) chosen(findings []contracts.Finding) []candidate {
	var out []candidate
	for _, f := range findings {
		if repair, ok := m.choose(f); ok {
			out = append(out, candidate{f, repair})
		}
	}
	out = deepest(out)
	last := map[[2]string]string{} // the last rule that brings a guard about a subject
	for _, c := range out {
		if c.finding.Subject != "" && wholeLines(c.repair.Edits) {
			last[c.about()] = c.finding.Rule
		}
	}
	var taken []contracts.Edit
	return slices.DeleteFunc(out, func(c candidate) bool {
		if rule := last[c.about()]; rule != "" && rule != c.finding.Rule || overlap(taken, c.repair.Edits) {
			// One guard may answer for what two rules say of a subject: one for a range rejects nil too, one for nil keeps a guard below
			// it from crashing. What is still owed is made good in the next round.
			return true
		}
		taken = append(taken, c.repair.Edits...)
		return false
	})
}

// about is what tells that two candidates speak of one subject: what a constructor is given may be checked by the entry.
func (c candidate) about() [2]string {
	class, _, _ := strings.Cut(c.finding.Symbol, "#")
	return [2]string{class, c.finding.Subject}
}

// wholeLines reports whether edits put lines between others or take them away, and change none.
func wholeLines(edits []contracts.Edit) bool {
	for _, e := range edits {
		if e.NewText == "" && strings.HasSuffix(e.File.Text.Slice(e.Span), "\n") || imports(e) {
			continue
		}
		if e.Span.Len() > 0 || !strings.HasSuffix(e.NewText, "\n") && !begins(e) {
			return false
		}
	}
	return true
}

// imports reports whether an edit adds to what is imported.
func imports(e contracts.Edit) bool {
	return e.Span.Len() == 0 && slices.ContainsFunc(e.File.Imports, func(i program.Import) bool { return e.Span.Start <= i.Span.End })
}

// overlap reports whether an edit of b touches the text of one of a. Whole lines that are inserted in one place do not: they
// stand in the order of their findings.
func overlap(a, b []contracts.Edit) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Span.Start <= y.Span.End && y.Span.Start <= x.Span.End && !stacks(x, y) {
				return true
			}
		}
	}
	return false
}
