package flow

import "github.com/agentcore/proviso/analysis/program"

// eachOf reads a question about several values at once: [a, b].any?(&:nil?), [a, b].all? { |x| x.present? }.
func (f *Frame) eachOf(s *State, e *program.Expr, sense bool) {
	question := asks(e)
	all := e.Name == "all?" && sense
	none := e.Name == "any?" && !sense || e.Name == "none?" && sense
	for _, el := range e.X.List {
		v := f.Value(s, el)
		switch {
		case none && question == "nil?":
			f.isNull(s, v, false)
		case none && question == "blank?", all && question == "present?":
			f.blank(s, v, false)
		case all && question == "", none && question == "!":
			f.truth(s, v, true)
		default:
			f.learn(s, v, TestNull, nil)
		}
	}
}

// asks is the message that a block, or a symbol in its place, sends to each element; "" for their own truth, "?" for what
// cannot be told.
func asks(e *program.Expr) string {
	if len(e.List) > 0 {
		if p := e.List[0]; p.Op == program.Spread && p.X != nil {
			return p.X.Name
		}
		return "?"
	}
	if e.Closure == nil {
		return ""
	}
	if b := e.Closure.Body; b != nil && len(b.List) == 1 && len(e.Closure.Params) == 1 {
		if c := b.List[0]; c.Op == program.Call && len(c.List) == 0 && c.X != nil && c.X.Op == program.Local && c.X.Name == e.Closure.Params[0].Name {
			return c.Name
		}
	}
	return "?"
}

// several reads [a, b].any?(&:nil?), [a, b].include?(nil) and the like; it reports whether e is a question of that form.
func (f *Frame) several(s *State, e *program.Expr, sense bool) bool {
	if e.X == nil || e.X.Op != program.Array {
		return false
	}
	switch e.Name {
	case "any?", "none?", "all?":
		f.eachOf(s, e, sense)
		return true
	case "include?", "exclude?":
		if len(e.List) == 1 && e.List[0].Op == program.Nil && len(e.X.List) > 0 {
			for _, el := range e.X.List {
				f.learn(s, f.Value(s, el), TestNull, func(x *Fact) {
					if sense == (e.Name == "exclude?") {
						x.Null = NonNull
					}
				})
			}
			return true
		}
	}
	return false
}

// compacted reads [a, b].compact.size == 2: none of them is nil.
func (f *Frame) compacted(s *State, x *program.Expr, op string, n float64, known bool) {
	if !known || x.Op != program.Call || x.X == nil || x.X.Op != program.Call || x.X.Name != "compact" || x.X.X == nil || x.X.X.Op != program.Array {
		return
	}
	list := x.X.X.List
	complete := (op == "==" || op == ">=") && int(n) == len(list) || op == ">" && int(n) == len(list)-1
	for _, el := range list {
		f.learn(s, f.Value(s, el), TestNull, func(q *Fact) {
			if complete {
				q.Null = NonNull
			}
		})
	}
}
