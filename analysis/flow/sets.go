package flow

import "github.com/agentcore/proviso/analysis/program"

// oneOf learns that values were compared with a set of values or names, and belong to it if want.
func (f *Frame) oneOf(s *State, list []*program.Expr, want bool) {
	for _, e := range list {
		f.learn(s, f.Value(s, e), TestListed, func(x *Fact) { x.Member = x.Member || want })
	}
}

// listPredicates ask whether an argument, or the receiver of in?, belongs to a set.
var listPredicates = map[string]bool{"include?": true, "member?": true, "key?": true, "has_key?": true, "in?": true, "match?": true, "respond_to?": true, "includes": true, "hasOwnProperty": true}

// KeyOrNil recognises params.fetch(:code, nil), which asks no more of the hash than params[:code].
func KeyOrNil(e *program.Expr) bool {
	return e.Op == program.Call && e.Name == "fetch" && e.Closure == nil && len(e.List) == 2 && e.List[1] != nil && e.List[1].Op == program.Nil && isLiteral(e.List[0])
}

// fetched learns from table.fetch(key), which raises, or runs its default, where the table does not have the key. A question
// about membership counts as asked also where its answer is only handed on.
func (f *Frame) fetched(s *State, e *program.Expr) {
	if listPredicates[e.Name] && e.X != nil {
		f.a.tested(f.Method, f.Value(s, e.X), TestListed)
		for _, a := range e.List {
			f.a.tested(f.Method, f.Value(s, a), TestListed)
		}
	}
	if f.File().Language != program.Ruby || e.Name != "fetch" || e.X == nil || len(e.List) == 0 {
		return
	}
	if !isLiteral(e.List[0]) {
		f.oneOf(s, e.List[:1], true)
	} else if len(e.List) == 1 && e.Closure == nil {
		f.learn(s, f.Value(s, e), TestMember, nil) // the key is there; its value may be nil
	}
}
