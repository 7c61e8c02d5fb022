package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var helperName = regexp.MustCompile(`^_?(validate|ensure|check|verify|require|assert|guard|enforce)([A-Z_!].*)?$`)

// guardFrame reports whether a frame is that of a guard helper which the entry method itself calls.
func guardFrame(f *flow.Frame) bool {
	return f.Depth() == 1 && f.Call != nil && helperName.MatchString(f.Method.Name) && !invariantCheck(f.Method)
}

// invariantCheck recognises the method that asks whether the object is in a legal state: its place is behind what changes that.
func invariantCheck(m *program.Method) bool {
	return len(m.Params) == 0 && invariantName.MatchString(m.Name)
}

var invariantName = regexp.MustCompile(`(?i)invariant|check_?rep$|ensure_valid!?$|validate_state!?$`)

// helpers are the frames of the guard helpers that the entry method calls, in order.
func (r *Run) helpers() []*flow.Frame {
	var out []*flow.Frame
	seen := map[*program.Expr]bool{}
	for _, rec := range r.Records {
		if guardFrame(rec.Frame) && rec.Kind == flow.Prove && !seen[rec.Frame.Call] {
			seen[rec.Frame.Call] = true
			out = append(out, rec.Frame)
		}
	}
	return out
}

// judgeHelper takes the call of a guard helper for the guards in it that raise.
func (o *order) judgeHelper(f *flow.Frame) *Misplaced {
	for _, g := range GuardsOf(o.p, f.Method) {
		if g.Exit.Op != program.Raise {
			continue
		}
		g.Stmt = f.Call
		if m := o.judge(g); m != nil {
			return m
		}
	}
	return nil
}
