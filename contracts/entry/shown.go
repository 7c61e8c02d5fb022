package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// leading are calls by which a controller's action says itself what comes next.
var leading = map[string]bool{"redirect_to": true, "render": true, "head": true, "respond_with": true, "redirect_back": true, "send_data": true, "send_file": true,
	"redirect_back_or_to": true}

// Shown reports whether the record of a write stands in a field of a controller whose action leaves it to its view what comes next, at
// least for one format: there the record can be asked.
func (m *Mutation) Shown() bool {
	method := m.Run.Method
	if !strings.Contains(method.File.Path, "app/controllers/") || method.File.Language != program.Ruby || method.Visibility != program.Public || method.Static {
		return false
	}
	x := m.Op.X
	if m.Kind == flow.RecordDebt {
		x = m.target()
	}
	if x == nil || x.Op != program.Field_ {
		return false
	}
	leads, bare, told := false, false, false
	method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call {
			leads = leads || e.X == nil && leading[e.Name]
			bare = bare || e.X != nil && e.X.Op == program.Local && e.X.Name == "format" && e.Closure == nil && len(e.List) == 0
			told = told || e.Name == "flash" && e.X == nil
		}
		return true
	})
	for _, tail := range summary.Tails(method) { // what it ends with may say what comes next
		leads = leads || tail != nil && tail.Op == program.Call && tail.X == nil && tail.Closure == nil
	}
	return bare || !leads && !told
}
