package flow

import "github.com/agentcore/proviso/analysis/program"

// walks are the calls that give every element of a collection to their block.
var walks = map[string]bool{"each": true, "each_pair": true, "each_value": true}

// askedOfEach reads a guard that a loop applies to each of several values written side by side: once
// [a, b].each { |x| raise if x.nil? } is over, [a, b].any? { |x| x.nil? } is false. It gives that question and its answer, or nil for
// anything else. The elements of { a: a, b: b } are its values.
func askedOfEach(call *program.Expr, c *program.Closure) (*program.Expr, bool) {
	if call.X == nil || !walks[call.Name] || len(call.List) > 0 || c.Body == nil || len(c.Body.List) != 1 {
		return nil, false
	}
	values, item := sideBySide(call, c.Params)
	guard := c.Body.List[0]
	if len(values) == 0 || item == nil || guard.Op != program.If || guard.X == nil {
		return nil, false
	}
	question, passes := guard.X, false
	for question.Op == program.Not && question.X != nil {
		question, passes = question.X, !passes
	}
	switch {
	case guard.Z == nil && leaves(guard.Y):
	case guard.Y == nil && leaves(guard.Z):
		passes = !passes
	default:
		return nil, false
	}
	several := &program.Expr{Op: program.Call, Name: "any?", Span: question.Span, X: &program.Expr{Op: program.Array, List: values, Span: call.X.Span},
		Closure: &program.Closure{Kind: c.Kind, Params: []*program.Param{item},
			Body: &program.Expr{Op: program.Block, List: []*program.Expr{question}, Span: question.Span}}}
	if passes {
		several.Name = "all?"
	}
	if question.Op == program.Local && question.Name == item.Name {
		several.Closure = nil // the truth of each
	}
	return several, passes
}

// sideBySide are the values of a literal and the block parameter that each of them is given to.
func sideBySide(call *program.Expr, params []*program.Param) ([]*program.Expr, *program.Param) {
	switch {
	case call.X.Op == program.Array && call.Name == "each" && len(params) == 1:
		return call.X.List, params[0]
	case call.X.Op == program.Hash && (len(params) == 2 || call.Name == "each_value" && len(params) == 1):
		var values []*program.Expr
		for _, pair := range call.X.List {
			if pair.Op != program.Pair || pair.Y == nil {
				return nil, nil
			}
			values = append(values, pair.Y)
		}
		return values, params[len(params)-1]
	}
	return nil, nil
}

// leaves reports whether a branch ends by raising or returning.
func leaves(e *program.Expr) bool {
	if e != nil && e.Op == program.Block && len(e.List) > 0 {
		e = e.List[len(e.List)-1]
	}
	return e != nil && (e.Op == program.Raise || e.Op == program.Return)
}
