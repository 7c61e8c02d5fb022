package refactor

import (
	"fmt"
	"sort"
	"strings"

	"github.com/agentcore/proviso/contracts/trial"
)

// names gives the examples titles that differ: "rejects amount = 0", "ensures result > 0".
func (s spec) names() []string {
	var out []string
	used := map[string]int{}
	for _, x := range s.list {
		name := "rejects " + s.shown(x.args)
		switch {
		case x.blockless:
			name = "rejects a call without a block"
		case x.post != nil:
			name = "ensures " + strings.Join(strings.Fields(x.post.Text), " ")
		}
		if used[name]++; used[name] > 1 {
			name += fmt.Sprintf(" (%d)", used[name])
		}
		out = append(out, name)
	}
	return out
}

func (s spec) shown(w trial.World) string {
	var parts []string
	for path, v := range w {
		if strings.HasPrefix(path, "self.") {
			continue // what the object holds by itself
		}
		if v.Kind != trial.Object && v.Kind != trial.Unknown {
			parts = append(parts, path+" = "+v.In(s.method.File.Language))
		}
	}
	sort.Strings(parts)
	if len(parts) == 0 {
		return "what it is given"
	}
	return strings.Join(parts, ", ")
}

// word makes a method name of a title.
func word(title string) string {
	var b strings.Builder
	last := '_'
	for _, r := range strings.ToLower(strings.NewReplacer("= -", "= minus ", "<=", "at most", ">=", "at least", "<", "below", ">", "above").Replace(title)) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
			last = r
		} else if last != '_' {
			b.WriteByte('_')
			last = '_'
		}
	}
	return strings.Trim(b.String(), "_")
}
