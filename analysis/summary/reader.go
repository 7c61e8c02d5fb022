package summary

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Reader is a Ruby method without parameters that is sent to an object, as far as it tells what it gives.
type Reader struct {
	Name  string
	Makes string // the class, as written, of which it gives a new object, kept in a field or not; "" for all else
}

type readersKey struct{}

// Readers lists the readers of a file, each pair of name and class once.
func Readers(f *program.File) []Reader {
	return f.Derive(readersKey{}, func() any {
		if f.Language != program.Ruby {
			return []Reader(nil)
		}
		var out []Reader
		seen := map[Reader]bool{}
		for _, c := range f.Classes {
			for _, m := range c.Methods {
				if m.Static || !m.HasBody() || len(m.Params) > 0 {
					continue
				}
				if r := (Reader{m.Name, makes(m)}); !seen[r] {
					seen[r] = true
					out = append(out, r)
				}
			}
		}
		return out
	}).([]Reader)
}

func makes(m *program.Method) string {
	if !strings.Contains(m.File.Text.Slice(m.Span), "new") {
		return "" // without lowering what it says
	}
	class := ""
	for _, tail := range Tails(m) {
		tail = flow.Strip(tail)
		if tail != nil && tail.Op == program.Assign {
			tail = flow.Strip(tail.Y)
		}
		if tail == nil || tail.Op != program.Call || tail.Name != "new" || tail.X == nil || tail.X.Op != program.Constant || class != "" && class != tail.X.Name {
			return ""
		}
		class = tail.X.Name
	}
	return class
}
