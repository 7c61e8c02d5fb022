package clauses

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/trial"
)

// JudgePost compares a postcondition with what a method, which may be another than the one that declares it, leaves behind.
func JudgePost(p *contracts.Pass, m *program.Method, c *Clause) (Verdict, *Difference) {
	if !c.Checked() || !m.HasBody() || m.Broken || m.Generator {
		return Unjudged, nil
	}
	cond := c.Cond
	var pre []*program.Expr
	for _, x := range append(Of(p, m).Pre, Of(p, m).Raise...) {
		if x.Checked() {
			pre = append(pre, x.Cond)
		}
	}
	leaves := trial.LeavesOf(m, append([]*program.Expr{cond}, pre...)...)
	j := judge(p, m, leaves, append([]*program.Expr{cond}, pre...)...)
	if j == nil {
		return Unjudged, nil
	}
	j.machine.Effects = true
	seen, open := false, false
	for _, w := range j.worlds {
		if !natural(w, leaves) || !j.possible(w) || !j.all(pre, w) {
			continue
		}
		ways, ok := j.machine.Ways(m, nil, w, j.bits)
		if !ok {
			return Unjudged, nil
		}
		for i := range ways {
			way := &ways[i]
			if way.End == trial.Rejected || way.End == trial.Crashed {
				continue
			}
			if failure(way) {
				continue
			}
			seen = true
			switch way.After(cond) {
			case flow.No:
				if way.Unsure {
					return Unjudged, nil
				}
				return Broken, &Difference{Clause: c, World: w, Leaves: leaves, Way: way}
			case flow.Unknown:
				open = true
			}
		}
	}
	if !seen || open {
		return Unjudged, nil
	}
	return Kept, nil
}

// failure reports whether a way ends with a value that says that it failed: a postcondition speaks of success.
func failure(w *trial.Way) bool {
	return w.At != nil && w.At.Op == program.Return && w.At.X != nil && flow.FailingValue(w.At.X) && w.At.X.Op != program.Nil && w.At.X.Op != program.False
}

// natural leaves worlds out in which fields are nil: a postcondition speaks of objects that work.
func natural(w trial.World, leaves []*trial.Leaf) bool {
	for _, l := range leaves {
		if v := w[l.Path]; v.Kind == trial.Nil && strings.HasPrefix(l.Root, "self.") {
			return false
		}
	}
	return true
}
