package missingshape

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs demand the keys: by a schema where the project has such, or by fetch, or by a guard for each; and in TypeScript the object
// itself. Which keys it must have beside those that are used is the author's to say.
func repairs(p *contracts.Pass, s *entry.Subject) []contracts.Repair {
	var out []contracts.Repair
	add := func(r contracts.Repair, ok bool) bool {
		if ok {
			out = append(out, r)
		}
		return ok
	}
	script := s.Method.File.Language == program.TypeScript
	schema := add(skeleton(p, s))
	add(fetch(p, s))
	if add(each(p, s)) {
		out[len(out)-1].Preferred = script && !schema && !repair.Everywhere(s.Method, s.Param.Name)
	}
	if !script {
		add(dry(p, s))
		add(keywords(p, s))
		return out
	}
	for _, r := range repair.Presence(p, s.Method, repair.Absent{Subject: s.Param.Name, Access: s.Param.Name, Used: true, Maybe: entry.Untyped(s.Param.Type)}) {
		r.Preferred = false
		add(r, true)
	}
	return out
}

// fetch replaces params[:code] by params.fetch(:code) wherever the value is dereferenced. Where a line becomes too long, how to break
// it is the author's to say.
func fetch(p *contracts.Pass, s *entry.Subject) (contracts.Repair, bool) {
	if s.Method.File.Language != program.Ruby {
		return contracts.Repair{}, false
	}
	var edits []contracts.Edit
	seen := map[int]bool{}
	for _, k := range s.KeyDerefs {
		x := k.Deref.Expr
		if x.Op != program.Index || x.X == nil || len(x.List) != 1 || seen[x.Span.Start] {
			continue
		}
		seen[x.Span.Start] = true
		f := k.Frame.File()
		edits = append(edits, contracts.Edit{File: f, Span: x.Span, NewText: f.Text.Slice(x.X.Span) + ".fetch(" + f.Text.Slice(x.List[0].Span) + ")"})
	}
	return contracts.Repair{Title: "Read required keys with fetch", Preferred: repair.Fits(p, s.Method.File, edits), Safe: true, Edits: edits}, len(edits) > 0
}
