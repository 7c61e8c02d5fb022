package fix

import (
	"context"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
)

// Stands reports whether a repair of a finding of f, which has these findings, may be offered: the results parse, the finding is
// gone, and no other has come, in none of the files that the repair changes.
func (m *Mender) Stands(ctx context.Context, f *program.File, findings []contracts.Finding, of contracts.Finding, repair contracts.Repair) bool {
	r := rounds{Mender: m, file: f, findings: findings, strict: true}
	next, _, _ := r.try(ctx, []candidate{{of, repair}})
	return len(repair.Edits) > 0 && next != nil
}

// Keeps reports whether edits may be offered that mend nothing: the results parse and no finding has come.
func (m *Mender) Keeps(ctx context.Context, f *program.File, findings []contracts.Finding, edits []contracts.Edit) bool {
	r := rounds{Mender: m, file: f, findings: findings, strict: true}
	next, _, _ := r.try(ctx, []candidate{{repair: contracts.Repair{Edits: edits}}})
	return next != nil
}

// maxBehind is how many times what shows behind mended findings is mended with them.
const maxBehind = 3

// try makes repairs in memory, and those of the warnings that only then show. It gives the new model of the file, its findings and
// the number of repairs, or nil unless all of it stands.
func (r *rounds) try(ctx context.Context, batch []candidate) (next *program.File, after []contracts.Finding, made int) {
	at, owed := *r, batch
	for range maxBehind {
		next, after = at.make(ctx, batch)
		if next == nil || ctx.Err() != nil || kept(owed, r.findings, after) {
			return nil, nil, 0 // or the one repair undid what another had mended
		}
		made += len(batch)
		if r.strict {
			if crowded(r.findings, after) {
				return nil, nil, 0
			}
			return next, after, made
		}
		shown := come(r.findings, after, contracts.Warning)
		if len(shown) == 0 {
			if r.shifted(ctx, next) || ctx.Err() != nil {
				return nil, nil, 0
			}
			return next, after, made
		}
		at.file, at.findings = next, after
		if batch = at.chosen(shown); len(batch) < len(shown) {
			return nil, nil, 0
		}
	}
	return nil, nil, 0
}

// make makes repairs and analyses the results. It gives the new model of the file and its findings, or nil if one of the results
// does not parse, keeps what was to be mended, or, in another file, holds more than before.
func (r *rounds) make(ctx context.Context, batch []candidate) (*program.File, []contracts.Finding) {
	var edits []contracts.Edit
	for _, c := range batch {
		edits = append(edits, c.repair.Edits...)
	}
	next, others, ok := r.changed(edits)
	if !ok {
		return nil, nil
	}
	ix := r.Index.With(next)
	for _, o := range others {
		ix = ix.With(o.after)
	}
	after := r.find(ctx, ix, next)
	if ctx.Err() != nil || kept(batch, r.findings, after) || r.faulty(edits, after) {
		return nil, nil
	}
	old := r.Index.With(r.file)
	for _, o := range others {
		before, after := r.find(ctx, old, o.before), r.find(ctx, ix, o.after)
		if ctx.Err() != nil || crowded(before, after) || len(come(before, after, contracts.Warning)) > 0 {
			return nil, nil
		}
	}
	return next, after
}

// faulty reports whether the very text that the edits brought leaves a person something to say. What warns there is mended with it, or
// stands against it.
func (r *rounds) faulty(edits []contracts.Edit, after []contracts.Finding) bool {
	brought := written(r.file, stacked(edits))
	for _, f := range come(r.findings, after, contracts.Information) {
		if f.Severity > contracts.Information {
			continue
		}
		for _, s := range brought {
			if s.Start <= f.Span.Start && f.Span.Start < s.End {
				return true
			}
		}
	}
	return false
}

// written are the places that the new text of edits has in the result.
func written(f *program.File, edits []contracts.Edit) []syntax.Span {
	sorted := inOrder(edits)
	var out []syntax.Span
	moved := 0
	for _, e := range sorted {
		if e.File.Path != f.Path {
			continue
		}
		start := e.Span.Start + moved
		out = append(out, syntax.Span{Start: start, End: start + len(e.NewText)})
		moved += len(e.NewText) - e.Span.Len()
	}
	return out
}

// other is a file that a repair changes beside the one with the finding.
type other struct{ before, after *program.File }

// changed are the models of the files with the edits made, that of r's own first; ok is false if one cannot be read as before.
func (r *rounds) changed(edits []contracts.Edit) (own *program.File, others []other, ok bool) {
	byPath := map[string][]contracts.Edit{}
	var files []*program.File
	for _, e := range edits {
		if e.File == nil {
			return nil, nil, false
		}
		if byPath[e.File.Path] == nil {
			files = append(files, e.File)
		}
		byPath[e.File.Path] = append(byPath[e.File.Path], e)
	}
	own = r.file
	for _, f := range files {
		if f.Path == r.file.Path {
			f = r.file
		}
		next, ok := rewritten(f, byPath[f.Path])
		switch {
		case !ok:
			return nil, nil, false
		case f == r.file:
			own = next
		default:
			others = append(others, other{f, next})
		}
	}
	return own, others, true
}

// rewritten is the model of a file with edits made; ok is false if they do not fit, or more of it than before cannot be read.
func rewritten(f *program.File, edits []contracts.Edit) (*program.File, bool) {
	text, ok := Apply(f.Text.String(), stacked(edits))
	if !ok {
		return nil, false
	}
	next, err := workspace.Lower(f.Path, syntax.NewText(text))
	return next, err == nil && len(next.Errors) <= len(f.Errors)
}

func (m *Mender) find(ctx context.Context, ix *workspace.Index, f *program.File) []contracts.Finding {
	if m.Check != nil {
		return m.Check(ctx, ix, f)
	}
	return check.File(ctx, ix, f, m.Config).Findings
}
