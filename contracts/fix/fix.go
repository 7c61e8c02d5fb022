// Package fix applies repairs to texts: the preferred ones, in rounds until nothing changes, and only those that were seen to
// mend their finding. It asks the checker, and the command line asks it; it writes nothing but what Write is told to.
package fix

import (
	"context"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
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
// A repair that does not remove its finding, breaks the syntax or adds a warning is dropped.
func (m *Mender) Mend(ctx context.Context, f *program.File) (mended *program.File, repairs int) {
	if m.Refused == nil {
		m.Refused = map[string]bool{}
	}
	r := rounds{Mender: m, file: f}
	r.findings = r.find(ctx, f)
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

// within reports whether all edits lie in the file: one file is verified at a time.
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
	strict   bool // not even an information may come
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
		batch := r.batch()
		for len(batch) > 0 {
			if next, findings := r.try(ctx, batch); next != nil {
				r.file, r.findings = next, findings
				r.made += len(batch)
				return true
			}
			if len(batch) == 1 {
				r.Refused[key(batch[0].finding)] = true
			}
			batch = batch[:len(batch)/2]
		}
		if len(r.batch()) == 0 || ctx.Err() != nil {
			return false
		}
	}
}

// batch chooses repairs in order of their findings and leaves out those that touch text which another one changes.
func (r *rounds) batch() []candidate {
	var out []candidate
	var taken []contracts.Edit
	for _, f := range r.findings {
		repair, ok := r.choose(f)
		if !ok || overlap(taken, repair.Edits) {
			continue
		}
		taken = append(taken, repair.Edits...)
		out = append(out, candidate{f, repair})
	}
	return out
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

// key tells findings apart while text around them moves.
func key(f contracts.Finding) string {
	return f.File.Path + "\x00" + identity(f) + "\x00" + f.File.Text.Slice(f.Span)
}

func identity(f contracts.Finding) string {
	return strings.Join([]string{f.Rule, f.Symbol, f.Subject}, "\x00")
}

// try applies repairs in memory and analyses the result; it gives the new model and its findings only if the result stands.
func (r *rounds) try(ctx context.Context, batch []candidate) (*program.File, []contracts.Finding) {
	var edits []contracts.Edit
	for _, c := range batch {
		edits = append(edits, c.repair.Edits...)
	}
	text, ok := Apply(r.file.Text.String(), stacked(edits))
	if !ok {
		return nil, nil
	}
	next, err := workspace.Lower(r.file.Path, syntax.NewText(text))
	if err != nil || len(next.Errors) > len(r.file.Errors) {
		return nil, nil
	}
	after := r.find(ctx, next)
	if ctx.Err() != nil || r.worse(after) || kept(batch, r.findings, after) {
		return nil, nil
	}
	return next, after
}

func (m *Mender) find(ctx context.Context, f *program.File) []contracts.Finding {
	if m.Check != nil {
		return m.Check(ctx, m.Index.With(f), f)
	}
	return check.File(ctx, m.Index.With(f), f, m.Config).Findings
}

// Stands reports whether a repair of a finding of f, which has these findings, may be offered: the result parses, the finding is
// gone, and no other has come. One that changes other files too is taken at its word.
func (m *Mender) Stands(ctx context.Context, f *program.File, findings []contracts.Finding, of contracts.Finding, repair contracts.Repair) bool {
	if !within(f, repair.Edits) {
		return len(repair.Edits) > 0
	}
	r := rounds{Mender: m, file: f, findings: findings, strict: true}
	next, _ := r.try(ctx, []candidate{{of, repair}})
	return next != nil
}

// kept reports whether some finding of the batch is still there.
func kept(batch []candidate, before, after []contracts.Finding) bool {
	count := map[string]int{}
	for _, f := range before {
		count[identity(f)]++
	}
	for _, f := range after {
		count[identity(f)]--
	}
	mended := map[string]int{}
	for _, c := range batch {
		if c.finding.Rule != "" { // edits that mend nothing have none
			mended[identity(c.finding)]++
		}
	}
	for id, n := range mended {
		if count[id] < n {
			return true
		}
	}
	return false
}

// worse reports whether findings have come: more warnings than before, or where it is strict more of anything from information up,
// or one in a method that had nothing of the kind. In the method itself a general obligation may show behind a specific one.
func (r *rounds) worse(after []contracts.Finding) bool {
	count, methods := map[string]int{}, map[string]bool{}
	warnings, all := 0, 0
	for _, f := range r.findings {
		count[identity(f)]++
		methods[f.Symbol] = true
		warnings, all = warnings+weight(f, contracts.Warning), all+weight(f, contracts.Information)
	}
	for _, f := range after {
		warnings, all = warnings-weight(f, contracts.Warning), all-weight(f, contracts.Information)
		if count[identity(f)]--; r.strict && count[identity(f)] < 0 && f.Severity >= contracts.Information && !methods[f.Symbol] {
			return true
		}
	}
	return warnings < 0 || r.strict && all < 0
}

func weight(f contracts.Finding, from contracts.Severity) int {
	if f.Severity >= from {
		return 1
	}
	return 0
}

// Keeps reports whether edits of f may be offered that mend nothing: the result parses and no finding has come.
func (m *Mender) Keeps(ctx context.Context, f *program.File, findings []contracts.Finding, edits []contracts.Edit) bool {
	r := rounds{Mender: m, file: f, findings: findings, strict: true}
	next, _ := r.try(ctx, []candidate{{repair: contracts.Repair{Edits: edits}}})
	return next != nil
}
