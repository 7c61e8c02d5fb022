package fix

import (
	"context"
	"maps"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// maxCallers bounds how many files that call what was changed are looked at.
const maxCallers = 40

// neighbours remembers what is found in the files that call a file under repair, so that nothing is analysed twice in a round.
type neighbours struct {
	now, next map[string][]contracts.Finding
}

// settle takes what was found last for what is found now: the repairs were made.
func (n *neighbours) settle() { maps.Copy(n.now, n.next) }

// shifted reports whether a file that calls a method which the repairs changed has a warning that it had not: a guard may show what
// a call was about all along, and whether the call or the method is to blame is for a person to say.
func (r *rounds) shifted(ctx context.Context, next *program.File) bool {
	n, old, ix := r.calling, r.Index.With(r.file), r.Index.With(next)
	n.next = map[string][]contracts.Finding{}
	for _, f := range callersOf(old, r.file, next) {
		before, ok := n.now[f.Path]
		if !ok {
			before = r.find(ctx, old, f)
			n.now[f.Path] = before
		}
		after := r.find(ctx, ix, f)
		if ctx.Err() != nil || len(come(before, after, contracts.Warning)) > 0 {
			return true
		}
		n.next[f.Path] = after
	}
	return false
}

// callersOf are the other files that call a method whose text is another in the new model of a file.
func callersOf(ix *workspace.Index, before, after *program.File) []*program.File {
	var out []*program.File
	seen := map[*program.File]bool{before: true}
	same := texts(after)
	for _, m := range before.AllMethods() {
		if same[named(m)] == before.Text.Slice(m.Span) || m.Kind == program.KindTopLevel {
			continue
		}
		for _, site := range ix.Callers(m) {
			if f := site.Method.File; !seen[f] && len(out) < maxCallers {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// texts are the texts of a file's methods by their names; one that is defined twice has none, so that it counts as changed.
func texts(f *program.File) map[string]string {
	out := map[string]string{}
	for _, m := range f.AllMethods() {
		if _, twice := out[named(m)]; twice {
			out[named(m)] = ""
			continue
		}
		out[named(m)] = f.Text.Slice(m.Span)
	}
	return out
}

func named(m *program.Method) string {
	name := "#" + m.Name
	if m.Static {
		name = "." + m.Name
	}
	if m.Class != nil {
		return m.Class.Name + name
	}
	return name
}
