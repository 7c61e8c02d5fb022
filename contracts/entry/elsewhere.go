package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// AnsweredFor reports whether a record lies in a public method of another boundary that the subject's class calls: that boundary is
// asked for the same value itself, and one obligation makes one finding.
func AnsweredFor(p *contracts.Pass, c *program.Class, rec *Record) bool {
	for f := rec.Frame; f != nil && f.Parent != nil; f = f.Parent {
		m := f.Method
		if m.Class == nil || m.Class == c || f.Call == nil || f.Call.X == nil || f.Call.X.Op == program.Self || m.Visibility != program.Public && m.Kind != program.KindConstructor {
			continue
		}
		if Classify(p, m.Class) == Boundary {
			return true
		}
	}
	return false
}
