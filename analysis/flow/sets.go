package flow

import "github.com/agentcore/proviso/analysis/program"

// oneOf learns that values were compared with a set of values or names, and belong to it if want.
func (f *Frame) oneOf(s *State, list []*program.Expr, want bool) {
	for _, e := range list {
		f.learn(s, f.Value(s, e), TestListed, func(x *Fact) { x.Member = x.Member || want })
	}
}

// fetched learns from table.fetch(key), which raises, or runs its default, where the table does not have the key.
func (f *Frame) fetched(s *State, e *program.Expr) {
	if f.File().Language == program.Ruby && e.Name == "fetch" && e.X != nil && len(e.List) > 0 && !isLiteral(e.List[0]) {
		f.oneOf(s, e.List[:1], true)
	}
}
