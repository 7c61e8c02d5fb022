package flow

import "github.com/agentcore/proviso/analysis/program"

// unwraps are messages that raise, or leave the method, unless the result they are sent to succeeded.
var unwraps = map[string]bool{"value!": true, "unwrap": true, "unwrap!": true, "raise_if_error!": true, "success!": true, "or_raise": true}

// unwrapped learns from do-notation and its like, which come back only with a success: yield check(x), step check(x),
// check(x).value!.
func (f *Frame) unwrapped(s *State, e *program.Expr) {
	var result *program.Expr
	switch {
	case e.Op == program.Yield && len(e.List) == 1, e.Op == program.Call && e.Name == "step" && e.X == nil && len(e.List) == 1:
		result = e.List[0]
	case e.Op == program.Call && unwraps[e.Name]:
		result = e.X
	}
	if result != nil {
		f.left(s, f.Value(s, result), func(o way) bool { return !o.failing })
	}
}
